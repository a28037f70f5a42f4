"""Check-ins, up to the point where both views are given: opened, mine, theirs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils import timezone

from planner.actions.errors import ActionError
from planner.actions.notices_talks import tell_turn
from planner.actions.progress import NobodyToAsk, NoteTooLong, check_above, check_level, lock
from planner.models import CheckIn, CheckInSkill, Employee
from planner.models.check_ins import SKILLS_AT_ONCE
from planner.models.fields import NOTE_LENGTH
from planner.queries.check_ins import Agenda, open_check_in_of

Stage = CheckIn.Stage


class NotOnTheAgenda(ActionError):
    """A skill that the role does not ask for, none at all, or more than a talk holds."""


class PlannedInThePast(ActionError):
    """A day on which nobody can meet any more."""


class MovedOn(ActionError):
    """The check-in is at another stage than the form was made for."""


class NotYourSide(ActionError):
    """Somebody else holds this side of the check-in."""


class LevelMissing(ActionError):
    """A view cannot be handed over before it says a level."""


@dataclass(frozen=True, slots=True)
class View:
    """What one side says of one skill; ``level`` is None as long as they have not chosen."""

    level: int | None
    reason: str = ""


@transaction.atomic
def open_check_in(
    agenda: Agenda, by: Employee, skills: Sequence[str], planned_on: date | None = None
) -> CheckIn:
    """Open a check-in on ``skills`` (codes of the agenda), by the employee or a manager.

    If one is open already, that one is returned. Raises ``NotOnTheAgenda``,
    ``PlannedInThePast``, ``NobodyToAsk`` or ``NotYours``.
    """
    employee = lock(agenda.employee)
    manager = _manager_side(employee, by)
    if before := open_check_in_of(employee):
        return before
    rows = [row for row in agenda.rows if row.code in set(skills)]
    _check_agenda(rows, skills)
    if planned_on and planned_on < timezone.localdate():
        raise PlannedInThePast("This day has passed. Choose one to come.", field="planned_on")
    check_in = CheckIn.objects.create(
        employee=employee, manager=manager, role_id=agenda.role, planned_on=planned_on
    )
    CheckInSkill.objects.bulk_create(
        CheckInSkill(check_in=check_in, skill_id=row.code, needed=row.needed, position=position)
        for position, row in enumerate(rows)
    )
    if by != employee:
        tell_turn(check_in)
    return check_in


def _manager_side(employee: Employee, by: Employee) -> Employee:
    if by != employee:
        check_above(by, employee)
        return by
    if employee.manager is None:
        raise NobodyToAsk("You have no manager in Careerpath yet. Please ask HR to add one.")
    return employee.manager


def _check_agenda(rows: Sequence[object], skills: Sequence[str]) -> None:
    if not rows or len(rows) != len(set(skills)):
        raise NotOnTheAgenda("Choose among the skills that the role asks for.", field="skills")
    if len(rows) > SKILLS_AT_ONCE:
        raise NotOnTheAgenda(
            f"A check-in holds {SKILLS_AT_ONCE} skills; you chose {len(rows)}.", field="skills"
        )


@transaction.atomic
def give_own_view(
    check_in: CheckIn, views: Mapping[str, View], note: str, *, hand_over: bool
) -> CheckIn:
    """The employee's levels and reasons by skill code, as a draft or handed over.

    ``note`` is private. Handed over twice, it is handed over once. Raises ``MovedOn``,
    ``LevelMissing``, ``NoSuchLevel`` or ``NoteTooLong``.
    """
    current = locked(check_in)
    rows = _checked(current, views, note)
    if current.stage != Stage.MINE:
        if hand_over and all(_own(row) == views.get(row.skill_id) for row in rows):
            return current
        raise MovedOn("You have handed your view over already: it cannot be changed any more.")
    for row in rows:
        view = views.get(row.skill_id, View(None))
        row.own_level, row.own_reason = view.level, view.reason.strip()
    if hand_over:
        check_complete(views, rows)
        current.stage, current.mine_at = Stage.THEIRS, timezone.now()
    CheckInSkill.objects.bulk_update(rows, ["own_level", "own_reason"])
    current.own_note = note.strip()
    current.save(update_fields=["stage", "mine_at", "own_note"])
    if hand_over:
        tell_turn(current)
    return current


@transaction.atomic
def give_their_view(
    check_in: CheckIn, by: Employee, views: Mapping[str, View], note: str, *, hand_over: bool
) -> CheckIn:
    """The manager's levels and reasons by skill code, given without having seen the employee's.

    ``note`` is private. Handed over twice, it is handed over once. Raises ``NotYours``,
    ``NotYourSide``, ``MovedOn``, ``LevelMissing``, ``NoSuchLevel`` or ``NoteTooLong``.
    """
    current = locked(check_in)
    check_manager_side(current, by)
    rows = _checked(current, views, note)
    if current.stage != Stage.THEIRS:
        if hand_over and all(_their(row) == views.get(row.skill_id) for row in rows):
            return current
        raise MovedOn("This view was handed over already, or it is not your turn yet.")
    for row in rows:
        view = views.get(row.skill_id, View(None))
        row.their_level, row.their_reason = view.level, view.reason.strip()
    if hand_over:
        check_complete(views, rows)
        current.stage, current.theirs_at = Stage.TOGETHER, timezone.now()
    CheckInSkill.objects.bulk_update(rows, ["their_level", "their_reason"])
    current.manager_note = note.strip()
    current.save(update_fields=["stage", "theirs_at", "manager_note"])
    if hand_over:
        tell_turn(current)
    return current


@transaction.atomic
def take_over(check_in: CheckIn, by: Employee) -> CheckIn:
    """``by``, who is above the employee, holds the check-in from now on.

    What the manager before had not handed over is theirs, and goes: the draft and the private
    note. Taken twice, it is taken once. Raises ``NotYours`` or ``MovedOn``.
    """
    current = locked(check_in)
    check_above(by, current.employee)
    if current.manager == by:
        return current
    if current.stage == Stage.CLOSED:
        raise MovedOn("This check-in is closed.")
    if current.stage != Stage.TOGETHER:
        current.skills.update(their_level=None, their_reason="")
    current.manager, current.manager_note = by, ""
    current.save(update_fields=["manager", "manager_note"])
    return current


def look_together(check_in: CheckIn) -> None:
    """The employee has both views in front of them; the first time is kept. One SQL query."""
    rows = CheckIn.objects.filter(pk=check_in.pk, stage=Stage.TOGETHER, looked_at=None)
    rows.update(looked_at=timezone.now())


def locked(check_in: CheckIn) -> CheckIn:
    """The check-in as it is now; writes about one person wait for each other. Two SQL queries."""
    lock(check_in.employee)
    return CheckIn.objects.select_related("employee", "manager").get(pk=check_in.pk)


def check_manager_side(check_in: CheckIn, by: Employee) -> None:
    """Raises ``NotYours`` or ``NotYourSide``. One SQL query."""
    check_above(by, check_in.employee)
    if check_in.manager != by:
        raise NotYourSide(f"{check_in.manager} holds this check-in. You can take it over.")


def check_text(text: str, field: str) -> None:
    """Raises ``NoteTooLong``."""
    if len(text) > NOTE_LENGTH:
        raise NoteTooLong(
            f"A note holds {NOTE_LENGTH:,} characters; this one has {len(text):,}.", field=field
        )


def check_complete(views: Mapping[str, View], rows: Iterable[CheckInSkill]) -> None:
    """Raises ``LevelMissing`` for the first skill that nothing is said of."""
    for row in rows:
        view = views.get(row.skill_id)
        if view is None or view.level is None:
            raise LevelMissing("Choose a level.", field=f"level-{row.skill_id}")


def _checked(check_in: CheckIn, views: Mapping[str, View], note: str) -> list[CheckInSkill]:
    check_text(note, "note")
    for code, view in views.items():
        check_text(view.reason, f"reason-{code}")
        if view.level is not None:
            check_level(view.level)
    return list(check_in.skills.all())


def _own(row: CheckInSkill) -> View:
    return View(row.own_level, row.own_reason)


def _their(row: CheckInSkill) -> View:
    return View(row.their_level, row.their_reason)
