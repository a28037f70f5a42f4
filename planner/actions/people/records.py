"""What HR does with people: reporting lines and leaving."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.models import Employee, User
from planner.queries.people.rules import closes_a_circle


class ManagementCycle(ActionError):
    """Somebody would be above themselves."""


class RoleOverlap(ActionError):
    """The current role started later than that."""


class HasLeft(ActionError):
    """The person is not employed any more."""


class NotEmployedThen(ActionError):
    """The day is before the person was hired."""


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


def _left_on(employee: Employee) -> str:
    day = date_format(employee.left_on) if employee.left_on else ""
    return _("{name} has left on {day} already.").format(name=employee, day=day)


def _lock(employee: Employee) -> None:
    """One change at a time for each person; ``employee`` is then as it is stored."""
    Employee.objects.select_for_update().get(pk=employee.pk)
    employee.refresh_from_db()
