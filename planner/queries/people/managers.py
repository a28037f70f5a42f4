"""Whom somebody turns to: the first person up the line who works here."""

from __future__ import annotations

from datetime import date

from django.utils import timezone

from planner.models import Employee


def nearest_manager(employee: Employee, at: date | None = None) -> Employee | None:
    """Who answers what ``employee`` asks ``at`` that day (default: today), if anybody.

    The manager, or while they do not work here the one above them.
    """
    manager = employee.manager
    if manager is None or not manager.has_left(at or timezone.localdate()):
        return manager
    key = Employee.objects.nearest_managers(employee, at).get(employee.pk)
    return None if key is None else Employee.objects.get(pk=key)
