"""Managers and approvers decide on a sealed promotion case, and only on what they have seen."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import (
    AlreadyAnswered,
    NotYours,
    ReasonMissing,
    check_above,
    check_length,
)
from planner.actions.promotion.case import fresh, move, note
from planner.actions.promotion.notices import ask_to_decide
from planner.models import CaseDecision, CaseEvent, Employee, PromotionCase
from planner.models.texts import visible
from planner.queries.promotion.cases import approvers_of
from planner.queries.promotion.sheet import checked

State = PromotionCase.State
Kind = CaseEvent.Kind


class StaleSeal(ActionError):
    """The case was submitted anew since the page was made."""


class SealBroken(ActionError):
    """The stored document is not the one that was sealed."""


@transaction.atomic
def decide_as_manager(
    case: PromotionCase, by: Employee, *, seen: str, approve: bool, text: str, at: datetime
) -> PromotionCase:
    """Pass a case on to the approvers, or return it with reasons. ``seen`` is the hash seen.

    Without approvers, the manager's approval is final. Idempotent. Raises ``NotYours``,
    ``StaleSeal``, ``SealBroken``, ``AlreadyAnswered``, ``ReasonMissing`` or ``NoteTooLong``.
    """
    check_length(text)
    case = fresh(case)
    check_above(by, case.employee)
    _check_seal(case, seen)
    if case.state != State.SUBMITTED:
        return _same_manager(case, by, approve=approve)
    if not approve:
        return _return(case, by, text, at)
    approvers = approvers_of(case.employee, case.role.track_id, timezone.localdate(at))
    if not approvers:
        return move(case, Kind.APPROVED, by, at, text)
    move(case, Kind.FORWARDED, by, at, text)
    ask_approvers(case, approvers)
    return _agree(case, by, text, at) if by in approvers else case


@transaction.atomic
def decide_as_approver(
    case: PromotionCase, by: Employee, *, seen: str, approve: bool, text: str, at: datetime
) -> PromotionCase:
    """One approver's word; the last approval approves the case, any return returns it.

    Raises as ``decide_as_manager`` does.
    """
    check_length(text)
    case = fresh(case)
    asked = case.decisions.filter(approver=by).order_by("-pk").first()
    if asked is None or case.employee_id == by.pk:
        raise NotYours(_("Only the approvers of this case may do this."))
    _check_seal(case, seen)
    if asked.approved is not None and asked.sealed == seen:
        return _same_approver(case, asked, approve=approve)
    if case.state != State.FORWARDED:
        raise AlreadyAnswered(_moved_on(case))
    return _agree(case, by, text, at) if approve else _refuse(case, by, text, at)


def _check_seal(case: PromotionCase, seen: str) -> None:
    if seen != case.sha256:
        raise StaleSeal(
            _("This case was submitted anew since you opened it. Please read it as it is now.")
        )
    seal = case.seals.filter(sha256=case.sha256).first()
    if seal is None or not checked(seal).is_intact:
        raise SealBroken(
            _(
                "The stored document is not the one that was sealed: it has been changed. Nobody"
                " can decide on it. Please tell HR."
            )
        )


def ask_approvers(case: PromotionCase, approvers: list[Employee]) -> None:
    """Every one of ``approvers`` is to decide on the newest submission, and is told."""
    CaseDecision.objects.bulk_create(
        CaseDecision(case=case, approver=approver, sealed=case.sha256) for approver in approvers
    )
    ask_to_decide(case, Kind.FORWARDED, approvers)


def _agree(case: PromotionCase, by: Employee, text: str, at: datetime) -> PromotionCase:
    _write(case, by, text, at, approved=True)
    asked = case.decisions.filter(sealed=case.sha256, approved=None)
    today = timezone.localdate(at)
    if asked.filter(approver__in=Employee.objects.current(today)).exists():
        note(case, Kind.AGREED, by, at, text)
        return case
    return move(case, Kind.APPROVED, by, at, text)


def _refuse(case: PromotionCase, by: Employee, text: str, at: datetime) -> PromotionCase:
    returned = _return(case, by, text, at)
    _write(case, by, text, at, approved=False)
    return returned


def _return(case: PromotionCase, by: Employee, text: str, at: datetime) -> PromotionCase:
    if not visible(text):
        raise ReasonMissing(_("Say what is missing, so that it can be mended."), field="text")
    return move(case, Kind.RETURNED, by, at, text)


def _write(case: PromotionCase, by: Employee, text: str, at: datetime, *, approved: bool) -> None:
    case.decisions.filter(approver=by, sealed=case.sha256).update(
        approved=approved, text=visible(text), decided_at=at
    )


def _same_manager(case: PromotionCase, by: Employee, *, approve: bool) -> PromotionCase:
    """The case as it is if ``by`` said the same of this very document before."""
    said = case.events.filter(actor=by, sealed=case.sha256).values_list("kind", flat=True)
    wanted = {Kind.FORWARDED, Kind.APPROVED} if approve else {Kind.RETURNED}
    if wanted.isdisjoint(said):
        raise AlreadyAnswered(_moved_on(case))
    return case


def _same_approver(case: PromotionCase, asked: CaseDecision, *, approve: bool) -> PromotionCase:
    if asked.approved != approve:
        raise AlreadyAnswered(_("You have decided on this already."))
    return case


def _moved_on(case: PromotionCase) -> str:
    text = _("This has moved on in the meantime: “{state}”.")
    return text.format(state=case.get_state_display())
