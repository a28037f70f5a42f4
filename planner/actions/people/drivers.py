"""What people say about themselves: what drives them, and whether they want to lead."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.models import Employee
from planner.queries.people.drivers import DRIVERS, MOST_DRIVERS


class UnknownDriver(ActionError):
    """There is no such driver."""


class DriversNotDistinct(ActionError):
    """One driver was named more than once."""


class TooManyDrivers(ActionError):
    """More drivers than count."""


def set_drivers(employee: Employee, drivers: Sequence[str], *, wants_to_lead: bool | None) -> None:
    """Store the answers; ``drivers`` are codes, the strongest first.

    None and an empty list remove an answer. Raises ``UnknownDriver``, ``DriversNotDistinct`` or
    ``TooManyDrivers``.
    """
    if unknown := [code for code in drivers if code not in DRIVERS]:
        text = _("“{code}” is not one of the drivers to choose from.")
        raise UnknownDriver(text.format(code=unknown[0]))
    if len(set(drivers)) < len(drivers):
        raise DriversNotDistinct(_("Choose three different ones, or fewer."))
    if len(drivers) > MOST_DRIVERS:
        raise TooManyDrivers(_("Choose at most {number}.").format(number=MOST_DRIVERS))
    Employee.objects.filter(pk=employee.pk).update(
        drivers=list(drivers), wants_to_lead=wants_to_lead
    )
