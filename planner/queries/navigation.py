"""What the frame around every page says about the signed-in person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, Exists, OuterRef, QuerySet, Subquery

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
    reports = Employee.objects.current().filter(manager=OuterRef("pk"))
    role = RoleAssignment.objects.open().filter(employee=OuterRef("pk"))
    row = (
        Employee.objects.filter(pk=key)
        .annotate(
            manages=Exists(reports),
            asked=_count(ConfirmationRequest.objects.open()),
            logged=_count(MilestoneRecord.objects.waiting()),
            blocked=_count(Blocker.objects.waiting(), "step__goal__employee"),
            handed_over=_count(CheckIn.objects.waiting()),
            submitted=_count(PromotionCase.objects.filter(state=PromotionCase.State.SUBMITTED)),
            forwarded=_to_approve(),
            role_name=Subquery(role.values("role__name")[:1]),
            unread=_unread(),
            to_give=_to_give(),
        )
        .values("manages", *WAITING, "role_name", "unread", "to_give")
        .get()
    )
    waiting = sum(row[kind] or 0 for kind in WAITING)
    return Navigation(
        row["manages"],
        waiting,
        row["role_name"] or "",
        row["unread"] or 0,
        row["to_give"] or 0,
    )


def _count(waiting: QuerySet[Any], owner: str = "employee") -> Subquery:
    """How many of the rows ``waiting`` belong to people who report to the outer employee."""
    current = Employee.objects.current()
    mine = waiting.filter(**{f"{owner}__manager": OuterRef("pk"), f"{owner}__in": current})
    grouped = mine.order_by().values(f"{owner}__manager").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))


def _to_give() -> Subquery:
    """How many colleagues wait for the feedback of the outer employee."""
    asked = FeedbackRequest.objects.open().filter(
        colleague=OuterRef("pk"), employee__in=Employee.objects.current()
    )
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
