"""One event shows one skill or several: a win, a course, a certificate, with a file or without."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from uuid import UUID, uuid5

from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import check_levels, check_note, lock, name_of_form
from planner.actions.progress.evidence import Note, request_confirmation, write_evidence
from planner.actions.progress.file_checks import CheckedFile
from planner.actions.progress.files import keep_file, rows_and_files
from planner.actions.recompute import recompute
from planner.models import ConfirmationRequest, Employee, Evidence
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import PlanningContext
from planner.queries.people.scale import highest_level


class NoSkill(ActionError):
    """An event without a skill."""


class ExpiresTooEarly(ActionError):
    """A certificate ends after it was issued."""


class DoesNotExpire(ActionError):
    """Only certificates expire."""


@dataclass(frozen=True, slots=True)
class Event:
    """What was written: a row for each skill, and the open requests to confirm them."""

    rows: Sequence[Evidence]
    asked: Sequence[ConfirmationRequest] = ()


def add_event(
    employee: Employee,
    levels: Mapping[str, int],
    note: Note,
    file: CheckedFile | None = None,
    *,
    ask: bool = False,
    planning: PlanningContext | None = None,
) -> Event:
    """The person's own evidence of several skills (code -> level) from one event; all or nothing.

    One row per skill, in the order of ``levels``; each has the file. Idempotent: the form names the
    first row, and ``row_name`` the others. With ``ask``, the manager is asked to confirm each row,
    if there is one to ask. Raises ``NoSkill``, ``InTheFuture``, ``NoteTooLong``, ``NoSuchLevel``,
    ``ExpiresTooEarly``, ``DoesNotExpire`` or ``FileRefused``; rows, files and levels are then as
    they were.
    """
    _check(levels, note, highest_level(employee, planning))
    note = replace(note, submission=name_of_form(note.submission, employee))
    with rows_and_files() as written:
        employee = lock(employee)
        rows = _sent_before(employee, levels, note)
        if not rows:
            rows = [
                write_evidence(employee, employee, skill, level, _note_of(note, place, skill))
                for place, (skill, level) in enumerate(levels.items())
            ]
            if file:
                keep_file(file, rows, written, at=timezone.localdate())
            recompute(employee, planning)
        asked = _ask(employee, rows, planning) if ask and nearest_manager(employee) else ()
    return Event(rows, asked)


def _ask(
    employee: Employee, rows: Sequence[Evidence], planning: PlanningContext | None
) -> list[ConfirmationRequest]:
    known = planning.framework.skills if planning else {}
    names = (known[row.skill_id].name if row.skill_id in known else row.skill.name for row in rows)
    return [
        request_confirmation(employee, row, name) for row, name in zip(rows, names, strict=True)
    ]


def row_name(form: UUID, place: int, skill: str) -> UUID:
    """The submission of one of the rows of a form: the first is the form's own."""
    return uuid5(form, skill) if place else form


def _note_of(note: Note, place: int, skill: str) -> Note:
    form = note.submission
    return replace(note, submission=form and row_name(form, place, skill))


def _check(levels: Mapping[str, int], note: Note, highest: int) -> None:
    if not levels:
        raise NoSkill(_("Which skill does it show?"))
    check_levels(levels.values(), highest)
    check_note(note.happened_on, note.text)
    _check_expiry(note)


def _check_expiry(note: Note) -> None:
    if note.expires_on is None:
        return
    if note.kind != Evidence.Kind.CERTIFICATE:
        raise DoesNotExpire(_("Only a certificate is valid until a day."), field="valid_until")
    if note.expires_on <= note.happened_on:
        raise ExpiresTooEarly(
            _("This day is before the certificate was issued."), field="valid_until"
        )


def _sent_before(employee: Employee, levels: Mapping[str, int], note: Note) -> list[Evidence]:
    """What the same form has written already."""
    if note.submission is None:
        return []
    names = [row_name(note.submission, place, skill) for place, skill in enumerate(levels)]
    return list(Evidence.objects.filter(employee=employee, submission__in=names).order_by("pk"))
