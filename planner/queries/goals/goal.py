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
    PlannedWork,
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
from planner.queries.common.planned import plan_ends
from planner.queries.people.planning_context import PlanningContext

STEPS = 7


@dataclass(frozen=True, slots=True)
class Stop:
    """One station of a route line. ``state`` is here, next, later or goal.

    ``arrive`` and ``leg`` are None for the current role, where ``months_in_role`` counts.
    ``minutes`` are those of learning up to here: what the plan for the next role still takes,
    ``is_planned``, and the typical ones beyond it. Not ``is_rated``: nobody has rated the person
    in anything yet, so the readiness says nothing.
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
    minutes: int
    is_planned: bool
    is_rated: bool


@dataclass(frozen=True, slots=True)
class Journey:
    """A person on the way to a goal, as a page shows it.

    ``route`` is None if there is no way; ``obstacle`` then says why. Its dates count with what
    the plan for the next role still takes, ``planned``, if there is one.
    """

    goal: Goal
    route: Route | None
    obstacle: str
    stops: tuple[Stop, ...]
    planned: PlannedWork | None = None

    @property
    def arrive(self) -> date | None:
        """The day on which to expect the goal."""
        return self.route.arrive if self.route else None

    @property
    def minutes(self) -> int:
        """The learning up to the goal: what the plan still takes, and the typical hours beyond."""
        return self.stops[-1].minutes if self.stops else 0

    @property
    def next_role(self) -> str:
        """The code of the next role on the way; of the goal itself if there is no way."""
        return self.route.roles[1] if self.route else self.goal.role_id


def expected_journey(planning: PlanningContext) -> Journey | None:
    """The way to the open goal with the dates to expect, which count with the plan.

    None without a goal, for one that the map has no more, and for one that is reached.
    """
    who = planning.framework, planning.person, planning.goal, planning.at
    return journey_of(*who, planning.planned)


def journey_of(
    framework: Framework,
    person: Person,
    goal: Goal | None,
    at: date,
    planned: PlannedWork | None = None,
) -> Journey | None:
    """The way to ``goal`` as it is at ``at``; without ``planned``, its dates are typical ones.

    None without a goal, for one that the map has no more, and for one that is reached.
    """
    if goal is None or goal.role_id not in framework.roles or goal.role_id == person.role:
        return None
    held = standing(framework, person, at)
    ends = plan_ends(planned, at, person.weekly_minutes)
    try:
        route = route_to(framework, person, goal.role_id, goal.route, at, levels_of(held), ends)
    except NoRoute as reason:
        return Journey(goal, None, translate_sentence(reason.says), (), planned)
    stops = stops_of(framework, person, route, held, at, planned if ends else None)
    return Journey(goal, route, "", stops, planned)


def route_to(  # noqa: PLR0913, PLR0917  # all that a way depends on
    framework: Framework,
    person: Person,
    target: str,
    chosen: Sequence[str],
    at: date,
    held: Mapping[str, int] | None = None,
    planned: date | None = None,
) -> Route:
    """The chosen way from where the person is now; the earliest if it does not hold any more.

    Somebody who has moved on along the way goes on from there. ``held`` are the levels at ``at``,
    if they are known already. The way is looked for by typical hours; with ``planned``, the day
    before which the plan for its first move is done, it is dated by that. Raises ``NoRoute``.
    """
    rest = tuple(chosen[chosen.index(person.role) :]) if person.role in chosen else ()
    if len(rest) > 1 and rest[-1] == target and _leads(framework, rest):
        with suppress(NoBudget):  # it takes learning, and there is no time for any
            return explained(framework, person, rest, at, held=held, planned=planned)
    best = routes(framework, person, target, at=at, by="date", k=1)[0]
    if planned is None:
        return best
    return explained(framework, person, best.roles, at, held=held, planned=planned)


def _leads(framework: Framework, roles: Sequence[str]) -> bool:
    moves = {(move.source, move.target) for move in framework.moves}
    return moves.issuperset(pairwise(roles))


def stops_of(  # a row of plain values
    framework: Framework,
    person: Person,
    route: Route,
    held: Mapping[str, Standing],
    at: date,
    planned: PlannedWork | None = None,
) -> tuple[Stop, ...]:
    """The stations of ``route``, the current role first, for somebody who holds ``held``.

    ``planned`` is what the plan for the first move still takes, if the route is dated by it.
    """
    legs = {leg.target: leg for leg in route.legs}
    extra = planned.minutes - route.legs[0].minutes if planned else None
    return tuple(
        _stop(framework, person, framework.roles[code], legs.get(code), route, held, at, extra)
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
    extra: int | None,
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
        minutes=leg.minutes_so_far + (extra or 0) if leg else 0,
        is_planned=extra is not None,
        is_rated=bool(person.ratings),
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
        planned=journey.planned if journey else None,
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
