"""The plan page, and what a manager sees of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from planner.models import Blocker, Goal, Pause, PlanChange
from planner.queries.common.planned import spent_on
from planner.queries.goals.goal import Journey, journey_of
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.calendar import minutes_left, pauses_ahead, plan_calendar
from planner.queries.plan.captions import changes_in_words
from planner.queries.plan.proposal import proposal_of
from planner.queries.plan.rows import PlanRows, plan_rows
from planner.queries.plan.step_rows import StepRow, done_lines, open_lines
from planner.queries.plan.timeline import TimelineGroup, timeline_of

CHANGES = 8
DONE_SHOWN = 3
NEAR = 8


@dataclass(frozen=True, slots=True)
class Totals:
    """The sums of a plan, in minutes and days. ``logged`` is what was spent on all its steps.

    ``done_on`` is the day before which all is done; None without a weekly budget. ``arrive`` is
    the day on which to expect the next role, ``goal_on`` that of the goal; None without a route.
    """

    left: int
    logged: int
    done: int
    steps: int
    weekly: int
    done_on: date | None
    arrive: date | None
    goal_on: date | None


@dataclass(frozen=True, slots=True)
class PlanPage:
    """A plan with everything that explains it. ``stale`` says what a recomputation would change.

    ``is_possible`` is False if there is work and no time for it in the week.
    """

    goal: Goal
    goal_name: str
    next_role: str
    next_code: str
    totals: Totals
    lines: Sequence[StepRow]
    done: Sequence[StepRow]
    groups: Sequence[TimelineGroup]
    pauses: Sequence[Pause]
    changes: Sequence[PlanChange]
    stale: Sequence[str]
    is_possible: bool

    @property
    def near(self) -> Sequence[StepRow]:
        """The steps to look at now."""
        return self.lines[:NEAR]

    @property
    def far(self) -> Sequence[StepRow]:
        """The steps after those."""
        return self.lines[NEAR:]

    @property
    def far_minutes(self) -> int:
        return sum(line.left for line in self.far)

    @property
    def table(self) -> list[StepRow]:
        """All steps, for a table: those done first."""
        return [*reversed(self.done), *self.lines]


@dataclass(frozen=True, slots=True)
class SharedPlan:
    """What a manager sees of a plan: the way, and the open steps.

    Of blocked steps, only those are shown as such for which support is asked. The way is None
    without a goal ahead.
    """

    journey: Journey | None
    lines: Sequence[StepRow]


def plan_page(planning: PlanningContext) -> PlanPage | None:
    """The plan of the signed-in person; None without a goal ahead."""
    rows = plan_rows(planning)
    return _page(rows) if rows else None


def shared_plan(planning: PlanningContext) -> SharedPlan:
    """The plan towards a goal that may be seen."""
    rows = plan_rows(planning)
    if rows is None:
        return SharedPlan(None, [])
    pauses = pauses_ahead(planning.employee, planning.at)
    calendar = plan_calendar(rows, rows.open, pauses)
    asking = Blocker.objects.of(planning.employee).open().filter(wants_support=True)
    why, blockers = proposal_of(rows).why, asking.select_related("answered_by")
    lines = open_lines(rows, calendar, why, blockers)
    return SharedPlan(rows.expected(pauses, rows.open), lines)


def has_plan(planning: PlanningContext) -> bool:
    """Whether there is a goal ahead that one can plan for."""
    return journey_of(planning.framework, planning.person, planning.goal, planning.at) is not None


def _page(rows: PlanRows) -> PlanPage:
    planning = rows.planning
    pauses = pauses_ahead(planning.employee, planning.at)
    calendar = plan_calendar(rows, rows.open, pauses)
    proposal = proposal_of(rows)
    blockers = Blocker.objects.of(planning.employee).open().select_related("answered_by")
    lines = open_lines(rows, calendar, proposal.why, blockers)
    done = done_lines(rows)
    totals = _totals(rows, pauses, calendar.done_on)
    return PlanPage(
        goal=rows.goal,
        goal_name=planning.framework.roles[rows.goal.role_id].name,
        next_role=planning.framework.roles[rows.next_role].name,
        next_code=rows.next_role,
        totals=totals,
        lines=lines,
        done=done,
        groups=timeline_of([*done[:DONE_SHOWN][::-1], *lines], pauses, planning.at, totals.arrive),
        pauses=pauses,
        changes=list(PlanChange.objects.filter(goal=rows.goal)[:CHANGES]),
        stale=changes_in_words(rows, proposal),
        is_possible=calendar.is_possible,
    )


def _totals(rows: PlanRows, pauses: Sequence[Pause], done_on: date | None) -> Totals:
    journey = rows.expected(pauses, rows.open)
    route = journey.route if journey else None
    return Totals(
        left=minutes_left(rows.open),
        logged=sum(spent_on(step) for step in (*rows.open, *rows.done)),
        done=len(rows.done),
        steps=len(rows.open) + len(rows.done),
        weekly=rows.planning.person.weekly_minutes,
        done_on=done_on,
        arrive=route.legs[0].arrive if route else None,
        goal_on=route.arrive if route else None,
    )
