"""The way to a goal as it would be if something were different: the plan is made anew for it."""

from __future__ import annotations

from collections.abc import Collection
from copy import copy
from dataclasses import replace

from planner.models import PlanStep
from planner.queries.goals.goal import Journey
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.calendar import pauses_ahead
from planner.queries.plan.proposal import Proposal, proposal_of
from planner.queries.plan.rows import PlanRows, plan_rows


def journey_if(planning: PlanningContext, done: Collection[str] = ()) -> Journey | None:
    """The way with the dates to expect after a recomputation for ``planning``; nothing is saved.

    ``done`` are codes of activities that are supposed to be done. None without a goal ahead.
    """
    rows = plan_rows(planning)
    if rows is None:
        return None
    return remade(_without(rows, done))


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
