"""What-if: now and then side by side, every number with its terms.

Nothing here is saved. Activities count as done today, confirmations as given today; how long the
activities take is shown beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from planner.engine import (
    Lights,
    Person,
    Route,
    dated,
    lights,
    standing,
    suppose,
    what_if,
    within_reach,
)
from planner.engine import Opening as Seat
from planner.engine.routes.legs import Leg
from planner.engine.values.dates import DAYS_PER_WEEK, days_of_work
from planner.engine.values.framework import Role
from planner.queries.explore.readiness_change import ReadinessChange, by_gain, change_of
from planner.queries.goals.goal import Journey, Stop, expected_journey, seats_at
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.foresight import journey_if

NEARER = 6


@dataclass(frozen=True, slots=True)
class Supposition:
    """What to assume: activities done, skills confirmed (codes), weekly minutes for learning."""

    activities: tuple[str, ...] = ()
    confirm: tuple[str, ...] = ()
    weekly_minutes: int | None = None


@dataclass(frozen=True, slots=True)
class LegSide:
    """One move of a way, with the names of the skills to learn: from, to, minutes.

    ``minutes`` of learning lead up to its end, by the plan if the way ``is_planned``.
    """

    role: str
    leg: Leg
    minutes: int
    is_planned: bool
    gaps: Sequence[tuple[str, int, int, int]]


@dataclass(frozen=True, slots=True)
class JourneySide:
    """The route to the goal as it is, or as it would be; without one, ``obstacle`` says why."""

    weekly_minutes: int
    route: Route | None
    obstacle: str
    minutes: int
    legs: Sequence[LegSide]

    @property
    def arrive(self) -> date | None:
        return self.route.arrive if self.route else None


@dataclass(frozen=True, slots=True)
class Target:
    """A role on the route, before and after: its readiness and its three lights."""

    readiness: ReadinessChange
    before: Lights
    after: Lights
    is_goal: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """A route that would arrive before the chosen one; ``via`` names the roles between."""

    arrive: date
    via: Sequence[str]


@dataclass(frozen=True, slots=True)
class WhatIfPage:
    """Both sides. Without a goal, only the roles that open up or come nearer.

    ``opened`` are the roles whose ready light would go on, ``unsigned`` those of which enough
    would be held, and too little confirmed.

    ``minutes`` is what the supposed activities take together, ``weeks`` how long that is with
    ``supposed_minutes`` for learning a week, None if there are none. ``others`` names the roles
    that come nearer too, by less. ``is_asked``: something is supposed.
    """

    goal: Role | None
    before: JourneySide | None
    after: JourneySide | None
    targets: Sequence[Target]
    opened: Sequence[ReadinessChange]
    unsigned: Sequence[ReadinessChange]
    nearer: Sequence[ReadinessChange]
    others: Sequence[str]
    earlier: Earlier | None
    minutes: int
    supposed_minutes: int
    weeks: int | None
    is_asked: bool
    ready_at: int

    @property
    def coming(self) -> int:
        """The number of roles that come nearer."""
        return len(self.nearer) + len(self.others)

    @property
    def days(self) -> int | None:
        """The number of days by which the arrival moves forward; None if one side has no date."""
        if not (self.before and self.after and self.before.arrive and self.after.arrive):
            return None
        return (self.before.arrive - self.after.arrive).days

    @property
    def days_later(self) -> int:
        """How many days later one would arrive; 0 if not later."""
        return max(0, -(self.days or 0))


def what_if_page(planning: PlanningContext, wish: Supposition) -> WhatIfPage:
    """What ``wish`` would change for the signed-in person.

    Its codes are known to the framework.
    """
    supposed = supposed_person(planning, wish)
    before = expected_journey(planning)
    after = _supposed_journey(planning, supposed, wish) if _is_asked(planning, wish) else before
    coming = _coming(planning, supposed)
    minutes = sum(planning.framework.activities[code].minutes for code in wish.activities)
    return WhatIfPage(
        goal=planning.framework.roles[before.goal.role_id] if before else None,
        before=side_of(planning, planning.person, before),
        after=side_of(planning, supposed, after),
        targets=_targets(planning, supposed, before, after),
        opened=coming.opened,
        unsigned=coming.unsigned,
        nearer=coming.nearer[:NEARER],
        others=[change.role.name for change in coming.nearer[NEARER:]],
        earlier=_earlier(planning, wish, after),
        minutes=minutes,
        supposed_minutes=supposed.weekly_minutes,
        weeks=_weeks(minutes, supposed.weekly_minutes),
        is_asked=_is_asked(planning, wish),
        ready_at=planning.framework.ready_at,
    )


def supposed_person(planning: PlanningContext, wish: Supposition) -> Person:
    """The signed-in person under the supposition."""
    return suppose(
        planning.framework,
        planning.person,
        at=planning.at,
        activities=wish.activities,
        confirm=wish.confirm,
        weekly_minutes=wish.weekly_minutes,
    )


def _supposed_journey(
    planning: PlanningContext, supposed: Person, wish: Supposition
) -> Journey | None:
    """The way with the plan as it would be made anew."""
    return journey_if(replace(planning, person=supposed), wish.activities)


def _is_asked(planning: PlanningContext, wish: Supposition) -> bool:
    is_other_time = wish.weekly_minutes not in {None, planning.person.weekly_minutes}
    return bool(wish.activities or wish.confirm) or is_other_time


def _weeks(minutes: int, weekly_minutes: int) -> int | None:
    if minutes and not weekly_minutes:
        return None
    return -(-days_of_work(minutes, weekly_minutes) // DAYS_PER_WEEK)


def side_of(
    planning: PlanningContext, person: Person, journey: Journey | None
) -> JourneySide | None:
    """The route of ``person``, role by role; None without a goal."""
    if journey is None:
        return None
    return JourneySide(
        weekly_minutes=person.weekly_minutes,
        route=journey.route,
        obstacle=journey.obstacle,
        minutes=journey.minutes,
        legs=[_leg(planning, stop, stop.leg) for stop in journey.stops if stop.leg],
    )


def _leg(planning: PlanningContext, stop: Stop, leg: Leg) -> LegSide:
    skills = planning.framework.skills
    gaps = [(skills[gap.skill].name, gap.held, gap.needed, gap.minutes) for gap in leg.gaps]
    return LegSide(stop.name, leg, stop.minutes, stop.is_planned, gaps)


def _targets(
    planning: PlanningContext, supposed: Person, before: Journey | None, after: Journey | None
) -> list[Target]:
    """The next role on the route as it is, and the goal; one of them if they are the same."""
    if before is None or after is None:
        return []
    goal = before.goal.role_id
    next_role = before.next_role if before.route else after.next_role
    seats = seats_at(planning.at)
    return [
        _target(planning, supposed, code, goal, seats) for code in dict.fromkeys((next_role, goal))
    ]


def _target(
    planning: PlanningContext, supposed: Person, code: str, goal: str, seats: Sequence[Seat]
) -> Target:
    before, after = (
        lights(planning.framework, person, code, planning.at, seats)
        for person in (planning.person, supposed)
    )
    (change,) = _changes(planning, supposed, [code])
    return Target(change, before, after, is_goal=code == goal)


@dataclass(frozen=True, slots=True)
class _Coming:
    """Roles but one's own that would come nearer, in kinds; the most gained first."""

    opened: list[ReadinessChange]
    unsigned: list[ReadinessChange]
    nearer: list[ReadinessChange]


