"""What a stored plan still takes: the one expected date of a goal counts with it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Aggregate, JSONField, OuterRef, QuerySet, Subquery, Sum
from django.db.models.functions import JSONArray
from django.db.models.sql.compiler import SQLCompiler

from planner.engine import NoBudget, PlannedWork, practice_code
from planner.models import HoursEntry, Pause, PlanStep

StepFacts = Sequence[Any]  # key, activity, skill, level, whether it is own, minutes, spent
PauseFacts = Sequence[str]  # first and last day


class JsonRows(Aggregate):
    """All rows as one list, so that they come along with another query."""

    function = "JSON_GROUP_ARRAY"
    output_field = JSONField()

    def as_postgresql(
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper
    ) -> tuple[str, Sequence[Any]]:
        return self.as_sql(compiler, connection, function="JSONB_AGG")


_HOURS = HoursEntry.objects.filter(step=OuterRef("pk")).order_by().values("step")
_SPENT = Subquery(_HOURS.annotate(minutes=Sum("minutes")).values("minutes"))


def open_steps_of(goal: OuterRef) -> QuerySet[Any]:
    """The facts of the open steps of the outer ``goal``, as one list."""
    steps = PlanStep.objects.open().filter(goal=goal).order_by().annotate(spent=_SPENT)
    facts = JSONArray("pk", "activity_id", "skill_id", "level", "is_own", "minutes", "spent")
    return steps.values("goal").annotate(facts=JsonRows(facts)).values("facts")


def pauses_of(employee: OuterRef, at: date) -> QuerySet[Any]:
    """The days of the pauses of the outer ``employee`` that are not over at ``at``, as one list."""
    pauses = Pause.objects.filter(employee=employee, ends_on__gte=at).order_by()
    days = JSONArray("starts_on", "ends_on")
    return pauses.values("employee").annotate(days=JsonRows(days)).values("days")


def work_from(
    steps: Iterable[StepFacts] | None, pauses: Iterable[PauseFacts] | None
) -> PlannedWork | None:
    """What a plan still takes, from facts; None if no step of it is open."""
    left = {_code(*facts[:5]): max(0, facts[5] - (facts[6] or 0)) for facts in steps or ()}
    days = [(date.fromisoformat(a), date.fromisoformat(b)) for a, b in pauses or ()]
    return _work(left, days)


def work_of(steps: Iterable[PlanStep], pauses: Iterable[Pause]) -> PlannedWork | None:
    """The same of steps ``with_spent`` and pauses that are known already."""
    left = {code_of(step): left_of(step) for step in steps}
    return _work(left, [(pause.starts_on, pause.ends_on) for pause in pauses])


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
    return _code(step.pk, step.activity_id, step.skill_id, step.level, step.is_own)


def _code(
    key: int | None, activity: str | None, skill: str | None, level: int | None, is_own: object
) -> str:
    if activity:
        return activity
    return f"own: {key}" if is_own or not skill else practice_code(skill, level or 0)


def _work(left: Mapping[str, int], pauses: Iterable[tuple[date, date]]) -> PlannedWork | None:
    return PlannedWork(left, tuple(sorted(pauses))) if left else None
