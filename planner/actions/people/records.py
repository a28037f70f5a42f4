"""What HR does with people: reporting lines, roles, leaving."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.models import Employee, Role, RoleAssignment, User
from planner.queries.people.rules import RoleSpan, closes_a_circle, role_span_problem


class ManagementCycle(ActionError):
    """Somebody would be above themselves."""


class RoleOverlap(ActionError):
    """Two roles at one time, or a role that has not started yet."""


class HasLeft(ActionError):
    """The person is not employed any more."""


class NotEmployedThen(ActionError):
    """The day is before the person was hired."""


@transaction.atomic
def set_manager(employee: Employee, manager: Employee | None) -> Employee:
    """Let ``employee`` report to ``manager``; None is the top. Raises ``ManagementCycle``."""
    check_manager(employee, manager)
    employee.manager = manager
    employee.save(update_fields=["manager"])
    return employee


def check_manager(employee: Employee, manager: Employee | None) -> None:
    """Refuse a reporting line that closes a circle, with ``ManagementCycle``.

    Call it in the transaction that writes: nobody else changes a line until that has ended.
    """
    # Two changes that are each harmless can close a circle together. The first row stands for
    # the whole tree: whoever holds it is alone.
    Employee.objects.select_for_update().order_by("pk").first()
    if closes_a_circle(employee.pk, manager.pk if manager else None):
        words = _(
            "{manager} reports to {employee}, directly or through others, or is the same person."
        )
        raise ManagementCycle(words.format(manager=manager, employee=employee), field="manager")


@transaction.atomic
def start_role(employee: Employee, role: Role, on: date) -> RoleAssignment:
    """Let ``employee`` serve in ``role`` from ``on``; the role until then ends on that day.

    Idempotent. Raises ``RoleOverlap`` or ``HasLeft``.
    """
    _lock(employee)
    if employee.left_on is not None:
        raise HasLeft(_left_on(employee))
    history = list(employee.assignments.select_related("role"))
    current = next((held for held in history if held.ended_on is None), None)
    if current is not None and current.role_id == role.pk:
        if current.started_on == on:
            return current
        words = _("{name} is in the role “{role}” already.")
        raise RoleOverlap(words.format(name=employee, role=current.role), field="role")
    _check_start(on, current, history)
    if current is not None:
        current.ended_on = on
        current.save(update_fields=["ended_on"])
    return RoleAssignment.objects.create(employee=employee, role=role, started_on=on)


@transaction.atomic
def leave(employee: Employee, on: date) -> Employee:
    """End the employment; ``on`` is the first day not employed.

    The open role ends, and the account is closed (from ``on`` at the latest, see
    ``EmployeeBackend``). The rows stay. Idempotent. Raises ``NotEmployedThen``, ``RoleOverlap`` or,
    for another day than the one known, ``HasLeft``.
    """
    _lock(employee)
    if employee.left_on not in {None, on}:
        raise HasLeft(_left_on(employee), field="left_on")
    if on < employee.hired_on:
        words = _("{name} was hired later than that.").format(name=employee)
        raise NotEmployedThen(words, field="left_on")
    if employee.assignments.filter(ended_on=None, started_on__gte=on).exists():
        raise RoleOverlap(_("The current role started on that day or later."), field="left_on")
    employee.assignments.filter(ended_on=None).update(ended_on=on)
    employee.left_on = on
    employee.save(update_fields=["left_on"])
    if employee.user_id and on <= timezone.localdate():
        User.objects.filter(pk=employee.user_id).update(is_active=False)
    return employee


def _check_start(on: date, current: RoleAssignment | None, history: list[RoleAssignment]) -> None:
    if current is not None and on <= current.started_on:
        words = _("“{role}” started on {day}. Give a later day.")
        since = date_format(current.started_on)
        raise RoleOverlap(words.format(role=current.role, day=since), field="on")
    past = [RoleSpan(held.started_on, held.ended_on) for held in history if held is not current]
    if problem := role_span_problem(RoleSpan(on), past, timezone.localdate()):
        raise RoleOverlap(problem[1], field="on")


def _left_on(employee: Employee) -> str:
    day = date_format(employee.left_on) if employee.left_on else ""
    return _("{name} has left on {day} already.").format(name=employee, day=day)


def _lock(employee: Employee) -> None:
    """One change at a time for each person; ``employee`` is then as it is stored."""
    Employee.objects.select_for_update().get(pk=employee.pk)
    employee.refresh_from_db()