def _coming(planning: PlanningContext, supposed: Person) -> _Coming:
    others = [code for code in planning.framework.roles if code != planning.person.role]
    found = by_gain(_changes(planning, supposed, others))
    enough = set(within_reach(planning.framework, supposed, planning.at))
    enough -= set(within_reach(planning.framework, planning.person, planning.at))
    opened = [change for change in found if change.makes_ready]
    rest = [change for change in found if change.points > 0 and not change.makes_ready]
    return _Coming(
        opened=opened,
        unsigned=[change for change in rest if change.role.code in enough],
        nearer=[change for change in rest if change.role.code not in enough],
    )


def _changes(
    planning: PlanningContext, supposed: Person, roles: Iterable[str]
) -> list[ReadinessChange]:
    before, after = (
        standing(planning.framework, person, planning.at) for person in (planning.person, supposed)
    )
    return [change_of(planning.framework, code, before, after) for code in roles]


def _earlier(planning: PlanningContext, wish: Supposition, after: Journey | None) -> Earlier | None:
    """The best way of all, if by typical hours it would arrive before the chosen one."""
    if after is None or after.route is None:
        return None
    found = what_if(
        planning.framework,
        planning.person,
        after.goal.role_id,
        at=planning.at,
        activities=wish.activities,
        confirm=wish.confirm,
        weekly_minutes=wish.weekly_minutes,
    )
    best, chosen = found.after.route, after.route.roles
    supposed = supposed_person(planning, wish)
    typical = dated(planning.framework, supposed, chosen, at=planning.at)
    if best is None or best.arrive >= typical.arrive:
        return None
    return Earlier(best.arrive, [planning.framework.roles[code].name for code in best.roles[1:-1]])
