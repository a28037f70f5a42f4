"""What a stored plan still takes: the one expected date of a goal counts with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from django.db.models import F, FilteredRelation, OuterRef, Q, Subquery, Sum

from planner.engine import NoBudget, PlannedWork, practice_code
from planner.models import Goal, HoursEntry, Pause, PlanStep

SPENT = (
    HoursEntry.objects.filter(step=OuterRef("pk"))
    .order_by()
    .values("step")
    .annotate(minutes=Sum("minutes"))
    .values("minutes")
)


def planned_work(goal: Goal, at: date) -> PlannedWork | None:
    """What the plan towards ``goal`` still takes at ``at``; None if no step of it is open.

    A goal that is not saved has no plan.
    """
    if goal.pk is None:
        return None
    is_ahead = Q(goal__employee__pauses__ends_on__gte=at)
    rows: list[Any] = list(
        PlanStep.objects.open()
        .filter(goal=goal)
        .annotate(
            spent=Subquery(SPENT),
            pause=FilteredRelation("goal__employee__pauses", condition=is_ahead),
            first_day=F("pause__starts_on"),
            last_day=F("pause__ends_on"),
        )
    )  # a row for each pause
    pauses = {(row.first_day, row.last_day) for row in rows if row.first_day}
    return _work({row.pk: row for row in rows}.values(), sorted(pauses))


def work_of(steps: Iterable[PlanStep], pauses: Iterable[Pause]) -> PlannedWork | None:
    """The same of steps ``with_spent`` and pauses that are known already."""
    return _work(steps, [(pause.starts_on, pause.ends_on) for pause in pauses])


def plan_ends(work: PlannedWork | None, at: date, weekly_minutes: int) -> date | None:
    """The day before which ``work`` is done; None without a plan, or without time for it."""
    with suppress(NoBudget):
        return work.done_on(at, weekly_minutes) if work else None
    return None


def left_of(step: PlanStep) -> int:
    """The minutes of ``step``, which comes ``with_spent``, that are planned and not logged."""
    return max(0, step.minutes - spent_on(step))


def spent_on(step: PlanStep) -> int:
    """The minutes logged on ``step``, which comes ``with_spent``."""
    return getattr(step, "spent", None) or 0


def code_of(step: PlanStep) -> str:
    """What the engine calls a step: its activity, or words that no activity is called by."""
    if step.activity_id:
        return step.activity_id
    if step.is_own or not step.skill_id:
        return f"own: {step.pk}"
    return practice_code(step.skill_id, step.level or 0)


def _work(steps: Iterable[PlanStep], pauses: list[tuple[date, date]]) -> PlannedWork | None:
    left: Mapping[str, int] = {code_of(step): left_of(step) for step in steps}
    return PlannedWork(left, tuple(pauses)) if left else None
