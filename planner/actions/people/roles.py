"""A role starts, today or on a day to come."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import lock
from planner.actions.notices.roles import tell_role_starts
from planner.actions.recompute import recompute
from planner.models import Employee, Opening, Role, RoleAssignment, User
from planner.queries.people.rights import record_refusal
from planner.queries.people.rules import RoleSpan, role_span_problem

LOOK_BACK = timedelta(days=3)  # so that a day without the daily work loses nothing


class OwnRecord(ActionError):
    """Nobody keeps their own record, nor that of somebody above them."""


class NotEmployedThen(ActionError):
    """The person is not hired yet on that day, or has left by then."""


class RoleOverlap(ActionError):
    """The day lies in another role or before it, or the role is the current one already."""


class NoFreeSeat(ActionError):
    """The opening is full, or for another role."""


@transaction.atomic
def start_role(
    employee: Employee, role: Role, on: date, *, by: User, opening: Opening | None = None
) -> RoleAssignment:
    """Let ``employee`` serve in ``role`` from ``on``, which may be a day to come.

    The role until then ends on that day. A seat of ``opening`` is taken, and the person, their
    manager, those who approved and the contact of the opening are told. Idempotent. Raises
    ``OwnRecord``, ``NotEmployedThen``, ``RoleOverlap`` or ``NoFreeSeat``.
    """
    employee = lock(employee)
    if reason := record_refusal(by, employee):
        raise OwnRecord(reason)
    if same := employee.assignments.filter(role=role, started_on=on).first():
        return same
    _check_employed(employee, on)
    _check_history(employee, role, on)
    if opening is not None:
        _take_seat(opening, role)
    started = RoleAssignment.objects.create(employee=employee, role=role, started_on=on)
    tell_role_starts(started, opening)
    if on <= timezone.localdate():
        recompute(employee)
    return started


def follow_starts(at: date) -> int:
    """Make the plans of those anew whose role has started on ``at`` or the days before.

    Returns how many people that are. Idempotent: an interrupted run can go on later.
    """
    recent = RoleAssignment.objects.current(at).filter(started_on__gt=at - LOOK_BACK)
    people = Employee.objects.filter(pk__in=recent.order_by().values("employee"))
    for employee in people:
        recompute(employee)
    return len(people)


def _check_employed(employee: Employee, on: date) -> None:
    if on < employee.hired_on:
        words = _("{name} is hired on {day} only.")
        day = date_format(employee.hired_on)
        raise NotEmployedThen(words.format(name=employee, day=day), field="on")
    if employee.has_left(on):
        raise NotEmployedThen(_("{name} has left by then.").format(name=employee), field="on")


def _check_history(employee: Employee, role: Role, on: date) -> None:
    held = list(employee.assignments.select_related("role").order_by("started_on"))
    last = held[-1] if held else None
    if last is not None and on <= last.started_on:
        words = _("“{role}” starts on {day}. Give a later day.")
        day = date_format(last.started_on)
        raise RoleOverlap(words.format(role=last.role, day=day), field="on")
    if last is not None and last.role_id == role.pk and last.ended_on is None:
        words = _("{name} is in the role “{role}” already.")
        raise RoleOverlap(words.format(name=employee, role=role), field="role")
    spans = [RoleSpan(one.started_on, one.ended_on) for one in held]
    if problem := role_span_problem(RoleSpan(on), spans):
        raise RoleOverlap(problem[1], field="on")


def _take_seat(opening: Opening, role: Role) -> None:
    locked = Opening.objects.select_for_update().get(pk=opening.pk)
    if locked.role_id != role.pk:
        raise NoFreeSeat(_("This opening is for another role."), field="opening")
    if locked.free_seats <= 0:
        raise NoFreeSeat(_("All seats of this opening are taken."), field="opening")
    Opening.objects.filter(pk=opening.pk).update(taken=F("taken") + 1)
