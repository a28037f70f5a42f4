"""Targets for somebody without a goal, with published weights and terms that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Self

from planner.engine.advice.arrivals import Arrivals, earliest_arrivals, reachable_roles
from planner.engine.advice.drivers import fit
from planner.engine.advice.next_roles import next_percents
from planner.engine.advice.race import LOST_PER_MONTH, WEIGHTS, Candidate, Race
from planner.engine.routes.no_route import NoRoute
from planner.engine.routes.partial_routes import Start
from planner.engine.routes.route_cache import route_cache_of
from planner.engine.routes.routes import MAX_MOVES, routes
from planner.engine.standing.fold import standing
from planner.engine.standing.lights import Opening
from planner.engine.standing.readiness import FULL, measure
from planner.engine.values.dates import full_months
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework, Role
from planner.engine.values.person import Person

LIMIT = 5


@dataclass(frozen=True, slots=True)
class SuggestionTerm:
    """One part of a suggestion: a ``value`` from 0 to 100, and how much it weighs."""

    name: str
    value: int
    weight: int

    @property
    def points(self) -> int:
        return self.weight * self.value


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A role worth a look. ``arrive`` is None if there is no time to learn for it.

    The ``terms`` are in the order of ``WEIGHTS``; their points add up to ``points``, of 10,000.
    """

    role: str
    terms: tuple[SuggestionTerm, ...]
    arrive: date | None

    @property
    def points(self) -> int:
        return sum(term.points for term in self.terms)


def suggest_targets(
    framework: Framework,
    person: Person,
    *,
    at: date,
    openings: Iterable[Opening] = (),
    limit: int = LIMIT,
    step_down: bool = False,
) -> tuple[Suggestion, ...]:
    """The ``limit`` roles with the most points, ties by code.

    - readiness: percent of the role's points that are held;
    - closeness: the percent that ``next_roles`` gives it for the current role, rounded down;
    - arrival: 100 for today, 2 less for each full month until the best route arrives;
    - drivers: the mean over the person's drivers, rounded down (see ``drivers.driven``);
    - openings: 100 if there is a free seat at ``at``, else 0.

    Left out are the current role, roles that no route of ordinary length reaches, roles below
    the current level unless ``step_down``, and roles that lead people for somebody who said no
    to leading. Raises ``UnknownRole``.
    """
    wish = _Wish.of(framework, person, at, openings, step_down=step_down)
    found = [wish.suggestion(place) for place in wish.best(limit)]
    return tuple(sorted(found, key=lambda it: (-it.points, it.role)))


def suggested_roles(
    framework: Framework,
    person: Person,
    *,
    at: date,
    openings: Iterable[Opening] = (),
    limit: int = LIMIT,
    step_down: bool = False,
) -> tuple[str, ...]:
    """The roles of ``suggest_targets`` alone, without the terms and the days of arrival.

    Quicker, since no route is searched for. Raises ``UnknownRole``.
    """
    wish = _Wish.of(framework, person, at, openings, step_down=step_down)
    return tuple(place.role.code for place in wish.best(limit))


class _Place(NamedTuple):
    """A role among the best, with all values but the arrival.

    ``arrive`` is None if the arrival earns it no points, or is not proven to be the earliest.
    """

    role: Role
    values: Mapping[str, int]
    arrive: date | None


@dataclass(frozen=True, slots=True)
class _Wish:
    """Who looks for a target, when, and what may be suggested to them."""

    framework: Framework
    person: Person
    at: date
    seats: frozenset[str]
    step_down: bool

    @classmethod
    def of(
        cls,
        framework: Framework,
        person: Person,
        at: date,
        openings: Iterable[Opening],
        *,
        step_down: bool,
    ) -> Self:
        require_role(framework.roles, person.role)
        seats = frozenset(opening.role for opening in openings if opening.has_seat(at))
        return cls(framework, person, at, seats, step_down)

    def best(self, limit: int) -> list[_Place]:
        """The best roles, the best first."""
        network = route_cache_of(self.framework).network
        start = Start.of(self.framework, network, self.person, self.at)
        near = reachable_roles(network, start.role, MAX_MOVES)
        codes = sorted(role.code for role in self._allowed() if near[network.number[role.code]])
        candidates = list(self._candidates(codes))
        race = Race.of(network, candidates, self.at, limit)
        arrivals = earliest_arrivals(network, start, MAX_MOVES, race.last_days)
        first = race.first(arrivals.days)
        return [_place(candidates[row], arrivals, race, row) for row in first]

    def suggestion(self, place: _Place) -> Suggestion:
        """The place with its day of arrival, which is searched for if it is not known."""
        arrive = place.arrive or self._arrival(place.role)
        early = FULL - LOST_PER_MONTH * full_months(self.at, arrive) if arrive else 0
        known = {**place.values, "arrival": max(0, early)}
        terms = tuple(SuggestionTerm(name, known[name], WEIGHTS[name]) for name in WEIGHTS)
        return Suggestion(place.role.code, terms, arrive)

    def _allowed(self) -> Iterator[Role]:
        here = self.framework.roles[self.person.role]
        for role in self.framework.roles.values():
            is_up = self.step_down or role.level >= here.level
            is_unwanted = role.leads_people and self.person.wants_to_lead is False
            if role is not here and is_up and not is_unwanted:
                yield role

    def _candidates(self, codes: Iterable[str]) -> Iterator[Candidate]:
        held = standing(self.framework, self.person, self.at)
        here = self.framework.roles[self.person.role]
        close = next_percents(self.framework, self.person.role)
        for code in codes:
            role = self.framework.roles[code]
            ready = measure(role, held)
            values = {
                "readiness": ready.held_percent,
                "closeness": close[code],
                "drivers": fit(self.framework, self.person.drivers, here, role, ready),
                "openings": FULL if code in self.seats else 0,
            }
            yield Candidate(role, values)

    def _arrival(self, role: Role) -> date | None:
        """When the best route arrives; None without time to learn."""
        try:
            return routes(self.framework, self.person, role.code, at=self.at, k=1)[0].arrive
        except NoRoute:
            return None


def _place(candidate: Candidate, arrivals: Arrivals, race: Race, row: int) -> _Place:
    value = int(race.values(arrivals.days)[row])
    is_known = arrivals.proven and value > 0
    day = int(arrivals.days[race.roles[row]])
    return _Place(candidate.role, candidate.values, date.fromordinal(day) if is_known else None)
