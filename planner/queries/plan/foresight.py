"""The way to a goal as it would be if something were different: the plan is made anew for it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import replace

from planner.models import Goal, PlanStep
from planner.models.plan import PlanStepQuerySet
from planner.queries.goals.goal import Journey, journey_of
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.calendar import pauses_ahead
from planner.queries.plan.proposal import Proposal, proposal_of
from planner.queries.plan.rows import (
    PlanRows,
    declined_towards,
    is_kept,
    learned_by,
    plan_rows,
    with_time,
)


def journey_if(planning: PlanningContext, done: Collection[str] = ()) -> Journey | None:
    """The way with the dates to expect after a recomputation for ``planning``; nothing is saved.

    ``done`` are codes of activities that are supposed to be done. Where no plan is stored, the
    dates are typical ones, as they are today. None without a goal ahead.
    """
    rows = plan_rows(planning)
    if rows is None:
        return None
    if not rows.open:
        return rows.expected((), ())
    return remade(_without(rows, done))


def journey_to(planning: PlanningContext, goal: Goal) -> Journey | None:
    """The way to ``goal``, not saved yet, with what is begun: the plan as it would be made.

    It counts by the newest version. None for a goal that is reached or not on the map.
    """
    supposed = replace(planning.under_newest(), goal=goal, declined=frozenset())
    along = [step for step in _open_steps(planning) if is_kept(step)]
    return _supposed(supposed, goal, along)


def journey_again(planning: PlanningContext, goal: Goal) -> Journey | None:
    """The way to the former ``goal`` if it is taken up again, with the steps that come back.

    It counts by the version that counts for the goal.
    """
    declined = declined_towards(goal)
    framework = planning.framework_for(goal)
    supposed = replace(planning, framework=framework, goal=goal, declined=declined)
    own = [s for s in _open_steps(planning) if goal.pk in {s.goal_id, s.taken_from_id}]
    return _supposed(supposed, goal, own)


def _open_steps(planning: PlanningContext) -> PlanStepQuerySet:
    """The open steps towards all goals that the person has or had."""
    steps = PlanStep.objects.of(planning.employee).open().with_spent()
    return steps.select_related("activity", "skill", "role")


def _supposed(planning: PlanningContext, goal: Goal, steps: Sequence[PlanStep]) -> Journey | None:
    person = with_time(planning.person)
    if person.role not in planning.framework.roles:
        return None
    journey = journey_of(planning.framework, person, goal, planning.at)
    if journey is None:
        return None
    rows = PlanRows(
        planning=planning,
        goal=goal,
        next_role=journey.next_role,
        route=journey.route.roles if journey.route else None,
        open=steps,
        done=(),
        declined=planning.declined,
        learned=learned_by(planning.employee),
    )
    return remade(rows)


def remade(rows: PlanRows) -> Journey | None:
    """The way with the dates to expect once the plan of ``rows`` is made anew."""
    pauses = pauses_ahead(rows.planning.employee, rows.planning.at)
    return rows.expected(pauses, _sized(proposal_of(rows)))


def _without(rows: PlanRows, done: Collection[str]) -> PlanRows:
    return replace(
        rows,
        open=[step for step in rows.open if step.activity_id not in done],
        learned=rows.learned | frozenset(done),
    )


def _sized(proposal: Proposal) -> list[PlanStep]:
    """The steps with the effort that they would have."""
    steps = [copy(step) for step in proposal.steps]
    for step in steps:
        step.minutes = proposal.resized.get(step.pk, step.minutes)
    return steps
