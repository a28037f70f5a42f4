"""Who is to answer what waits, of everybody at once: for the day's background work."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.models import CheckIn, Employee
from planner.queries.team.inbox import ROWS
from planner.queries.team.waiting import KINDS, Kind

CHUNK = 500


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Something that waits (its ``kind`` as in the inbox), who asked, and who is to answer."""

    kind: str
    row: Any
    employee: Employee
    manager: Employee


def unanswered(at: date) -> Iterator[Unanswered]:
    """Everything that waits for a manager on that day, one kind after the other.

    Of check-ins only those whose holder cannot go on: they have left, or the person does not report
    to them any more.
    """
    nearest = Employee.objects.nearest_managers(at=at)
    managers = Employee.objects.in_bulk(set(nearest.values()))
    for kind in KINDS:
        for row in _rows(kind, at):
            employee = _owner(kind, row)
            if manager := managers.get(nearest.get(employee.pk, 0)):
                yield Unanswered(kind.name, row, employee, manager)


def _rows(kind: Kind, at: date) -> Iterator[Any]:
    waiting = kind.waiting(at).filter(kind.further).values("pk")
    rows = ROWS[kind.name]().filter(pk__in=waiting).order_by("pk").iterator(CHUNK)
    if kind.name != "check-in":
        return rows
    return filter(_cannot_go_on(at), rows)


def _cannot_go_on(at: date) -> Callable[[CheckIn], bool]:
    current = set(Employee.objects.current(at).values_list("pk", flat=True))
    managers = dict(Employee.objects.values_list("pk", "manager_id"))
    return lambda check_in: (
        check_in.manager_id not in current
        or check_in.manager_id not in _line(check_in.employee_id, managers)
    )


def _line(person: int, managers: Mapping[int, int | None]) -> set[int]:
    """Everybody above ``person``."""
    above: set[int] = set()
    key = managers.get(person)
    while key is not None and key not in above:
        above.add(key)
        key = managers.get(key)
    return above


def _owner(kind: Kind, row: Any) -> Employee:
    for name in kind.owner.split("__"):
        row = getattr(row, name)
    owner: Employee = row
    return owner
