"""Employees show what they can do; managers confirm it. Nothing is ever overwritten."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.notices.confirmations import (
    tell_confirmation_answered,
    tell_confirmation_asked,
    tell_skill_observed,
)
from planner.actions.progress.standings import refold
from planner.actions.recompute import recompute
from planner.models import ConfirmationRequest, Employee, Evidence, SkillStanding
from planner.models.fields import LEVELS, NOTE_LENGTH


class InTheFuture(ActionError):
    """Evidence is about what has happened."""


class NoteTooLong(ActionError):
    """More text than a note holds."""


class NoSuchLevel(ActionError):
    """A level outside 0..4."""


class NothingToConfirm(ActionError):
    """The evidence is not the person’s own: there is no claim in it to confirm."""


class NobodyToAsk(ActionError):
    """There is no manager who could confirm."""


class AlreadyAnswered(ActionError):
    """Somebody has answered in the meantime, or the request was withdrawn."""


class NotYours(ActionError):
    """Only somebody above the person in the reporting line may do this."""


class ReasonMissing(ActionError):
    """An answer that differs needs a word why."""


@dataclass(frozen=True, slots=True)
class Note:
    """What a person writes down: when it happened, and in which words.

    ``submission`` names the form that sent it, so that a second click writes nothing twice.
    ``activity`` is the code of the one that was done, if it was one; ``expires_on`` the first
    day without a certificate.
    """

    happened_on: date
    text: str = ""
    link: str = ""
    kind: str = Evidence.Kind.RATING
    submission: UUID | None = None
    activity: str | None = None
    expires_on: date | None = None


@transaction.atomic
def rate_skills(employee: Employee, levels: Mapping[str, int], *, at: date) -> int:
    """The person's own view of several skills (code -> level); returns how many were new.

    A level that the person has already claimed is not written again.
    """
    for level in levels.values():
        check_level(level)
    lock(employee)
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
    recompute(employee)
    return len(new)


@transaction.atomic
def ask_confirmation(evidence: Evidence) -> ConfirmationRequest:
    """Ask the manager to confirm the level that ``evidence`` shows.

    Asked twice, it is asked once: the open request is returned. Raises ``NothingToConfirm``
    or ``NobodyToAsk``.
    """
    employee = lock(evidence.employee)
    manager = manager_of(employee)
    if evidence.author_id != employee.pk:
        raise NothingToConfirm(_("This is your manager’s own word: there is nothing to confirm."))
    request, is_new = ConfirmationRequest.objects.get_or_create(
        employee=employee,
        skill=evidence.skill,
        closed_at=None,
        defaults={"evidence": evidence},
    )
    if is_new:
        tell_confirmation_asked(request, manager)
    return request


@transaction.atomic
def withdraw_confirmation(request: ConfirmationRequest) -> None:
    """Take a request back. Withdrawn twice, it is withdrawn once; an answer stays."""
    ConfirmationRequest.objects.filter(pk=request.pk, closed_at=None).update(
        closed_at=timezone.now()
    )


@transaction.atomic
def answer_confirmation(
    request: ConfirmationRequest, by: Employee, level: int, text: str, *, at: date
) -> Evidence:
    """Confirm the level that was asked for, or answer with another one and a word why.

    The same answer sent twice is written once. Raises ``NotYours``, ``AlreadyAnswered``,
    ``ReasonMissing``, ``NoteTooLong`` or ``NoSuchLevel``.
    """
    check_note(at, text)
    check_level(level)
    employee = lock(request.employee)
    check_above(by, employee)
    current = ConfirmationRequest.objects.select_related("evidence", "answer").get(pk=request.pk)
    if current.closed_at:
        return _same_answer(current, by, level)
    if level != current.evidence.level and not text.strip():
        raise ReasonMissing(_("You answer with another level: say in a word why."), field="text")
    answer = write_evidence(employee, by, current.skill_id, level, _observed(at, text))
    current.answer, current.closed_at = answer, timezone.now()
    current.save(update_fields=["answer", "closed_at"])
    tell_confirmation_answered(current, answer)
    recompute(employee)
    return answer


@transaction.atomic
def observe_skill(employee: Employee, by: Employee, skill: str, level: int, note: Note) -> Evidence:
    """A manager's own word on a skill, without having been asked.

    Raises ``NotYours``, ``InTheFuture``, ``NoteTooLong``, ``NoSuchLevel``.
    """
    check_note(note.happened_on, note.text)
    check_level(level)
    check_above(by, lock(employee))
    sent = Evidence.objects.filter(submission=note.submission, author=by)
    if note.submission and (before := sent.first()):
        return before
    evidence = write_evidence(employee, by, skill, level, note)
    tell_skill_observed(evidence)
    recompute(employee)
    return evidence


def lock(employee: Employee) -> Employee:
    """The employee's row, locked: writes about one person wait for each other."""
    return Employee.objects.select_for_update().get(pk=employee.pk)


def check_note(happened_on: date, text: str) -> None:
    """Raises ``InTheFuture`` or ``NoteTooLong``."""
    if happened_on > timezone.localdate():
        raise InTheFuture(
            _("This day is still to come. Give the day it happened."), field="happened_on"
        )
    check_length(text)


def check_length(text: str, field: str = "text") -> None:
    """Raises ``NoteTooLong`` about ``field``."""
    if len(text) > NOTE_LENGTH:
        words = _("A note holds {most} characters; this one has {number}.")
        limits = {
            "most": number_format(NOTE_LENGTH, force_grouping=True),
            "number": number_format(len(text), force_grouping=True),
        }
        raise NoteTooLong(words.format(**limits), field=field)


def check_level(level: int) -> None:
    """Raises ``NoSuchLevel``."""
    if level not in dict(LEVELS):
        words = _("Levels go from {lowest} to {highest}.")
        ends = {"lowest": LEVELS[0][0], "highest": LEVELS[-1][0]}
        raise NoSuchLevel(words.format(**ends), field="level")


def check_above(by: Employee, employee: Employee) -> None:
    """Raises ``NotYours`` unless ``employee`` reports to ``by``, directly or not."""
    if not Employee.objects.below(by).filter(pk=employee.pk).exists():
        raise NotYours(_("Only a manager of this person may do this."))


def manager_of(employee: Employee, *, field: str | None = None) -> Employee:
    """Whom ``employee`` asks. Raises ``NobodyToAsk`` about ``field``."""
    if employee.manager is None:
        words = _("You have no manager in Careerpath yet. Please ask HR to add one.")
        raise NobodyToAsk(words, field=field)
    return employee.manager


def write_evidence(
    employee: Employee, author: Employee, skill: str, level: int, note: Note
) -> Evidence:
    """Writes a row and folds it; the plan is the caller’s to recompute."""
    evidence = Evidence.objects.create(
        employee=employee,
        skill_id=skill,
        level=level,
        kind=note.kind,
        confirms=author != employee,
        author=author,
        happened_on=note.happened_on,
        text=note.text.strip(),
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
