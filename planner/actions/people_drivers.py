"""What people say about themselves: what drives them, and whether they want to lead."""

from __future__ import annotations

from collections.abc import Sequence

from planner.actions.errors import ActionError
from planner.models import Employee
from planner.queries.drivers import DRIVERS, MOST_DRIVERS


class UnknownDriver(ActionError):
    """There is no such driver."""


class DriversNotDistinct(ActionError):
    """One driver was named more than once."""


class TooManyDrivers(ActionError):
    """More drivers than count."""


def set_drivers(employee: Employee, drivers: Sequence[str], *, wants_to_lead: bool | None) -> None:
    """Remember the answers; ``drivers`` are codes, the strongest first. One SQL query.

    None and no drivers take an answer back. Raises ``UnknownDriver``, ``DriversNotDistinct`` or
    ``TooManyDrivers``.
    """
    if unknown := [code for code in drivers if code not in DRIVERS]:
        raise UnknownDriver(f"“{unknown[0]}” is not one of the drivers to choose from.")
    if len(set(drivers)) < len(drivers):
        raise DriversNotDistinct("Choose three different ones, or fewer.")
    if len(drivers) > MOST_DRIVERS:
        raise TooManyDrivers(f"Choose at most {MOST_DRIVERS}.")
    Employee.objects.filter(pk=employee.pk).update(
        drivers=list(drivers), wants_to_lead=wants_to_lead
    )
