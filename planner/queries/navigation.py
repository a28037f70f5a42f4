"""What the frame around every page says about the signed-in person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery
from django.utils import timezone

from planner.models import (
    Blocker,
    CaseDecision,
    CheckIn,
    ConfirmationRequest,
    Employee,
    FeedbackRequest,
    MilestoneRecord,
    Notice,
    PromotionCase,
    RoleAssignment,
    User,
)

WAITING = ("asked", "logged", "blocked", "handed_over", "submitted", "forwarded")
NOBODY = -1  # no employee's key: stands in the compiled statement for the one who asks


@dataclass(frozen=True, slots=True)
class Navigation:
    """``waiting`` counts what waits for a manager's answer, or an approver's; else 0.

    ``unread`` counts notices, ``to_give`` those who ask for feedback.
    """

    manages: bool = False
    waiting: int = 0
    role_name: str = ""
    unread: int = 0
    to_give: int = 0


def navigation_of(user: User | AnonymousUser) -> Navigation:
    """What the frame says; nothing to an account without an employee record."""
    key = Employee.key_of(user)
    if key is None:
        return Navigation()
    sql, params = _statement(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(sql, [key if param == NOBODY else param for param in params])
        manages, role_name, unread, to_give, *waiting = cursor.fetchone()
    return Navigation(
        bool(manages),
        sum(number or 0 for number in waiting),
        role_name or "",
        unread or 0,
        to_give or 0,
    )


@lru_cache(maxsize=4)
def _statement(today: date) -> tuple[str, tuple[Any, ...]]:
    """The SQL of the frame on the day ``today``, and its parameters, for the employee ``NOBODY``.

    Compiled once a day: every page asks it, and to compile it takes far longer than to run it.
    """
    current = Employee.objects.current(today)
    role = RoleAssignment.objects.current(today).filter(employee=OuterRef("pk"))
    row = (
        Employee.objects.filter(pk=NOBODY)
        .annotate(
            manages=Exists(current.filter(manager=OuterRef("pk"))),
            role_name=Subquery(role.values("role__name")[:1]),
            unread=_unread(),
            to_give=_to_give(current),
            asked=_count(ConfirmationRequest.objects.open(), current),
            logged=_count(MilestoneRecord.objects.waiting(), current),
            blocked=_count(Blocker.objects.waiting(), current, "step__goal__employee"),
            handed_over=_count(CheckIn.objects.waiting(), current),
            submitted=_count(
                PromotionCase.objects.filter(state=PromotionCase.State.SUBMITTED), current
            ),
            forwarded=_to_approve(),
        )
        .order_by()
        .values_list("manages", "role_name", "unread", "to_give", *WAITING)
    )
    return row.query.sql_with_params()


def _count(
    waiting: QuerySet[Any], current: QuerySet[Employee], owner: str = "employee"
) -> Subquery:
    """How many of the rows ``waiting`` belong to people who report to the outer employee."""
    mine = waiting.filter(**{f"{owner}__manager": OuterRef("pk"), f"{owner}__in": current})
    grouped = mine.order_by().values(f"{owner}__manager").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))


def _to_give(current: QuerySet[Employee]) -> Subquery:
    """How many colleagues wait for the feedback of the outer employee."""
    asked = FeedbackRequest.objects.open().filter(colleague=OuterRef("pk"), employee__in=current)
    grouped = asked.order_by().values("colleague").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))


def _to_approve() -> Subquery:
    """How many cases wait for the outer employee as one of their approvers."""
    asked = CaseDecision.objects.open().filter(approver=OuterRef("pk"))
    grouped = asked.order_by().values("approver").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))


def _unread() -> Subquery:
    """How many notices the outer employee has not read."""
    mine = Notice.objects.unread().filter(recipient=OuterRef("pk"))
    grouped = mine.order_by().values("recipient").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))
