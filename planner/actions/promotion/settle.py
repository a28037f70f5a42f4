"""A case that was passed on goes on by itself when its approvers cannot decide any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.promotion.case import fresh, move
from planner.actions.promotion.decide import ask_approvers
from planner.models import CaseEvent, Employee, PromotionCase
from planner.queries.promotion.cases import approvers_of, cases_stuck

Kind = CaseEvent.Kind


def settle_cases(now: datetime | None = None) -> int:
    """Go on with the cases that no approver who works here is to decide; return their number.

    Who has decided has approved: a return ends the case. If somebody has, the case is approved.
    Else those whom HR names today are asked, and if there is nobody, the manager’s word is final.
    """
    moment = now or timezone.now()
    return sum(_settle(case, moment) for case in cases_stuck(timezone.localdate(moment)))


@transaction.atomic
def _settle(case: PromotionCase, at: datetime) -> bool:
    case = fresh(case)
    today = timezone.localdate(at)
    if not cases_stuck(today).filter(pk=case.pk).exists():
        return False
    has_word = case.decisions.filter(sealed=case.sha256, approved=True).exists()
    approvers = approvers_of(case.employee, case.role.track_id, today)
    if approvers and not has_word:
        ask_approvers(case, approvers)
    else:
        text = _("Those who were still to decide do not work here any more.")
        move(case, Kind.APPROVED, _last_word(case), at, text)
    return True


def _last_word(case: PromotionCase) -> Employee:
    """Whoever approved it last: an approver, or the manager who passed it on."""
    said = case.events.filter(sealed=case.sha256, kind__in=[Kind.AGREED, Kind.FORWARDED])
    return said.select_related("actor").latest("happened_at", "pk").actor
