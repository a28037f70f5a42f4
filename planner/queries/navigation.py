"""What the frame around every page says about the signed-in person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

from planner.models import (
    Blocker,
    ConfirmationRequest,
    Employee,
    MilestoneRecord,
    Notice,
    RoleAssignment,
    User,
)


@dataclass(frozen=True, slots=True)
class Navigation:
    """``waiting`` counts what waits for a manager's answer; 0 for those who manage nobody.

    ``unread`` counts notices.
    """

    manages: bool = False
    waiting: int = 0
    role_name: str = ""
    unread: int = 0


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
            blocked=_count(Blocker.objects.waiting(), "step__goal__employee"),
            role_name=Subquery(role.values("role__name")[:1]),
            unread=_unread(),
        )
        .values("manages", "asked", "logged", "blocked", "role_name", "unread")
        .get()
    )
    waiting = sum(row[kind] or 0 for kind in ("asked", "logged", "blocked"))
    return Navigation(row["manages"], waiting, row["role_name"] or "", row["unread"] or 0)


def _count(waiting: QuerySet[Any], owner: str = "employee") -> Subquery:
    """How many of the rows ``waiting`` belong to people who report to the outer employee."""
    current = Employee.objects.current()
    mine = waiting.filter(**{f"{owner}__manager": OuterRef("pk"), f"{owner}__in": current})
    grouped = mine.order_by().values(f"{owner}__manager").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))


def _unread() -> Subquery:
    """How many notices the outer employee has not read."""
    mine = Notice.objects.unread().filter(recipient=OuterRef("pk"))
    grouped = mine.order_by().values("recipient").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))
