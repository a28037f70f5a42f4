"""Evidence and confirmations: employees show, managers confirm. Nothing is overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import (
    AlreadyAnswered,
    ReasonMissing,
    check_above,
    check_levels,
    check_note,
    lock,
    manager_of,
    name_of_form,
)
from planner.actions.notices.confirmations import (
    tell_confirmation_answered,
    tell_confirmation_asked,
    tell_skill_observed,
)
from planner.actions.progress.standings import refold
from planner.actions.recompute import recompute
from planner.models import ConfirmationRequest, Employee, Evidence, SkillStanding
from planner.models.texts import visible
from planner.queries.people.planning_context import PlanningContext
from planner.queries.people.scale import highest_level


class NothingToConfirm(ActionError):
    """The evidence is not the person’s own, so it makes no claim to confirm."""


@dataclass(frozen=True, slots=True)
class Note:
    """A note: when it happened, and in which words.

    ``submission`` names the form that sent it, so that a second click writes nothing twice.
    ``activity`` is the code of the activity that was done, if any; ``expires_on`` the first day
    without a certificate.
    """

    happened_on: date
    text: str = ""
    link: str = ""
    kind: str = Evidence.Kind.RATING
    submission: UUID | None = None
    activity: str | None = None
    expires_on: date | None = None


@transaction.atomic
def rate_skills(
    employee: Employee,
    levels: Mapping[str, int],
    *,
    at: date,
    planning: PlanningContext | None = None,
) -> int:
    """Record the person's own view of several skills (code -> level); return how many are new.

    A level that the person already claims is not written again.
    """
    employee = lock(employee)
    check_levels(levels.values(), highest_level(employee, planning))
    claimed = dict(
        SkillStanding.objects.of(employee)
        .current(at)
        .exclude(claimed_on=None)
        .values_list("skill_id", "claimed")
    )
    new = {skill: level for skill, level in levels.items() if claimed.get(skill) != level}
    Evidence.objects.bulk_create(
        Evidence(employee=employee, skill_id=skill, level=level, author=employee, happened_on=at)
        for skill, level in new.items()
    )
    refold([employee.pk], new)
    recompute(employee, planning)
    return len(new)


@transaction.atomic
def ask_confirmation(evidence: Evidence) -> ConfirmationRequest:
    """Ask the manager to confirm the level that ``evidence`` shows.

    Idempotent: the open request is returned. Raises ``NothingToConfirm`` or ``NobodyToAsk``.
    """
    return request_confirmation(lock(evidence.employee), evidence, evidence.skill.name)


def request_confirmation(employee: Employee, evidence: Evidence, skill: str) -> ConfirmationRequest:
    """The same in a transaction that has locked ``employee``; ``skill`` is its name."""
    manager = manager_of(employee)
    if evidence.author_id != employee.pk:
        raise NothingToConfirm(_("This is your manager’s own word: there is nothing to confirm."))
    asked = ConfirmationRequest.objects.open().filter(employee=employee, skill=evidence.skill_id)
    if request := asked.first():
        return request
    request = ConfirmationRequest.objects.create(
        employee=employee, skill_id=evidence.skill_id, evidence=evidence
    )
    tell_confirmation_asked(request, manager, skill)
    return request


@transaction.atomic
def withdraw_confirmation(request: ConfirmationRequest) -> None:
    """Withdraw a request. Idempotent; an answer stays."""
    ConfirmationRequest.objects.filter(pk=request.pk, closed_at=None).update(
        closed_at=timezone.now()
    )


@transaction.atomic
def answer_confirmation(
    request: ConfirmationRequest, by: Employee, level: int, text: str, *, at: date
) -> Evidence:
    """Confirm the level that was asked for, or answer with another one and a reason. Idempotent.

    Raises ``NotYours``, ``AlreadyAnswered``, ``ReasonMissing``, ``NoteTooLong`` or ``NoSuchLevel``.
    """
    check_note(at, text)
    employee = lock(request.employee)
    check_levels([level], highest_level(employee))
    check_above(by, employee)
    current = ConfirmationRequest.objects.select_related(
        "evidence", "answer", "skill", "employee"
    ).get(pk=request.pk)
    if current.closed_at:
        return _same_answer(current, by, level)
    if level != current.evidence.level and not visible(text):
        raise ReasonMissing(_("You answer with another level: say in a word why."), field="text")
    answer = write_evidence(employee, by, current.skill_id, level, _observed(at, text))
    current.answer, current.closed_at = answer, timezone.now()
    current.save(update_fields=["answer", "closed_at"])
    tell_confirmation_answered(current, answer)
    recompute(employee)
    return answer


@transaction.atomic
def observe_skill(employee: Employee, by: Employee, skill: str, level: int, note: Note) -> Evidence:
    """Record a manager's level for a skill without having been asked.

    Raises ``NotYours``, ``InTheFuture``, ``NoteTooLong`` or ``NoSuchLevel``.
    """
    check_note(note.happened_on, note.text)
    check_levels([level], highest_level(employee))
    check_above(by, lock(employee))
    note = replace(note, submission=name_of_form(note.submission, by, employee))
    sent = Evidence.objects.filter(submission=note.submission, author=by)
    if note.submission and (before := sent.first()):
        return before
    evidence = write_evidence(employee, by, skill, level, note)
    tell_skill_observed(evidence)
    recompute(employee)
    return evidence


def write_evidence(
    employee: Employee, author: Employee, skill: str, level: int, note: Note
) -> Evidence:
    """Write a row and fold it; recomputing the plan is up to the caller."""
    evidence = Evidence.objects.create(
        employee=employee,
        skill_id=skill,
        level=level,
        kind=note.kind,
        confirms=author != employee,
        author=author,
        happened_on=note.happened_on,
        text=visible(note.text),
        link=note.link,
        expires_on=note.expires_on,
        activity_id=note.activity,
        submission=note.submission,
    )
    refold([employee.pk], [skill])
    return evidence


def _observed(at: date, text: str) -> Note:
    return Note(at, text, kind=Evidence.Kind.OBSERVED)


def _same_answer(request: ConfirmationRequest, by: Employee, level: int) -> Evidence:
    answer = request.answer
    if answer and (answer.author_id, answer.level) == (by.pk, level):
        return answer
    if answer:
        raise AlreadyAnswered(_("This was answered in the meantime."))
    raise AlreadyAnswered(_("This was withdrawn in the meantime."))
