"""Progress over time: readiness, levels and milestones on one time axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

from planner.engine import Framework
from planner.engine.standing.readiness import measure
from planner.engine.values.dates import full_months
from planner.engine.values.framework import Role
from planner.models import Employee, Evidence, MilestoneRecord
from planner.queries.career_map.readiness import ExplainedReadiness, explain, is_known
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.history import (
    Point,
    Standings,
    months_up_to,
    point_of,
    standings_on,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

SPANS = {"6": _("6 months"), "12": _("1 year"), "24": _("2 years"), "all": _("All")}
SPAN = "12"
MOST_STEPS = 24
FEWEST_MONTHS, MOST_MONTHS = 6, 50 * 12


@dataclass(frozen=True, slots=True)
class DayAxis:
    """Days along a line; places on it are shares from 0 to 100.

    Each of the ``days`` stands in the middle of a cell, which reaches half-way to its
    neighbours, so that the first and the last have one as well.
    """

    days: Sequence[date]

    def place(self, day: date) -> float:
        half = self._half
        return self._share((day - self.days[0]).days + half)

    def edge(self, index: int) -> float:
        """The share at which the cell of a day begins; the one after the last ends the line."""
        if index == 0:
            return 0.0
        if index == len(self.days):
            return 100.0
        left, right = self.days[index - 1], self.days[index]
        return self._share(((left - self.days[0]) + (right - self.days[0])).days / 2 + self._half)

    @property
    def _half(self) -> float:
        return (self.days[1] - self.days[0]).days / 2

    def _share(self, days: float) -> float:
        whole = (self.days[-1] - self.days[0]).days + 2 * self._half
        return round(100 * days / whole, 2)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A time with the same levels. ``start`` and ``end`` are shares of the axis, 0 to 100."""

    held: int
    confirmed: int
    since: date
    start: float
    end: float

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed >= self.held

    @property
    def width(self) -> float:
        return round(self.end - self.start, 2)


@dataclass(frozen=True, slots=True)
class SkillTrack:
    """One skill that the role asks for, over time."""

    code: str
    name: str
    needed: int
    highest: int
    stretches: Sequence[Stretch]

    @property
    def now(self) -> Stretch:
        return self.stretches[-1]


@dataclass(frozen=True, slots=True)
class Mark:
    """A milestone on the axis; ``place`` is its share, 0 to 100."""

    name: str
    on: date
    place: float


@dataclass(frozen=True, slots=True)
class DayInDepth:
    """One day, with the terms of its number."""

    on: date
    readiness: ExplainedReadiness


@dataclass(frozen=True, slots=True)
class ProgressPage:
    """``places`` are the shares of the axis, 0 to 100, at which the ``points`` stand."""

    role: str
    role_name: str
    is_goal: bool
    span: str
    spans: Sequence[tuple[str, StrOrPromise]]
    points: Sequence[Point]
    places: Sequence[float]
    tracks: Sequence[SkillTrack]
    marks: Sequence[Mark]
    day: DayInDepth | None
    ready_at: int

    @property
    def first(self) -> Point:
        return self.points[0]

    @property
    def last(self) -> Point:
        return self.points[-1]

    @property
    def is_empty(self) -> bool:
        """Whether nothing was held on any of the days."""
        return not any(point.held for point in self.points)

    @property
    def gained(self) -> int:
        """Percentage points, held, from the first day to the last."""
        return self.last.held - self.first.held


def progress_page(
    planning: PlanningContext, *, span: str = SPAN, on: date | None = None
) -> ProgressPage:
    """The signed-in person's progress up to today.

    Measured by the goal, or by the current role without one. ``on`` is a day to look into.
    """
    role, is_goal = _measured_by(planning)
    span = span if span in SPANS else SPAN
    axis = DayAxis(_days(planning, span))
    asked = sorted({*axis.days, on}) if on else axis.days
    held = standings_on(planning.framework, planning.employee, role.needs, asked)
    return ProgressPage(
        role=role.code,
        role_name=role.name,
        is_goal=is_goal,
        span=span,
        spans=list(SPANS.items()),
        points=[point_of(day, role, held[day]) for day in axis.days],
        places=[axis.place(day) for day in axis.days],
        tracks=_tracks(planning.framework, role, axis, held),
        marks=_marks(planning, axis),
        day=DayInDepth(on, _explained(planning, role, held[on])) if on else None,
        ready_at=planning.framework.ready_at,
    )


def _explained(planning: PlanningContext, role: Role, held: Standings) -> ExplainedReadiness:
    return explain(planning.framework, measure(role, held), is_rated=is_known(held))


def _measured_by(planning: PlanningContext) -> tuple[Role, bool]:
    goal = planning.goal.role_id if planning.goal else ""
    if goal in planning.framework.roles:
        return planning.framework.roles[goal], True
    return planning.framework.roles[planning.person.role], False


def _days(planning: PlanningContext, span: str) -> list[date]:
    """The days shown: a month apart, or further if there would be too many."""
    months = int(span) if span != "all" else _months_of_history(planning.employee, planning.at)
    step = -(-months // MOST_STEPS)
    return months_up_to(planning.at, -(-months // step) + 1, step)


def _months_of_history(employee: Employee, at: date) -> int:
    """Months since the first evidence, rounded up, within reason."""
    rows = Evidence.objects.of(employee).order_by("happened_on")
    first = rows.values_list("happened_on", flat=True).first() or at
    return min(MOST_MONTHS, max(FEWEST_MONTHS, full_months(first, at) + 1))


def _tracks(
    framework: Framework, role: Role, axis: DayAxis, held: dict[date, Standings]
) -> list[SkillTrack]:
    return [
        SkillTrack(
            code=line.skill,
            name=framework.skills[line.skill].name,
            needed=line.level,
            highest=framework.levels,
            stretches=_stretches(line.skill, axis, held),
        )
        for line in role.requires
    ]


def _stretches(skill: str, axis: DayAxis, held: dict[date, Standings]) -> list[Stretch]:
    """Merge neighbouring days with the same levels into stretches."""

    def levels(place: int) -> tuple[int, int]:
        standing = held[axis.days[place]][skill]
        return standing.level, standing.confirmed

    groups = [(key, list(places)) for key, places in groupby(range(len(axis.days)), levels)]
    return [
        Stretch(
            *key,
            since=axis.days[places[0]],
            start=axis.edge(places[0]),
            end=axis.edge(places[-1] + 1),
        )
        for key, places in groups
    ]


def _marks(planning: PlanningContext, axis: DayAxis) -> list[Mark]:
    """The milestones reached on these days, the earliest first."""
    reached = (
        MilestoneRecord.objects.of(planning.employee)
        .filter(state=MilestoneRecord.State.CONFIRMED)
        .filter(achieved_on__range=(axis.days[0], axis.days[-1]))
        .order_by("achieved_on", "pk")
    )
    named = {code: milestone.name for code, milestone in planning.framework.milestones.items()}
    rows = reached.values_list("milestone_id", "milestone__name", "achieved_on")
    return [Mark(named.get(code, name), on, axis.place(on)) for code, name, on in rows]
