"""Everything on the home page: where I am, where I am going, and what to do next."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format

from planner.engine.standing.lights import Opening as Seat
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from planner.queries.framework.off_map import goal_name
from planner.queries.goals.goal import Journey, expected_journey, seats_of, steps_for
from planner.queries.goals.next_steps import StepLine, step_lines
from planner.queries.openings import OpeningLine, openings_ahead, openings_near
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.history import Point, readiness_history, since_known
from planner.queries.progress.levels import LogRow, SkillRow, evidence_log, skill_rows

LOG_ROWS = 5
GAPS = 6


@dataclass(frozen=True, slots=True)
class HomePage:
    """The page of an employee. Without a goal, it is about the role that they have.

    ``openings`` counts the free seats in ``compared``, ``near`` are openings on the way, and
    ``seats`` all those there are.
    ``compared`` is the role whose readiness is shown: the next on the way, or the current one.
    ``retired_goal`` is the name of a goal that the map does not have any more. The ``history``
    begins when something was said of the person.
    """

    journey: Journey | None
    goal_name: str
    retired_goal: str
    role_name: str
    compared: str
    compared_code: str
    readiness: ExplainedReadiness
    history: Sequence[Point]
    gaps: Sequence[SkillRow]
    met: int
    asked: int
    steps: Sequence[StepLine]
    log: Sequence[LogRow]
    openings: int
    near: Sequence[OpeningLine]
    seats: Sequence[Seat]
    ready_at: int

    @property
    def history_points(self) -> list[tuple[str, int]]:
        """Month and percent confirmed, for a chart; the oldest first."""
        return [(date_format(point.on, "M"), point.confirmed) for point in self.history]

    @property
    def gained(self) -> int:
        """Points of percent confirmed since the first point shown."""
        return self.history[-1].confirmed - self.history[0].confirmed if self.history else 0


def home_page(planning: PlanningContext) -> HomePage:
    """The home page of the signed-in person."""
    journey = expected_journey(planning)
    compared = journey.next_role if journey else planning.person.role
    openings = openings_ahead(planning.at)
    seats = seats_of(openings)
    rows = skill_rows(planning.framework, planning.profile, compared, planning.at)
    asked = [row for row in rows if row.needed]
    return HomePage(
        journey=journey,
        goal_name=planning.framework.roles[journey.goal.role_id].name if journey else "",
        retired_goal=_retired_goal(planning),
        role_name=planning.framework.roles[planning.person.role].name,
        compared=planning.framework.roles[compared].name,
        compared_code=compared,
        readiness=explained_readiness(planning.framework, planning.person, compared, planning.at),
        history=since_known(
            readiness_history(planning.framework, planning.employee, compared, planning.at)
        ),
        gaps=gaps_of(asked)[:GAPS],
        met=sum(not row.missing for row in asked),
        asked=len(asked),
        steps=step_lines(
            steps_for(planning, journey, seats),
            asked={row.code for row in rows if row.is_waiting},
        ),
        log=evidence_log(planning.employee, planning.framework, limit=LOG_ROWS),
        openings=_free_seats(seats, compared, planning.at),
        near=openings_near(planning, openings, journey),
        seats=seats,
        ready_at=planning.framework.ready_at,
    )


def _retired_goal(planning: PlanningContext) -> str:
    """The name of the goal if the map does not have it any more."""
    goal = planning.goal
    is_off = goal and goal.role_id not in planning.framework.roles
    return goal_name(goal, planning.versions) if goal and is_off else ""


def gaps_of(asked: Sequence[SkillRow]) -> list[SkillRow]:
    """What is asked for and not held, or held and not confirmed; the widest gap first."""
    open_rows = [row for row in asked if row.missing or row.confirmed < row.needed]
    return sorted(open_rows, key=lambda row: (-row.missing, row.confirmed - row.needed, row.name))


def _free_seats(seats: Sequence[Seat], role: str, at: date) -> int:
    return sum(seat.free_seats for seat in seats if seat.role == role and seat.has_seat(at))
