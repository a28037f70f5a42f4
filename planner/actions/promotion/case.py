"""A promotion case is written, submitted and withdrawn by the person whom it is about."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from secrets import token_urlsafe

from django.db import transaction
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import NoteTooLong, NotYours, lock, manager_of
from planner.actions.promotion.notices import ask_to_decide, tell_owner
from planner.models import CaseEvent, CaseSeal, Employee, PromotionCase, Reflection
from planner.models.promotion import STATEMENT_LENGTH
from planner.models.texts import visible
from planner.queries.framework.published import digest
from planner.queries.goals.goal import one_move_away
from planner.queries.people.planning_context import PlanningContext
from planner.queries.promotion.cases import version_of
from planner.queries.promotion.document import case_document

State = PromotionCase.State
Kind = CaseEvent.Kind
TOKEN_BYTES = 24


class NotOneMoveAway(ActionError):
    """No move leads from the person's role to the one that the case is for."""


class CaseIsOpen(ActionError):
    """There is an open case for another role."""


class NotWritable(ActionError):
    """The case is with somebody who decides, or it is closed."""


class StatementMissing(ActionError):
    """A case needs a word of one's own."""


@transaction.atomic
def start_case(planning: PlanningContext, role: str) -> PromotionCase:
    """A draft for ``role`` (a code), one move away; it counts by the person's version from now on.

    Idempotent. The words of a case that was withdrawn are kept. Raises ``NotOneMoveAway`` or
    ``CaseIsOpen``.
    """
    employee = lock(planning.employee)
    own = PromotionCase.objects.filter(employee=employee)
    if before := own.open().first():
        return _same_case(before, role)
    if role not in one_move_away(planning):
        raise NotOneMoveAway(_("No move leads from your role to this one."))
    last = own.filter(role=role).first()
    return PromotionCase.objects.create(
        employee=employee,
        role_id=role,
        version=version_of(planning),
        statement=last.statement if last and last.state == State.WITHDRAWN else "",
    )


@transaction.atomic
def write_statement(
    case: PromotionCase, by: Employee, text: str, reflections: Sequence[Reflection] = ()
) -> PromotionCase:
    """Keep ``text`` as the statement, with a copy of ``reflections`` of one's own at its end.

    The reflections themselves stay private. Raises ``NotYours``, ``NotWritable`` or
    ``NoteTooLong``; the statement is then as it was.
    """
    case = _own(case, by)
    if any(reflection.employee_id != by.pk for reflection in reflections):
        raise NotYours(_("Only your own reflections can be copied."))
    if case.state not in PromotionCase.WRITABLE:
        raise NotWritable(_where_it_is(case))
    case.statement = "\n\n".join(filter(None, [visible(text), *map(_quoted, reflections)]))
    _check_length(case.statement)
    case.save(update_fields=["statement"])
    return case


@transaction.atomic
def submit_case(case: PromotionCase, planning: PlanningContext, *, at: datetime) -> PromotionCase:
    """Seal the case as it is, and pass it to the manager. Somebody not ready may do so too.

    Idempotent. Raises ``NotYours``, ``NotWritable``, ``StatementMissing``, ``NobodyToAsk`` or
    ``NotOneMoveAway``.
    """
    case = _own(case, planning.employee)
    if case.state == State.SUBMITTED:
        return case
    manager = _check_submit(case, planning)
    document = case_document(case, planning, at)
    seal = CaseSeal.objects.create(
        case=case,
        document=document,
        sha256=digest(document),
        token=token_urlsafe(TOKEN_BYTES),
        sealed_at=at,
    )
    case.sha256, case.sealed_at = seal.sha256, at
    move(case, Kind.SUBMITTED, planning.employee, at)
    ask_to_decide(case, Kind.SUBMITTED, [manager])
    return case


@transaction.atomic
def withdraw_case(case: PromotionCase, by: Employee, *, at: datetime) -> PromotionCase:
    """Take the case back, whoever has it. Idempotent.

    Raises ``NotYours``, or ``NotWritable`` for a case that is approved.
    """
    case = _own(case, by)
    if case.state == State.APPROVED:
        raise NotWritable(_where_it_is(case))
    return case if case.state == State.WITHDRAWN else move(case, Kind.WITHDRAWN, by, at)


def move(
    case: PromotionCase, kind: CaseEvent.Kind, actor: Employee, at: datetime, text: str = ""
) -> PromotionCase:
    """The case enters the state that is called like ``kind``; its history and its owner know."""
    case.state = kind
    case.save(update_fields=["state", "sha256", "sealed_at"])
    note(case, kind, actor, at, text)
    tell_owner(case, kind, actor)
    return case


def note(
    case: PromotionCase, kind: CaseEvent.Kind, actor: Employee, at: datetime, text: str = ""
) -> None:
    """Adds a line to the history."""
    CaseEvent.objects.create(
        case=case, kind=kind, actor=actor, text=visible(text), sealed=case.sha256, happened_at=at
    )


def fresh(case: PromotionCase) -> PromotionCase:
    """The case as it is now, its owner's row locked: what happens to it waits for each other."""
    lock(case.employee)
    rows = PromotionCase.objects.select_related("role", "version", "employee__manager")
    return rows.defer("version__document").get(pk=case.pk)


def _own(case: PromotionCase, by: Employee) -> PromotionCase:
    if case.employee_id != by.pk:
        raise NotYours(_("Only the person whom it is about may do this."))
    return fresh(case)


def _same_case(before: PromotionCase, role: str) -> PromotionCase:
    if before.role_id != role:
        text = _("Your case for {role} is open. Withdraw it first: one case at a time.")
        raise CaseIsOpen(text.format(role=before.role))
    return before


def _check_submit(case: PromotionCase, planning: PlanningContext) -> Employee:
    """Who is to decide."""
    if case.state not in PromotionCase.WRITABLE:
        raise NotWritable(_where_it_is(case))
    if not visible(case.statement):
        raise StatementMissing(_("Say in your own words why you are the right one for this role."))
    manager = manager_of(planning.employee)
    if planning.person.role == case.role_id:
        raise NotOneMoveAway(_("You are {role} already.").format(role=case.role))
    return manager


def _where_it_is(case: PromotionCase) -> str:
    text = _("This case cannot be changed now: “{state}”.")
    return text.format(state=case.get_state_display())


def _check_length(statement: str) -> None:
    if len(statement) > STATEMENT_LENGTH:
        text = _("A statement holds {most} characters; this one would have {number}.")
        most = number_format(STATEMENT_LENGTH, force_grouping=True)
        number = number_format(len(statement), force_grouping=True)
        raise NoteTooLong(text.format(most=most, number=number), field="statement")


def _quoted(reflection: Reflection) -> str:
    return "\n".join(filter(None, [reflection.question, reflection.text]))
