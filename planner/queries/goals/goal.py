"""Where somebody is going: the goal, the route to it with dates, and the next steps."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.engine import (
    Framework,
    NoBudget,
    NoRoute,
    Person,
    Readiness,
    Route,
    Step,
    next_steps,
    routes,
)
from planner.engine import Opening as Seat
from planner.engine.routes.legs import Leg, explained
from planner.engine.standing.fold import Standing, levels_of, standing
from planner.engine.standing.readiness import measure
from planner.engine.steps.curriculum import FixedChoices
from planner.engine.values.dates import full_months
from planner.engine.values.framework import Role
from planner.models import Goal, Opening
from planner.queries.common.language import translate_sentence
from planner.queries.people.planning_context import PlanningContext

STEPS = 7


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of a route line. ``state`` is here, next, later or goal.

    ``arrive`` and ``leg`` are None for the current role, where ``months_in_role`` counts.
    """

    code: str
    name: str
    track: str
    colour: str
    level: int
    state: str
    arrive: date | None
    readiness: Readiness
    leg: Leg | None
    months_in_role: int


@dataclass(frozen=True, slots=True)
class Journey:
    """A person on the way to a goal, as a page shows it.

    ``route`` is None if there is no way; ``obstacle`` then says why.
    """

    goal: Goal
    route: Route | None
    obstacle: str
    stops: tuple[Stop, ...]

    @property
    def next_role(self) -> str:
        """The code of the next role on the way; of the goal itself if there is no way."""
        return self.route.roles[1] if self.route else self.goal.role_id


def journey_of(framework: Framework, person: Person, goal: Goal | None, at: date) -> Journey | None:
    """The way to ``goal`` as it is at ``at``.

    None without a goal, for one that the map has no more, and for one that is reached.
    """
    if goal is None or goal.role_id not in framework.roles or goal.role_id == person.role:
        return None
    held = standing(framework, person, at)
    try:
        route = route_to(framework, person, goal.role_id, goal.route, at, levels_of(held))
    except NoRoute as reason:
        return Journey(goal, None, translate_sentence(reason.says), ())
    return Journey(goal, route, "", stops_of(framework, person, route, held, at))


def route_to(
    framework: Framework,
    person: Person,
    target: str,
    chosen: Sequence[str],
    at: date,
    held: Mapping[str, int] | None = None,
) -> Route:
    """The chosen way from where the person is now; the earliest if it does not hold any more.

    Somebody who has moved on along the way goes on from there. ``held`` are the levels at ``at``,
    if they are known already. Raises ``NoRoute``.
    """
    rest = tuple(chosen[chosen.index(person.role) :]) if person.role in chosen else ()
    if len(rest) > 1 and rest[-1] == target and _leads(framework, rest):
        with suppress(NoBudget):  # it takes learning, and there is no time for any
            return explained(framework, person, rest, at, held=held)
    return routes(framework, person, target, at=at, by="date", k=1)[0]


def _leads(framework: Framework, roles: Sequence[str]) -> bool:
    moves = {(move.source, move.target) for move in framework.moves}
    return moves.issuperset(pairwise(roles))


def stops_of(
    framework: Framework, person: Person, route: Route, held: Mapping[str, Standing], at: date
) -> tuple[Stop, ...]:
    """The stations of ``route``, the current role first, for somebody who holds ``held``."""
    legs = {leg.target: leg for leg in route.legs}
    return tuple(
        _stop(framework, person, framework.roles[code], legs.get(code), route, held, at)
        for code in route.roles
    )


def _stop(  # noqa: PLR0913, PLR0917  # a row of plain values
    framework: Framework,
    person: Person,
    role: Role,
    leg: Leg | None,
    route: Route,
    held: Mapping[str, Standing],
    at: date,
) -> Stop:
    track = framework.tracks[role.track]
    return Stop(
        code=role.code,
        name=role.name,
        track=track.name,
        colour=track.colour,
        level=role.level,
        state=_state(leg, route),
        arrive=leg.arrive if leg else None,
        readiness=measure(role, held),
        leg=leg,
        months_in_role=full_months(person.role_since, at),
    )


def _state(leg: Leg | None, route: Route) -> str:
    if leg is None:
        return "here"
    if leg is route.legs[-1]:
        return "goal"
    return "next" if leg is route.legs[0] else "later"


def steps_for(
    planning: PlanningContext, journey: Journey | None, seats: Sequence[Seat]
) -> tuple[Step, ...]:
    """The best next steps, with reason and effect, without declined activities.

    Whoever has reached the goal, or has none on the map, is asked to choose.
    """
    target = (
        planning.goal.role_id
        if planning.goal and planning.goal.role_id in planning.framework.roles
        else None
    )
    route = journey.route.roles if journey and journey.route else None
    return next_steps(
        planning.framework,
        planning.person,
        target,
        at=planning.at,
        route=route,
        openings=seats,
        limit=STEPS,
        fixed_choices=FixedChoices(declined=planning.declined),
    )


def seats_at(at: date) -> tuple[Seat, ...]:
    """All openings that are open at ``at`` or will be, as the engine sees them."""
    return seats_of(Opening.objects.not_closed(at))


def seats_of(openings: Iterable[Opening]) -> tuple[Seat, ...]:
    """The same of ``openings`` that are known already."""
    return tuple(Seat(row.role_id, row.opens_on, row.closes_on, row.free_seats) for row in openings)


def one_move_away(planning: PlanningContext) -> set[str]:
    """The codes of the roles that a move from the current one leads to."""
    return {move.target for move in planning.framework.moves if move.source == planning.person.role}
