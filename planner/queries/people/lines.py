"""Reporting lines on days to come."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from planner.models import Employee, ReportingLine

Managers = dict[int, int | None]


def circle_day(employee: int, own: Mapping[date, int | None], at: date) -> date | None:
    """The first day from ``at`` on which ``employee`` would be above themselves; None: never.

    ``own`` are their managers by first day, in place of what is stored about them.
    """
    changes = _changes_of_others(employee, at)
    for day in sorted(own):
        changes[max(day, at)][employee] = own[day]
    managers: Managers = dict(Employee.objects.values_list("pk", "manager_id"))
    for day in sorted({at, *changes}):
        managers |= changes[day]
        if _is_above_themselves(employee, managers):
            return day
    return None


def _changes_of_others(employee: int, at: date) -> defaultdict[date, Managers]:
    changes: defaultdict[date, Managers] = defaultdict(dict)
    coming = ReportingLine.objects.to_come(at).exclude(employee=employee)
    for key, manager, day in coming.values_list("employee_id", "manager_id", "started_on"):
        changes[day][key] = manager
    return changes


def _is_above_themselves(employee: int, managers: Managers) -> bool:
    passed: set[int] = set()
    above = managers.get(employee)
    while above is not None and above not in passed:
        if above == employee:
            return True
        passed.add(above)
        above = managers.get(above)
    return False
