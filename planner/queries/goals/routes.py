"""The ways to a target, side by side."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planner.engine import NoRoute, Route, alternatives, readiness, routes, standing
from planner.engine.routes.legs import Leg
from planner.engine.standing.fold import Standing
from planner.engine.values.dates import DAYS_PER_WEEK
from planner.engine.values.framework import Role, choices_of
from planner.queries.common.language import (
    alternatives_in_language,
    list_in_language,
    translate_sentence,
)
from planner.queries.goals.goal import Stop, expected_journey, stops_of
from planner.queries.goals.step_back import StepBack, step_back_to
from planner.queries.people.planning_context import PlanningContext

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

EARLIEST = 4
# what a way is best at, and by which measure
MARKS: tuple[tuple[StrOrPromise, Callable[[Route], Any]], ...] = (
    (_("Earliest"), lambda way: way.arrive),
    (_("Least effort"), lambda way: way.minutes),
    (_("Fewest moves"), lambda way: way.moves),
)


@dataclass(frozen=True, slots=True)
class LegLine:
    """One move of a way, in words: what it asks for, and what decides its date."""

    leg: Leg
    role: str
    colour: str
    skills: Sequence[tuple[str, int, int, int]]
    taught: Sequence[tuple[str, int]]
    milestones: Sequence[str]


@dataclass(frozen=True, slots=True)
class RouteOption:
    """One way to the target. ``best`` says what it is best at; ``codes`` names it in a form."""

    route: Route
    stops: Sequence[Stop]
    legs: Sequence[LegLine]
    best: Sequence[str]
    is_chosen: bool
    weeks: int

    @property
    def codes(self) -> str:
        return " ".join(self.route.roles)

    @property
    def name(self) -> str:
        """What sets it apart from the others: the roles in between."""
        if between := [stop.name for stop in self.stops[1:-1]]:
            return gettext("Via {roles}").format(roles=list_in_language(between))
        return gettext("Direct")


@dataclass(frozen=True, slots=True)
class RoutePage:
    """The ways to a target: first the ``unbeaten`` ones, then others; or why there is none.

    They are compared by typical hours; ``expected_on`` is the day on which to expect the target
    by the chosen one, with the plan as it stands. None if the target is not the goal.
    """

    role: Role
    ways: Sequence[RouteOption]
    unbeaten: int
    obstacle: str
    is_goal: bool
    is_private: bool
    weekly_minutes: int
    expected_on: date | None
    step_back: StepBack | None


def route_page(planning: PlanningContext, code: str) -> RoutePage:
    """The ways of the signed-in person to the role ``code``, not their own."""
    role = planning.framework.roles[code]
    goal = planning.goal if planning.goal and planning.goal.role_id == code else None
    ways, unbeaten, obstacle = _ways(planning, code, goal.route if goal else [])
    return RoutePage(
        role=role,
        ways=ways,
        unbeaten=unbeaten,
        obstacle=obstacle,
        is_goal=goal is not None,
        is_private=goal is not None and not goal.shared,
        weekly_minutes=planning.person.weekly_minutes,
        expected_on=_expected_on(planning) if goal else None,
        step_back=step_back_to(planning.framework, planning.person.role, code),
    )


def _expected_on(planning: PlanningContext) -> date | None:
    journey = expected_journey(planning)
    return journey.arrive if journey else None


def _ways(
    planning: PlanningContext, code: str, chosen: Sequence[str]
) -> tuple[list[RouteOption], int, str]:
    try:
        unbeaten = alternatives(planning.framework, planning.person, code, at=planning.at)
    except NoRoute as reason:
        return [], 0, translate_sentence(reason.says)
    earliest = routes(
        planning.framework, planning.person, code, at=planning.at, by="date", k=EARLIEST
    )
    known = {route.roles for route in unbeaten}
    others = [route for route in earliest if route.roles not in known]
    held = standing(planning.framework, planning.person, planning.at)
    ways = [_way(planning, route, held, _best(route, unbeaten), chosen) for route in unbeaten]
    ways += [_way(planning, route, held, [], chosen) for route in others]
    return ways, len(unbeaten), ""


def _way(
    planning: PlanningContext,
    route: Route,
    held: Mapping[str, Standing],
    best: Sequence[str],
    chosen: Sequence[str],
) -> RouteOption:
    return RouteOption(
        route=route,
        stops=stops_of(planning.framework, planning.person, route, held, planning.at),
        legs=[_leg_line(planning, leg) for leg in route.legs],
        best=best,
        is_chosen=list(route.roles) == list(chosen),
        weeks=-(-(route.arrive - planning.at).days // DAYS_PER_WEEK),
    )


def _best(route: Route, unbeaten: Sequence[Route]) -> list[str]:
    """What no other way does better."""
    return [str(name) for name, cost in MARKS if cost(route) == min(map(cost, unbeaten))]


def _leg_line(planning: PlanningContext, leg: Leg) -> LegLine:
    skills = planning.framework.skills
    role = planning.framework.roles[leg.target]
    return LegLine(
        leg=leg,
        role=role.name,
        colour=planning.framework.tracks[role.track].colour,
        skills=[(skills[gap.skill].name, gap.held, gap.needed, gap.minutes) for gap in leg.gaps],
        taught=[(skills[growth.skill].name, growth.level) for growth in leg.taught],
        milestones=[
            alternatives_in_language(planning.framework.milestones[code].name for code in codes)
            for codes in map(choices_of, leg.milestones)
        ],
    )


@dataclass(frozen=True, slots=True)
class NearRole:
    """A role one move away, and how ready the person is for it."""

    role: Role
    track: str
    colour: str
    kind: str
    held_percent: int


def near_roles(planning: PlanningContext) -> list[NearRole]:
    """The roles one move away, the readiest first."""
    kinds = {
        move.target: move.kind
        for move in planning.framework.moves
        if move.source == planning.person.role
    }
    found = [_near(planning, planning.framework.roles[code], kind) for code, kind in kinds.items()]
    return sorted(found, key=lambda near: (-near.held_percent, near.role.code))


def _near(planning: PlanningContext, role: Role, kind: str) -> NearRole:
    track = planning.framework.tracks[role.track]
    percent = readiness(planning.framework, planning.person, role.code, planning.at).held_percent
    return NearRole(role, track.name, track.colour, kind, percent)
