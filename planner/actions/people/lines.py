"""Changes of manager, today and on days to come."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from planner.models import Employee, ReportingLine

NOBODY = 0


@transaction.atomic
def keep_lines(employee: Employee, former: int | None, at: date) -> None:
    """Write down that ``employee`` has the manager of their record from ``at`` on.

    ``former`` is the key of the one before, whose line began with the employment unless
    another is known. Where nothing has changed and nothing will, nothing is written. Idempotent.
    """
    changed = former != employee.manager_id
    begun = employee.lines.filter(started_on__lte=at).exists()
    is_first = not begun and (employee.hired_on < at or not changed)
    if is_first and (changed or employee.lines.exists()):
        first = min(employee.hired_on, at)
        ReportingLine.objects.create(employee=employee, manager_id=former, started_on=first)
    if changed:
        now = {"manager_id": employee.manager_id}
        ReportingLine.objects.update_or_create(employee=employee, started_on=at, defaults=now)


@transaction.atomic
def follow_lines(at: date | None = None) -> int:
    """Make everybody's manager the one of their reporting line on ``at`` (default: today).

    Returns how many managers changed. A line that was moved or removed is followed as well:
    the manager is then again the one before. Idempotent.
    """
    lines = ReportingLine.objects.current(at or timezone.localdate()).annotate(
        named=Coalesce("manager", NOBODY), kept=Coalesce("employee__manager", NOBODY)
    )
    changed = lines.exclude(named=F("kept")).values_list("employee_id", "manager_id")
    for key, manager in list(changed):
        Employee.objects.filter(pk=key).update(manager=manager)
    return len(changed)
