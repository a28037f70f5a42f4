"""Blocked steps: saying why, asking for support, answering, and unblocking."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import (
    AlreadyAnswered,
    ReasonMissing,
    check_above,
    check_length,
    lock,
    manager_of,
)
from planner.actions.notices.confirmations import tell_support_answered, tell_support_asked
from planner.actions.plan.steps import check_open, locked_step
from planner.models import Blocker, Employee, PlanStep
from planner.models.texts import visible


class GoalIsPrivate(ActionError):
    """Nobody can help with a goal that they cannot see."""


@transaction.atomic
def block_step(step: PlanStep, reason: str, *, wants_support: bool) -> Blocker:
    """Record what blocks an open step, and ask the manager for support if wanted.

    For a step that is blocked already, the reason is updated; a new request for support is dated
    today. Raises ``StepClosed``, ``ReasonMissing``, ``NoteTooLong``, ``GoalIsPrivate`` or
    ``NobodyToAsk``.
    """
    current = locked_step(step)
    check_open(current)
    _check_reason(reason)
    if wants_support:
        _check_support(current)
    before = Blocker.objects.filter(step=current, resolved_at=None).first()
    if before and before.wants_support == wants_support and not before.answered_at:
        before.reason = visible(reason)
        before.save(update_fields=["reason"])
        return before
    if before:
        resolve_blocker(before)
    blocker = Blocker.objects.create(
        step=current, reason=visible(reason), wants_support=wants_support
    )
    tell_support_asked(blocker, current.goal.employee)
    return blocker


@transaction.atomic
def resolve_blocker(blocker: Blocker) -> None:
    """Unblock the step. Idempotent."""
    Blocker.objects.filter(pk=blocker.pk, resolved_at=None).update(resolved_at=timezone.now())


@transaction.atomic
def answer_blocker(blocker: Blocker, by: Employee, text: str) -> Blocker:
    """Record a manager's answer to a blocker; the step stays blocked until its owner unblocks it.

    Idempotent. Raises ``NotYours``, ``GoalIsPrivate``, ``AlreadyAnswered``, ``ReasonMissing`` or
    ``NoteTooLong``.
    """
    check_above(by, lock(blocker.step.goal.employee))
    _check_reason(text, field="text")
    current = Blocker.objects.select_related("step__goal").get(pk=blocker.pk)
    if not (current.wants_support and current.step.goal.shared):
        raise GoalIsPrivate(_("This was not shared with you."))
    if current.answered_at or current.resolved_at:
        return _same_answer(current, by, visible(text))
    current.answer, current.answered_by = visible(text), by
    current.answered_at = timezone.now()
    current.save(update_fields=["answer", "answered_by", "answered_at"])
    tell_support_answered(current, by)
    return current


def _check_reason(text: str, field: str = "reason") -> None:
    if not visible(text):
        raise ReasonMissing(_("A few words are enough."), field=field)
    check_length(text, field)


def _check_support(step: PlanStep) -> None:
    if not step.goal.shared:
        raise GoalIsPrivate(
            _(
                "You keep this goal to yourself, so nobody can see the request. Share the goal"
                " first, or go on without support."
            ),
            field="wants_support",
        )
    manager_of(step.goal.employee, field="wants_support")


def _same_answer(blocker: Blocker, by: Employee, text: str) -> Blocker:
    if (blocker.answered_by_id, blocker.answer) == (by.pk, text):
        return blocker
    raise AlreadyAnswered(
        _("This was answered in the meantime.")
        if blocker.answered_at
        else _("This was solved in the meantime.")
    )
