"""What waits for HR: nobody else does it, and nothing does it by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from django.db.models import Exists, F, OuterRef, Q, QuerySet

from planner.engine import Finding, Framework, check_framework, split_accepted
from planner.models import Employee, Opening, PromotionCase, RoleAssignment
from planner.queries.common.language import translate_sentence
from planner.queries.framework.published import NothingPublished, current_framework

SHOWN = 50
ENDS_SOON = timedelta(days=14)


def cases_to_start(at: date) -> QuerySet[PromotionCase]:
    """Approved cases whose role has neither started nor a day to start on."""
    same = RoleAssignment.objects.filter(employee=OuterRef("employee"), role=OuterRef("role"))
    since = same.filter(started_on__gte=OuterRef("sealed_at__date"))
    started = Exists(since) | Exists(same.current(at)) | Exists(same.to_come(at).order_by())
    approved = PromotionCase.objects.filter(state=PromotionCase.State.APPROVED)
    rows = approved.filter(~started, employee__in=Employee.objects.current(at))
    return rows.select_related("employee", "role").order_by("sealed_at")


def people_without_role(at: date) -> QuerySet[Employee]:
    """Those employed who have no role."""
    held = RoleAssignment.objects.current(at).filter(employee=OuterRef("pk"))
    return Employee.objects.current(at).filter(~Exists(held))


def people_without_manager(at: date) -> QuerySet[Employee]:
    """Those employed who report to nobody, or to somebody who has left.

    Not those at the top, who lead others themselves.
    """
    here = Employee.objects.current(at)
    leads = Exists(here.filter(manager=OuterRef("pk")))
    alone = Q(manager=None) & ~leads
    gone = Q(manager__isnull=False) & ~Q(manager__in=here.order_by().values("pk"))
    return here.filter(alone | gone).select_related("manager")


def openings_that_end(at: date) -> QuerySet[Opening]:
    """Openings with a free seat that close within two weeks."""
    soon = Opening.objects.filter(closes_on__range=(at, at + ENDS_SOON), taken__lt=F("seats"))
    return soon.select_related("role", "contact").order_by("closes_on")


@dataclass(frozen=True, slots=True)
class OpenFinding:
    """Something that the check of the published framework says; ``remedy`` is what helps."""

    message: str
    remedy: str


def findings() -> Sequence[OpenFinding]:
    """What the check says of the newest version and HR has not accepted."""
    try:
        found = _found_in(current_framework())
    except NothingPublished:
        return ()
    return [
        OpenFinding(translate_sentence(one.message), translate_sentence(one.remedy))
        for one in found
    ]


@lru_cache(maxsize=2)
def _found_in(framework: Framework) -> tuple[Finding, ...]:
    # A version never changes, and the check of a large one takes seconds.
    waiting, _accepted = split_accepted(framework, check_framework(framework))
    return tuple(waiting)
