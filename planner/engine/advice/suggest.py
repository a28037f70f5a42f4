"""Targets for somebody without a goal, with published weights and terms that add up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from planner.engine.advice.drivers import fit
from planner.engine.advice.next_roles import next_percents
from planner.engine.routes.no_route import NoRoute
from planner.engine.routes.routes import routes
from planner.engine.standing.fold import standing
from planner.engine.standing.lights import Opening
from planner.engine.standing.readiness import FULL, measure
from planner.engine.values.dates import full_months
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework, Role
from planner.engine.values.person import Person

LIMIT = 5
WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"readiness": 35, "closeness": 25, "arrival": 20, "drivers": 10, "openings": 10}
)
LOST_PER_MONTH = 2  # an arrival in 50 months or later earns nothing


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
    require_role(framework.roles, person.role)
    seats = frozenset(opening.role for opening in openings if opening.has_seat(at))
    candidates = _by_promise(framework, person, at, seats, step_down=step_down)
    best: list[Suggestion] = []
    for promise, role, values in candidates:
        if best[limit - 1 :] and promise < best[-1].points:
            break
        best.extend(_with_arrival(framework, person, at, role, values))
        best = sorted(best, key=lambda found: (-found.points, found.role))[:limit]
    return tuple(best)


Candidate = tuple[int, Role, dict[str, int]]


def _by_promise(
    framework: Framework, person: Person, at: date, seats: frozenset[str], *, step_down: bool
) -> list[Candidate]:
    """Candidates with all values but the arrival, by the points if they could arrive today.

    Routes are much dearer than the rest, so they are looked for only while they may matter.
    """
    held = standing(framework, person, at)
    here = framework.roles[person.role]
    close = next_percents(framework, person.role)
    candidates = []
    for role in _allowed(framework, person, step_down=step_down):
        ready = measure(role, held)
        values = {
            "readiness": ready.held_percent,
            "closeness": close[role.code],
            "arrival": FULL,
            "drivers": fit(framework, person.drivers, here, role, ready),
            "openings": FULL if role.code in seats else 0,
        }
        candidates.append((sum(WEIGHTS[name] * values[name] for name in values), role, values))
    return sorted(candidates, key=lambda candidate: (-candidate[0], candidate[1].code))


def _allowed(framework: Framework, person: Person, *, step_down: bool) -> Iterator[Role]:
    here = framework.roles[person.role]
    for role in framework.roles.values():
        is_up = step_down or role.level >= here.level
        is_unwanted = role.leads_people and person.wants_to_lead is False
        if role is not here and is_up and not is_unwanted:
            yield role


def _with_arrival(
    framework: Framework, person: Person, at: date, role: Role, values: Mapping[str, int]
) -> Iterator[Suggestion]:
    """The finished suggestion; nothing if no route leads there."""
    try:
        arrive = routes(framework, person, role.code, at=at, k=1)[0].arrive
        early = max(0, FULL - LOST_PER_MONTH * full_months(at, arrive))
    except NoRoute as refusal:
        if refusal.reason != "no-budget":
            return
        arrive, early = None, 0
    known = {**values, "arrival": early}
    terms = tuple(SuggestionTerm(name, known[name], weight) for name, weight in WEIGHTS.items())
    yield Suggestion(role.code, terms, arrive)
