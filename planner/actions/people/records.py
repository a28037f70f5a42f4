"""What HR does with people: reporting lines."""

from __future__ import annotations

from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.models import Employee
from planner.queries.people.rules import closes_a_circle


class ManagementCycle(ActionError):
    """Somebody would be above themselves."""


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
