"""Where somebody stands on the way to a target: what all the next steps look at."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal, Self

from planner.engine.activities.planned import PlannedWork
from planner.engine.routes.legs import Leg, Route, explained
from planner.engine.routes.no_route import NoRoute
from planner.engine.routes.routes import routes
from planner.engine.standing.fold import Standing, by_skill, fade, fold_ratings, levels_of, standing
from planner.engine.standing.lights import Lights, Opening, least_move, lights
from planner.engine.standing.readiness import Readiness, measure
from planner.engine.values.errors import NoBudget
from planner.engine.values.framework import Framework, Role
from planner.engine.values.person import Person, Rating
from planner.engine.values.sentences import Fact, Sentence
from planner.engine.values.sentences import gettext as _

Kind = Literal["choose", "renew", "apply", "confirm", "learn", "prove", "milestone", "wait"]
OWN_WORD = "own"  # who rates in a supposed self-rating; nobody reads it


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do. ``title`` says what, ``why`` gives the rule in a sentence.

    ``subject`` is the code of what it is about: a skill, an activity, a milestone or a role.
    ``minutes`` is the typical effort, 0 where none is known. ``points`` are those of the next
    role's readiness: confirmed points for ``confirm``, held points for ``learn`` and ``prove``,
    points that would be lost by the arrival for ``renew``, otherwise 0. A step that builds on
    others counts what it adds to them.

    The arrivals are those at the target by the chosen route, today and once this step and those
    it builds on are done; None if the route has no end. ``on`` is the day by which to renew, or
    until which to wait. ``role`` is the next role.
    """

    kind: Kind
    subject: str
    title: str
    why: str
    minutes: int = 0
    points: int = 0
    arrive_before: date | None = None
    arrive_after: date | None = None
    on: date | None = None
    role: str | None = None
    skill: str | None = None
    level: int | None = None
    activity: str | None = None
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A step without its arrivals, and the self-ratings (skill -> level) that it leads to.

    ``codes`` are those of the step itself and of what it builds on, as a plan calls them.
    """

    step: Step
    claims: Mapping[str, int]
    codes: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Outlook:
    """A person's route to a target, and the next role on it.

    ``roles`` is the route, empty if there is none; ``obstacle`` says why there is no date of
    arrival, None if there is one. Without a route the target itself is the next role.
    ``planned`` is what the plan for the next role still takes, None without one.
    """

    framework: Framework
    person: Person
    at: date
    roles: tuple[str, ...]
    obstacle: Sentence | None
    next_role: Role
    standings: Mapping[str, Standing]
    readiness: Readiness
    lights: Lights
    planned: PlannedWork | None = None

    @classmethod
    def towards(  # noqa: PLR0913, PLR0917  # all that steps depend on
        cls,
        framework: Framework,
        person: Person,
        target: str,
        at: date,
        route: tuple[str, ...] | None,
        openings: Iterable[Opening],
        planned: PlannedWork | None = None,
    ) -> Self:
        """The outlook along ``route`` if it still leads to ``target``, else along the best one."""
        held = standing(framework, person, at)
        roles, obstacle = _way(framework, person, target, at, route, held)
        next_role = framework.roles[roles[1] if roles else target]
        found = measure(next_role, held)
        return cls(
            framework=framework,
            person=person,
            at=at,
            roles=roles,
            obstacle=obstacle,
            next_role=next_role,
            standings=held,
            readiness=found,
            lights=lights(framework, person, next_role.code, at, openings, found),
            planned=planned,
        )

    @property
    def levels(self) -> dict[str, int]:
        """The levels that count for planning, by skill."""
        return levels_of(self.standings)

    @property
    def next_leg(self) -> Leg | None:
        """The move to the next role; None without one, or without time to learn for it."""
        found = self._dated(self.roles[:2], self.levels)
        return found.legs[0] if found else None

    def asked(self, skill: str) -> dict[str, Fact]:
        """The facts for a reason: what the next role requires in ``skill``."""
        level = self.next_role.needs[skill]
        return {
            "role": self.next_role.name,
            "skill": self.framework.skills[skill].name,
            "level": level,
            "meaning": self.framework.level_names[level],
        }

    def arrival(
        self, claims: Mapping[str, int] | None = None, done: frozenset[str] = frozenset()
    ) -> date | None:
        """When the route ends, supposing these self-ratings and what a plan calls ``done``.

        None if it has no end.
        """
        found = self._dated(self.roles, self.levels | self._supposed(claims or {}), done)
        return found.arrive if found else None

    def _supposed(self, claims: Mapping[str, int]) -> dict[str, int]:
        """Skill -> the level for planning if the person rated it so today."""
        ratings = by_skill(self.person.ratings) if claims else {}
        held = {}
        for code, level in claims.items():
            words = [*ratings.get(code, ()), Rating(code, level, self.at, OWN_WORD, confirms=False)]
            fold = fold_ratings(words, self.at)
            held[code] = fade(self.framework.skills[code], fold, self.at).level
        return held

    def _dated(
        self,
        roles: tuple[str, ...],
        held: Mapping[str, int],
        done: frozenset[str] = frozenset(),
    ) -> Route | None:
        return _dated(self.framework, self.person, roles, self.at, held, self._plan_ends(done))

    def _plan_ends(self, done: frozenset[str]) -> date | None:
        """The day before which the plan is done; None without a plan, or time for it."""
        if self.planned is None:
            return None
        with suppress(NoBudget):
            return self.planned.done_on(self.at, self.person.weekly_minutes, done)
        return None


def _way(
    framework: Framework,
    person: Person,
    target: str,
    at: date,
    route: tuple[str, ...] | None,
    held: Mapping[str, Standing],
) -> tuple[tuple[str, ...], Sentence | None]:
    """The roles of the route to follow, and what stands in its way."""
    chosen = _rest_of(framework, person, target, route or ())
    if chosen:
        has_end = _dated(framework, person, chosen, at, levels_of(held)) is not None
        return chosen, (None if has_end else NO_TIME)
    try:
        return routes(framework, person, target, at=at, k=1)[0].roles, None
    except NoRoute as refusal:
        return (), refusal.says


NO_TIME = _("There is too little time for learning in your week to give this route a date.")


def _rest_of(
    framework: Framework, person: Person, target: str, route: tuple[str, ...]
) -> tuple[str, ...]:
    """The remainder of a chosen route from the current role on; empty if it no longer applies."""
    if person.role not in route or route[-1] != target or len(set(route)) != len(route):
        return ()
    rest = route[route.index(person.role) :]
    joined = all(least_move(framework, source, to) for source, to in pairwise(rest))
    return rest if joined else ()


def _dated(  # all that a date depends on
    framework: Framework,
    person: Person,
    roles: tuple[str, ...],
    at: date,
    held: Mapping[str, int],
    planned: date | None = None,
) -> Route | None:
    """The route with its dates; None without a route, or without time to learn for it."""
    if not roles:
        return None
    try:
        return explained(framework, person, roles, at, held=held, planned=planned)
    except NoBudget:
        return None
