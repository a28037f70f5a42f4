"""One promotion case: its page, its history, and the check of what was sealed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from planner.models import CaseDecision, CaseSeal, Employee, PromotionCase, User
from planner.queries.common.language import list_in_language
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import ManagingContext, PlanningContext, plan_of
from planner.queries.promotion.cases import approvers_of
from planner.queries.promotion.document import case_document
from planner.queries.promotion.sheet import Sealed, Sheet, checked, sheet_of

State = PromotionCase.State


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a case's history. ``token`` leads to the document that it happened to."""

    kind: str
    words: str
    who: str
    text: str
    at: datetime
    sha256: str
    token: str


@dataclass(frozen=True, slots=True)
class CasePage:
    """One case. ``sheet`` is the draft for its owner, else the document that was submitted.

    ``sheet`` is None if the sealed document is not what was sealed. ``decides_as`` is manager,
    approver, or empty for those who may only look. ``manager`` is who is asked first.
    """

    case: PromotionCase
    is_mine: bool
    manager: Employee | None
    sheet: Sheet | None
    sealed: Sealed | None
    history: Sequence[Happening]
    decisions: Sequence[CaseDecision]
    approvers: Sequence[Employee]
    decides_as: str
    was_asked: bool

    @property
    def is_writable(self) -> bool:
        return self.is_mine and self.case.state in PromotionCase.WRITABLE

    @property
    def is_open(self) -> bool:
        return self.case.state in PromotionCase.OPEN

    @property
    def is_for_approvers(self) -> bool:
        """Whether a word of the viewer is an approver's: theirs is the turn, or was."""
        return self.decides_as == "approver" or (not self.decides_as and self.was_asked)

    @property
    def approval(self) -> str:
        """What approving means for the one who decides."""
        if self.decides_as == "manager" and self.approvers:
            names = list_in_language(person.name for person in self.approvers)
            return _("Approve it and pass it on to {names}").format(names=names)
        if self.decides_as == "approver":
            return _("Approve it")
        return _("Approve it: my word is final")

    @property
    def reasons(self) -> Happening | None:
        """Why it was returned, if that is where it stands."""
        returned = [line for line in self.history if line.kind == State.RETURNED]
        return returned[-1] if returned and self.case.state == State.RETURNED else None


def cases_to_show(user: User | AnonymousUser) -> QuerySet[PromotionCase]:
    """Every case that ``user`` may see, with what its page needs."""
    rows = PromotionCase.objects.visible_to(user)
    related = rows.select_related("role", "version", "employee__manager", "employee__team")
    return related.defer("version__document")


def case_page(user: User | AnonymousUser, viewer: ManagingContext, case: PromotionCase) -> CasePage:
    """The page of a case from ``cases_to_show``.

    Raises ``CannotPlan`` for one's own draft as long as nothing can be planned.
    """
    is_mine = case.employee_id == viewer.employee.pk
    writes = is_mine and case.state in PromotionCase.WRITABLE
    newest = case.seals.filter(sha256=case.sha256).first() if case.sha256 else None
    sealed = checked(newest) if newest else None
    asked = list(case.decisions.select_related("approver"))
    return CasePage(
        case=case,
        is_mine=is_mine,
        manager=nearest_manager(case.employee, viewer.at),
        sheet=_draft(plan_of(viewer), case) if writes else sealed.sheet if sealed else None,
        sealed=sealed,
        history=_history(case),
        decisions=[decision for decision in asked if decision.sealed == case.sha256],
        approvers=approvers_of(case.employee, case.role.track_id, viewer.at),
        decides_as=_decides_as(user, case),
        was_asked=viewer.employee.pk in {decision.approver_id for decision in asked},
    )


def _draft(planning: PlanningContext, case: PromotionCase) -> Sheet:
    return sheet_of(case_document(case, planning))


def _decides_as(user: User | AnonymousUser, case: PromotionCase) -> str:
    if not PromotionCase.objects.waiting_for(user).filter(pk=case.pk).exists():
        return ""
    return "manager" if case.state == State.SUBMITTED else "approver"


def _history(case: PromotionCase) -> list[Happening]:
    """What happened, oldest first."""
    tokens = dict(case.seals.values_list("sha256", "token"))
    events: Any = case.events.select_related("actor")
    return [
        Happening(
            kind=event.kind,
            words=event.get_kind_display(),
            who=event.actor.name,
            text=event.text,
            at=event.happened_at,
            sha256=event.sealed,
            token=tokens.get(event.sealed, ""),
        )
        for event in events
    ]


@dataclass(frozen=True, slots=True)
class VerifyPage:
    """A sealed document, checked, and what has become of its case since.

    ``in_history`` says whether the history refers to this very hash: whoever changes a document
    and its hash together does not change the history.
    """

    sealed: Sealed
    case: PromotionCase
    is_newest: bool
    in_history: bool
    history: Sequence[Happening]

    @property
    def is_valid(self) -> bool:
        return self.sealed.is_intact and self.in_history


def verify_page(seal: CaseSeal) -> VerifyPage:
    """``seal`` comes with its case, role and employee."""
    history = [line for line in _history(seal.case) if line.sha256 == seal.sha256]
    return VerifyPage(
        sealed=checked(seal),
        case=seal.case,
        is_newest=seal.case.sha256 == seal.sha256,
        in_history=any(line.kind == State.SUBMITTED for line in history),
        history=history,
    )
