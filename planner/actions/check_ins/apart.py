"""Check-ins before both sides meet: opened, the employee's view, the manager's view."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.actions.errors import ActionError
from planner.actions.guards import check_above, check_length, check_levels, lock, manager_of
from planner.actions.notices.check_ins import tell_turn
from planner.models import CheckIn, CheckInSkill, Employee
from planner.models.check_ins import SKILLS_AT_ONCE
from planner.models.texts import visible
from planner.queries.check_ins import Agenda, open_check_in_of
from planner.queries.people.scale import highest_level

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

Stage = CheckIn.Stage


class NotOnTheAgenda(ActionError):
    """A skill that the role does not require, no skill at all, or more than a check-in holds."""


class PlannedInThePast(ActionError):
    """The planned day has passed."""


class MovedOn(ActionError):
    """The check-in has moved on to another stage since the form was shown."""


class NotYourSide(ActionError):
    """Somebody else holds this side of the check-in."""


class LevelMissing(ActionError):
    """A view cannot be handed over while a level is missing."""


@dataclass(frozen=True, slots=True)
class View:
    """One side's view of one skill; ``level`` is None until they have chosen."""

    level: int | None
    reason: str = ""

    def stripped(self) -> View:
        """The same without surrounding white space, as it is stored."""
        return View(self.level, visible(self.reason))


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
        raise PlannedInThePast(_("This day has passed. Choose one to come."), field="planned_on")
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
    if by == employee:
        return manager_of(employee)
    check_above(by, employee)
    return by


def _check_agenda(rows: Sequence[object], skills: Sequence[str]) -> None:
    if not rows or len(rows) != len(set(skills)):
        raise NotOnTheAgenda(_("Choose among the skills that the role asks for."), field="skills")
    if len(rows) > SKILLS_AT_ONCE:
        raise NotOnTheAgenda(too_many(len(rows)), field="skills")


def too_many(chosen: int) -> str:
    """The refusal for more skills than a check-in holds."""
    text = _("A check-in holds {most} skills; you chose {number}.")
    return text.format(most=SKILLS_AT_ONCE, number=chosen)


@dataclass(frozen=True, slots=True)
class _Half:
    """One side of a check-in: its stage, the next one, and the columns that it writes."""

    stage: Stage
    following: Stage
    level: str
    reason: str
    note: str
    given_at: str
    too_late: StrPromise

    def said(self, row: CheckInSkill) -> View:
        return View(getattr(row, self.level), getattr(row, self.reason))

    def say(self, row: CheckInSkill, view: View) -> None:
        setattr(row, self.level, view.level)
        setattr(row, self.reason, view.reason)


OWN = _Half(
    stage=Stage.MINE,
    following=Stage.THEIRS,
    level="own_level",
    reason="own_reason",
    note="own_note",
    given_at="mine_at",
    too_late=gettext_lazy("You have handed your view over already: it cannot be changed any more."),
)
THEIRS = _Half(
    stage=Stage.THEIRS,
    following=Stage.TOGETHER,
    level="their_level",
    reason="their_reason",
    note="manager_note",
    given_at="theirs_at",
    too_late=gettext_lazy("This view was handed over already, or it is not your turn yet."),
)


@transaction.atomic
def give_own_view(
    check_in: CheckIn, views: Mapping[str, View], note: str, *, hand_over: bool
) -> CheckIn:
    """Save the employee's levels and reasons by skill code, as a draft or to hand over.

    ``note`` is private. Idempotent. Raises ``MovedOn``, ``LevelMissing``, ``NoSuchLevel`` or
    ``NoteTooLong``.
    """
    return _give(locked_check_in(check_in), OWN, views, note, hand_over=hand_over)


@transaction.atomic
def give_their_view(
    check_in: CheckIn, by: Employee, views: Mapping[str, View], note: str, *, hand_over: bool
) -> CheckIn:
    """Save the manager's levels and reasons by skill code, given without seeing the employee's.

    ``note`` is private. Idempotent. Raises ``NotYours``, ``NotYourSide``, ``MovedOn``,
    ``LevelMissing``, ``NoSuchLevel`` or ``NoteTooLong``.
    """
    current = locked_check_in(check_in)
    check_manager_side(current, by)
    return _give(current, THEIRS, views, note, hand_over=hand_over)


def _give(
    check_in: CheckIn, half: _Half, views: Mapping[str, View], note: str, *, hand_over: bool
) -> CheckIn:
    _check_bounds(views, note)
    check_levels((view.level for view in views.values()), highest_level(check_in.employee))
    rows = list(check_in.skills.all())
    said = {row.skill_id: views.get(row.skill_id, View(None)).stripped() for row in rows}
    if check_in.stage != half.stage:
        if hand_over and all(half.said(row) == said[row.skill_id] for row in rows):
            return check_in
        raise MovedOn(str(half.too_late))
    for row in rows:
        half.say(row, said[row.skill_id])
    CheckInSkill.objects.bulk_update(rows, [half.level, half.reason])
    setattr(check_in, half.note, visible(note))
    check_in.save(update_fields=[half.note])
    return _hand_over(check_in, half, said) if hand_over else check_in


def _hand_over(check_in: CheckIn, half: _Half, said: Mapping[str, View]) -> CheckIn:
    for code, view in said.items():
        if view.level is None:
            raise LevelMissing(_("Choose a level."), field=f"level-{code}")
    check_in.stage = half.following
    setattr(check_in, half.given_at, timezone.now())
    check_in.save(update_fields=["stage", half.given_at])
    tell_turn(check_in)
    return check_in


@transaction.atomic
def take_over(check_in: CheckIn, by: Employee) -> CheckIn:
    """Hand the check-in over to ``by``, who is above the employee.

    The former manager's draft and private note are deleted unless they had been handed over.
    Idempotent. Raises ``NotYours`` or ``MovedOn``.
    """
    current = locked_check_in(check_in)
    check_above(by, current.employee)
    if current.manager == by:
        return current
    if current.stage == Stage.CLOSED:
        raise MovedOn(_("This check-in is closed."))
    if current.stage != Stage.TOGETHER:
        current.skills.update(their_level=None, their_reason="")
    current.manager, current.manager_note = by, ""
    current.save(update_fields=["manager", "manager_note"])
    return current


def locked_check_in(check_in: CheckIn) -> CheckIn:
    """The check-in, locked and reread: writes about one person wait for each other.

    Raises ``MovedOn`` if it was called off.
    """
    current = locked_anyway(check_in)
    if current.called_off_at:
        raise MovedOn(_("This check-in was called off: nothing in it changes any more."))
    return current


def locked_anyway(check_in: CheckIn) -> CheckIn:
    """As ``locked_check_in``, but also for a check-in that was called off."""
    lock(check_in.employee)
    return CheckIn.objects.select_related("employee", "manager").get(pk=check_in.pk)


def check_manager_side(check_in: CheckIn, by: Employee) -> None:
    """Raises ``NotYours`` or ``NotYourSide``."""
    check_above(by, check_in.employee)
    if check_in.manager != by:
        text = _("{manager} holds this check-in. You can take it over.")
        raise NotYourSide(text.format(manager=check_in.manager))


def _check_bounds(views: Mapping[str, View], note: str) -> None:
    check_length(note, "note")
    for code, view in views.items():
        check_length(view.reason, f"reason-{code}")
