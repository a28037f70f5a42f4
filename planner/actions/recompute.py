"""The plan follows the person: what changed is worked in, and said."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction
from django.utils.text import Truncator

from planner.models import Employee, Goal, PlanChange, PlanStep
from planner.queries.common.locale import locale_of
from planner.queries.framework.published import NothingPublished
from planner.queries.people.planning_context import CannotPlan, PlanningContext, planning_context
from planner.queries.plan.calendar import pauses_ahead
from planner.queries.plan.captions import changes_in_words, pace_in_words
from planner.queries.plan.proposal import Proposal, proposal_of
from planner.queries.plan.rows import PlanRows, is_kept, plan_rows

PLANNED = ["position", "minutes", "role"]
TEXT_LENGTH = PlanChange._meta.get_field("text").max_length or 0


@transaction.atomic(savepoint=False)
def recompute(employee: Employee, planning: PlanningContext | None = None) -> list[str]:
    """Makes the plan towards the open goal anew, around what is begun or chosen.

    Whoever has locked ``employee`` and loaded ``planning`` before writing hands it on; without it,
    both are done here. Returns what changed, in words that are stored with the plan as well;
    nothing without a goal, a role or a published framework.
    """
    try:
        rows = plan_rows(planning.refreshed(employee) if planning else _locked_context(employee))
    except (CannotPlan, NothingPublished):
        return []
    return apply(rows, proposal_of(rows)) if rows else []


def _locked_context(employee: Employee) -> PlanningContext:
    return planning_context(Employee.objects.select_for_update().get(pk=employee.pk))


def apply(rows: PlanRows, proposal: Proposal) -> list[str]:
    """Stores ``proposal`` as the plan, and returns what changed in words."""
    with locale_of(rows.planning.employee):
        texts = changes_in_words(rows, proposal)
    _close(proposal.dropped, rows.planning)
    _store(rows, proposal)
    note_changes(rows.goal, texts)
    return texts


def note_changes(goal: Goal, texts: Iterable[str]) -> None:
    """Writes down what changed in a plan, in the words of its owner."""
    PlanChange.objects.bulk_create(
        PlanChange(goal=goal, text=Truncator(text).chars(TEXT_LENGTH)) for text in texts
    )


def note_pace(employee: Employee, before: int) -> None:
    """Writes down what another weekly budget, ``before`` in minutes, has done to the plan."""
    current = Employee.objects.get(pk=employee.pk)
    try:
        rows = plan_rows(planning_context(current))
    except (CannotPlan, NothingPublished):
        return
    if rows and rows.open:
        pauses = pauses_ahead(current, rows.planning.at)
        with locale_of(current):
            note_changes(rows.goal, [pace_in_words(rows, before, pauses)])


def carry_over(employee: Employee, goal: Goal) -> None:
    """Takes what was begun or chosen towards earlier goals along to ``goal``.

    Each step remembers the goal that it was for first.
    """
    earlier = PlanStep.objects.of(employee).open().exclude(goal=goal).with_spent()
    steps = {(step.activity_id or step.pk): step for step in earlier if is_kept(step)}
    for step in steps.values():
        step.taken_from_id = step.taken_from_id or step.goal_id
        step.goal = goal
    PlanStep.objects.bulk_update(steps.values(), ["goal", "taken_from"])


def bring_back(goal: Goal) -> None:
    """Gives ``goal``, which is taken up again, the steps that went along to other goals."""
    PlanStep.objects.open().filter(taken_from=goal).update(goal=goal, taken_from=None)


def _close(steps: Iterable[PlanStep], planning: PlanningContext) -> None:
    keys = [step.pk for step in steps]
    dropped = PlanStep.State.DROPPED
    PlanStep.objects.filter(pk__in=keys).update(state=dropped, closed_on=planning.at)


def _store(rows: PlanRows, proposal: Proposal) -> None:
    moved = []
    for position, step in enumerate(proposal.steps, start=1):
        minutes = proposal.resized.get(step.pk, step.minutes)
        role = step.role_id if is_kept(step) else rows.next_role
        wanted = (position, minutes, role)
        if (step.position, step.minutes, step.role_id) != wanted:
            step.position, step.minutes, step.role_id = wanted
            moved.append(step)
    PlanStep.objects.bulk_create(step for step in moved if step in proposal.added)
    PlanStep.objects.bulk_update([s for s in moved if s not in proposal.added], PLANNED)
