"""The end of the first visit."""

from __future__ import annotations

from django.utils import timezone

from planner.models import Employee


def complete_welcome(employee: Employee) -> None:
    """Record that somebody has completed the first visit. Idempotent."""
    Employee.objects.filter(pk=employee.pk, welcomed_at=None).update(welcomed_at=timezone.now())
