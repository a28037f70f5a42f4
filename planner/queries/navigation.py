"""What the frame around every page says about the signed-in person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from planner.models import ConfirmationRequest, Employee, MilestoneRecord, RoleAssignment, User


@dataclass(frozen=True, slots=True)
class Navigation:
    """``waiting`` counts what waits for a manager's answer; 0 for those who manage nobody."""

    manages: bool = False
    waiting: int = 0
    role_name: str = ""


def navigation_of(user: User | AnonymousUser) -> Navigation:
    """One SQL query for an employee, none for anybody else."""
    key = Employee.key_of(user)
    if key is None:
        return Navigation()
    reports = Employee.objects.current().filter(manager=OuterRef("pk"))
    role = RoleAssignment.objects.open().filter(employee=OuterRef("pk"))
    row = (
        Employee.objects.filter(pk=key)
        .annotate(
            manages=Exists(reports),
            asked=_count(ConfirmationRequest.objects.open()),
            logged=_count(MilestoneRecord.objects.waiting()),
            role_name=Subquery(role.values("role__name")[:1]),
        )
        .values("manages", "asked", "logged", "role_name")
        .get()
    )
    waiting = (row["asked"] or 0) + (row["logged"] or 0)
    return Navigation(row["manages"], waiting, row["role_name"] or "")


def _count(waiting: QuerySet[Any]) -> Subquery:
    """How many of the rows ``waiting`` belong to people who report to the outer employee."""
    mine = waiting.filter(employee__manager=OuterRef("pk"), employee__in=Employee.objects.current())
    grouped = mine.order_by().values("employee__manager").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))
