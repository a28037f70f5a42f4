"""Carries out a what-if: everything that can be done about it, or nothing."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import transaction

from planner.actions.goals import set_budget
from planner.actions.guards import lock
from planner.actions.progress.evidence import ask_confirmation
from planner.actions.recompute import recompute
from planner.engine.values.framework import Activity
from planner.models import DeclinedActivity, Employee, PlanStep
from planner.queries.explore.what_if_keep import Keeping
from planner.queries.people.planning_context import planning_context
from planner.queries.plan.rows import plan_rows


@transaction.atomic
def keep_supposition(employee: Employee, keeping: Keeping) -> None:
    """Carry out ``keeping``. Idempotent.

    Raises what the single actions raise: ``BudgetOutOfRange``, ``NobodyToAsk``.
    """
    if keeping.has_plan and keeping.adding:
        _add_to_plan(lock(employee), keeping.adding)
    if keeping.weekly_minutes is not None:
        set_budget(employee, keeping.weekly_minutes)
    if keeping.manager:
        for asking in keeping.asking:
            ask_confirmation(asking.evidence)


def _add_to_plan(employee: Employee, activities: Iterable[Activity]) -> None:
    """Append activities to the plan as the person's own, unless they are in it."""
    rows = plan_rows(planning_context(employee))
    if rows is None:
        return
    there = {step.activity_id for step in rows.open}
    for activity in activities:
        if activity.code in there:
            continue
        DeclinedActivity.objects.filter(goal=rows.goal, activity=activity.code).delete()
        PlanStep.objects.create(
            goal=rows.goal,
            role_id=rows.next_role,
            activity_id=activity.code,
            minutes=activity.minutes,
            is_own=True,
        )
    recompute(employee)
