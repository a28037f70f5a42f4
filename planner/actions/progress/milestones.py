"""Milestones: logged by the person, confirmed by the manager where the framework says so."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import (
    AlreadyAnswered,
    ReasonMissing,
    check_above,
    check_length,
    check_note,
    lock,
    name_of_form,
)
from planner.actions.notices.confirmations import tell_milestone_decided, tell_milestone_logged
from planner.actions.progress.evidence import Note
from planner.models import Employee, Milestone, MilestoneRecord
from planner.models.texts import visible
from planner.queries.people.managers import nearest_manager

State = MilestoneRecord.State


class AlreadyLogged(ActionError):
    """The milestone already waits for the manager, or is confirmed for that day."""


@transaction.atomic
def log_milestone(employee: Employee, milestone: Milestone, note: Note) -> MilestoneRecord:
    """Record a milestone; it is confirmed at once if the framework lets people do so themselves.

    Idempotent. Raises ``AlreadyLogged``, ``InTheFuture`` or ``NoteTooLong``.
    """
    check_note(note.happened_on, note.text)
    current = lock(employee)
    submission = name_of_form(note.submission, employee)
    if before := _sent(employee, submission):
        return before
    own = MilestoneRecord.objects.filter(employee=employee, milestone=milestone)
    if own.filter(state=State.WAITING).exists():
        raise _already(milestone, _("“{milestone}” already waits for your manager."))
    if own.filter(state=State.CONFIRMED, achieved_on=note.happened_on).exists():
        raise _already(milestone, _("“{milestone}” is already confirmed for that day."))
    record = MilestoneRecord.objects.create(
        employee=current,
        milestone=milestone,
        achieved_on=note.happened_on,
        note=visible(note.text),
        state=State.CONFIRMED if milestone.confirmed_by == "self" else State.WAITING,
        submission=submission,
    )
    tell_milestone_logged(record, nearest_manager(current))
    return record


@transaction.atomic
def decide_milestone(
    record: MilestoneRecord, by: Employee, *, confirm: bool, answer: str
) -> MilestoneRecord:
    """Confirm a milestone, or return it with a reason. Idempotent.

    Raises ``NotYours``, ``AlreadyAnswered``, ``ReasonMissing`` or ``NoteTooLong``.
    """
    check_length(answer)
    check_above(by, lock(record.employee))
    record.refresh_from_db()
    decision = State.CONFIRMED if confirm else State.RETURNED
    if record.state != State.WAITING:
        return _same_decision(record, by, decision)
    if not confirm and not visible(answer):
        raise ReasonMissing(_("Say in a word what is missing."), field="text")
    record.state, record.answer = decision, visible(answer)
    record.decided_by, record.decided_at = by, timezone.now()
    record.save(update_fields=["state", "answer", "decided_by", "decided_at"])
    tell_milestone_decided(record, by)
    return record


def _already(milestone: Milestone, words: str) -> AlreadyLogged:
    return AlreadyLogged(words.format(milestone=milestone), field="milestone")


def _sent(employee: Employee, submission: UUID | None) -> MilestoneRecord | None:
    if submission is None:
        return None
    return MilestoneRecord.objects.filter(employee=employee, submission=submission).first()


def _same_decision(record: MilestoneRecord, by: Employee, decision: str) -> MilestoneRecord:
    if (record.state, record.decided_by_id) == (decision, by.pk):
        return record
    words = _("“{milestone}” was answered in the meantime.")
    raise AlreadyAnswered(words.format(milestone=record.milestone))
