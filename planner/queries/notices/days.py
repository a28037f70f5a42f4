"""What the calendar and the reminders are made of, read for many people at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from typing import Any, TypeVar

from planner.models import Employee, Evidence, Pause, PlanStep
from planner.queries.goals.goal import Journey, journey_of
from planner.queries.people.planning_context import PlanningContext, planning_contexts

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Day:
    """Somebody's day: the person, the journey, and rows of theirs.

    ``steps`` are the open ones towards the goal, ``with_spent``. ``pauses`` are those that are not
    over, the next first; ``certificates`` those that will expire.
    """

    planning: PlanningContext
    journey: Journey | None
    steps: Sequence[PlanStep]
    pauses: Sequence[Pause]
    certificates: Sequence[Evidence]

    @property
    def told_until(self) -> date | None:
        """The last day of which news that have a day are told now; None in a pause.

        It is today; before a pause, the last day of the pause: what would be told in it is told on
        the day before.
        """
        last = self.planning.at
        for pause in self.pauses:
            if pause.starts_on <= self.planning.at:
                return None
            if (pause.starts_on - last).days == 1:
                last = pause.ends_on
        return last


def day_of(employee: Employee, at: date) -> Day | None:
    """The day of one person; None if nothing can be planned. Raises ``NothingPublished``."""
    return next(days_of([employee], at), None)


def days_of(employees: Iterable[Employee], at: date) -> Iterator[Day]:
    """The days of those for whom something can be planned. Raises ``NothingPublished``."""
    contexts = planning_contexts(employees, at)
    people = list(contexts)
    steps = _by_person(_steps(people), "goal.employee_id")
    pauses = _by_person(Pause.objects.filter(employee__in=people, ends_on__gte=at))
    certificates = _by_person(_certificates(people, at))
    for key, planning in contexts.items():
        yield Day(
            planning=planning,
            journey=journey_of(planning.framework, planning.person, planning.goal, at),
            steps=steps[key],
            pauses=pauses[key],
            certificates=certificates[key],
        )


def _steps(people: Iterable[int]) -> Iterable[PlanStep]:
    rows = PlanStep.objects.current().open().filter(goal__employee__in=people)
    return rows.with_spent().select_related("goal", "activity", "skill", "role")


def _certificates(people: Iterable[int], at: date) -> Iterable[Evidence]:
    rows = Evidence.objects.filter(
        employee__in=people, kind=Evidence.Kind.CERTIFICATE, expires_on__gt=at
    )
    return rows.select_related("skill")


def _by_person(rows: Iterable[Row], owner: str = "employee_id") -> defaultdict[int, list[Row]]:
    """Employee key -> rows, in their order; ``owner`` leads to the key."""
    found: defaultdict[int, list[Row]] = defaultdict(list)
    key: Any = attrgetter(owner)
    for row in rows:
        found[key(row)].append(row)
    return found
