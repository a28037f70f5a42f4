"""What waits for an answer, and for whom: every kind, in one place, asked on the day it is read.

What somebody asks waits for their nearest manager: the first person up the line who works here.
A check-in waits for whoever holds it, as long as they work here and are above the person. A case
that was passed on waits for those of its approvers who have not decided. Whoever is further up may
answer too.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, cast

from django.db.models import F, Q, QuerySet
from django.db.models.expressions import Combinable
from django.db.models.functions import Coalesce

from planner.models import (
    Blocker,
    CaseDecision,
    CheckIn,
    ConfirmationRequest,
    Employee,
    MilestoneRecord,
    PromotionCase,
)

First = Callable[[int, date], Q]
SUBMITTED = Q(state=PromotionCase.State.SUBMITTED)
DECIDABLE = [PromotionCase.State.SUBMITTED, PromotionCase.State.FORWARDED]


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of thing that waits.

    ``rows`` are those that wait for an answer, ``owner`` leads to who asked, ``since`` is the time.
    ``first`` is the condition under which a row waits for an employee (a key) before anybody else;
    ``further`` which rows those further up may answer too.
    """

    name: str
    rows: Callable[[], QuerySet[Any]]
    since: Combinable
    first: First
    owner: str = "employee"
    further: Q = field(default_factory=Q)

    def waiting(self, at: date) -> QuerySet[Any]:
        """The rows that wait on that day. What leavers asked waits no more."""
        return self.rows().filter(**{f"{self.owner}__in": Employee.objects.current(at)})

    def waiting_for(self, key: int, at: date) -> QuerySet[Any]:
        """Those that wait for the employee ``key`` before anybody else."""
        return self.waiting(at).filter(self.first(key, at))

    def open_to(self, key: int, at: date) -> QuerySet[Any]:
        """Those, and what waits for somebody further down."""
        below = Q(**{f"{self.owner}__in": Employee.objects.below(key)})
        return self.waiting(at).filter(self.further & below | self.first(key, at))


def _turning_to(owner: str = "employee") -> First:
    def first(key: int, at: date) -> Q:
        return Q(**{f"{owner}__in": Employee.objects.turning_to(key, at)})

    return first


def _as_manager_or_approver(key: int, at: date) -> Q:
    asked = CaseDecision.objects.open().filter(approver=key)
    turning = Employee.objects.turning_to(key, at)
    submitted = SUBMITTED & Q(employee__in=turning)
    return submitted | Q(pk__in=asked.values("case"))


def _as_holder(key: int, at: date) -> Q:
    """Held by ``key``, who is above the person; or by nobody who could go on with it.

    Of those who turn to ``key``, everybody above who works here is ``key`` or above ``key``.
    """
    holds = Q(manager=key, employee__in=Employee.objects.below(key))
    others = Employee.objects.above(key).current(at)
    turning = Q(employee__in=Employee.objects.turning_to(key, at))
    return holds | (turning & ~Q(manager__in=others))


KINDS = (
    Kind("skill", ConfirmationRequest.objects.open, F("asked_at"), _turning_to()),
    Kind("milestone", MilestoneRecord.objects.waiting, F("logged_at"), _turning_to()),
    Kind(
        "support",
        Blocker.objects.waiting,
        F("since"),
        _turning_to("step__goal__employee"),
        owner="step__goal__employee",
    ),
    Kind(
        "case",
        lambda: PromotionCase.objects.filter(state__in=DECIDABLE),
        Coalesce("sealed_at", "created_at"),
        _as_manager_or_approver,
        further=SUBMITTED,
    ),
    Kind(
        "check-in",
        CheckIn.objects.waiting,
        Coalesce("theirs_at", "mine_at", "opened_at"),
        _as_holder,
    ),
)


def waiting_by_person(people: Iterable[Employee], at: date) -> Counter[int]:
    """How much waits for the managers of ``people``, by who asked (a key)."""
    return Counter(key for (key,) in _askers(people, at))


def waiting_of(people: Iterable[Employee], at: date) -> int:
    """How much waits for the managers of all ``people``."""
    return _askers(people, at).count()


def _askers(people: Iterable[Employee], at: date) -> QuerySet[Any, tuple[int]]:
    """The key of who asked, once for each thing that waits."""
    first, *others = (
        kind.waiting(at)
        .filter(kind.further, **{f"{kind.owner}__in": people})
        .order_by()
        .annotate(asker=F(kind.owner))
        .values_list("asker")
        for kind in KINDS
    )
    return cast("QuerySet[Any, tuple[int]]", first.union(*others, all=True))
