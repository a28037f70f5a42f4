"""When to do which step: the plan in the calendar, within the weekly budget and around pauses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.engine import NoBudget, Scheduled, lay_out
from planner.models import Employee, Pause, PlanStep
from planner.queries.common.planned import code_of, left_of, spent_on
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.rows import PlanRows, works_of


@dataclass(frozen=True, slots=True)
class Calendar:
    """The places of steps by ``code_of``; there are none without a weekly budget.

    A step whose planned time is logged in full has no place: it only waits to be ticked off.
    """

    places: Mapping[str, Scheduled]
    is_possible: bool

    @property
    def done_on(self) -> date | None:
        """The day before which everything is done; None if there is nothing to lay out."""
        return max((place.ends for place in self.places.values()), default=None)


def plan_calendar(rows: PlanRows, steps: Sequence[PlanStep], pauses: Iterable[Pause]) -> Calendar:
    """Lays ``steps`` out from today on, in their order."""
    return calendar_of(rows.planning, steps, pauses)


def calendar_of(
    planning: PlanningContext, steps: Sequence[PlanStep], pauses: Iterable[Pause]
) -> Calendar:
    """The same for steps ``with_spent`` that need no more of the plan."""
    try:
        places = lay_out(
            works_of(planning.framework, steps),
            start=planning.at,
            weekly_minutes=planning.person.weekly_minutes,
            pauses=[(pause.starts_on, pause.ends_on) for pause in pauses],
            done_minutes={code_of(step): spent_on(step) for step in steps},
        )
    except NoBudget:
        return Calendar({}, is_possible=False)
    return Calendar({place.activity: place for place in places}, is_possible=True)


def with_budget(rows: PlanRows, weekly_minutes: int) -> PlanRows:
    """The same plan for somebody with another weekly budget."""
    person = replace(rows.planning.person, weekly_minutes=weekly_minutes)
    return replace(rows, planning=replace(rows.planning, person=person))


def minutes_left(steps: Iterable[PlanStep]) -> int:
    """What is planned and not logged yet."""
    return sum(map(left_of, steps))


def pauses_ahead(employee: Employee, at: date) -> list[Pause]:
    """The pauses that are not over at ``at``, the next first."""
    return list(Pause.objects.of(employee).filter(ends_on__gte=at))
