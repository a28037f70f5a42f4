"""What the frame around every page says about the signed-in person."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Count, Exists, F, Func, IntegerField, OuterRef, QuerySet, Subquery
from django.utils import timezone

from planner.models import Employee, FeedbackRequest, Notice, Pause, RoleAssignment, User
from planner.queries.team.waiting import KINDS

WAITING = {f"waiting_{kind.name.replace('-', '_')}": kind for kind in KINDS}
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
    paused_until: date | None = None


def navigation_of(user: User | AnonymousUser) -> Navigation:
    """What the frame says; nothing to an account without an employee record."""
    key = Employee.key_of(user)
    if key is None:
        return Navigation()
    sql, params = _statement(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(sql, [key if param == NOBODY else param for param in params])
        manages, role_name, unread, to_give, paused, *waiting = cursor.fetchone()
    return Navigation(
        bool(manages),
        sum(number or 0 for number in waiting),
        role_name or "",
        unread or 0,
        to_give or 0,
        date.fromisoformat(str(paused)) if paused else None,
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
            manages=Exists(current.turning_to(NOBODY, today)),
            role_name=Subquery(role.values("role__name")[:1]),
            unread=_unread(),
            to_give=_to_give(current),
            paused=Subquery(Pause.objects.on(today).filter(employee=NOBODY).values("ends_on")[:1]),
            **{name: _count(kind.waiting_for(NOBODY, today)) for name, kind in WAITING.items()},
        )
        .order_by()
        .values_list("manages", "role_name", "unread", "to_give", "paused", *WAITING)
    )
    return row.query.sql_with_params()


def _count(rows: QuerySet[Any]) -> Subquery:
    """How many there are."""
    number = Func(F("pk"), function="COUNT", output_field=IntegerField())
    return Subquery(rows.order_by().annotate(number=number).values("number"))


def _to_give(current: QuerySet[Employee]) -> Subquery:
    """How many colleagues wait for the feedback of the outer employee."""
    asked = FeedbackRequest.objects.open().filter(colleague=OuterRef("pk"), employee__in=current)
    grouped = asked.order_by().values("colleague").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))


def _unread() -> Subquery:
    """How many notices the outer employee has not read."""
    mine = Notice.objects.unread().filter(recipient=OuterRef("pk"))
    grouped = mine.order_by().values("recipient").annotate(number=Count("pk"))
    return Subquery(grouped.values("number"))
