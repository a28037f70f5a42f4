"""Who could step into a role: now, within half a year, within a year."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from planner.engine.routes.legs import explained
from planner.engine.standing.bulk import bulk_readiness, bulk_ready
from planner.engine.standing.bulk_standings import standings
from planner.engine.standing.lights import eligible
from planner.engine.standing.readiness import percent
from planner.engine.values.dates import add_months
from planner.engine.values.errors import NoBudget, require_role
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person

When = Literal["now", "within 6", "within 12"]
NOW: When = "now"
WITHIN: Mapping[int, When] = {6: "within 6", 12: "within 12"}
"""Months -> how it is called, the fewest first."""
ORDER = (NOW, *WITHIN.values())


@dataclass(frozen=True, slots=True)
class Successor:
    """Somebody who could step into a role on the day ``on``; ``person`` is their code."""

    person: str
    when: When
    on: date
    confirmed_percent: int


@dataclass(frozen=True, slots=True)
class BenchStrength:
    """How many roles there are, and the codes of those that have a successor now, in order."""

    covered: tuple[str, ...]
    out_of: int

    @property
    def percent(self) -> int:
        """The share of roles covered, rounded down; 100 if there are no roles."""
        return percent(len(self.covered), self.out_of)


def bench(
    framework: Framework, people: Mapping[str, Person], role: str, at: date
) -> tuple[Successor, ...]:
    """The successors among ``people`` (by code) for ``role`` within a year of ``at``.

    They hold a role with a direct move to it and are not on hold. Somebody who is ready and
    eligible could step in now; claimed levels never make anybody ready. The others are listed by
    the typical arrival of that one move. Ordered by when, day, confirmed percent (highest first)
    and code. Raises ``UnknownRole``.
    """
    return benches(framework, people, (role,), at)[role]


def benches(
    framework: Framework, people: Mapping[str, Person], roles: Iterable[str], at: date
) -> dict[str, tuple[Successor, ...]]:
    """Role code -> its bench. Levels are folded once for all ``roles``."""
    wanted = list(dict.fromkeys(roles))
    for code in wanted:
        require_role(framework.roles, code)
    sources = {code: _sources(framework, code) for code in wanted}
    near = set().union(*sources.values())
    candidates = {
        code: person
        for code, person in people.items()
        if person.role in near and not person.on_hold
    }
    crowd = _Crowd(framework, candidates, at)
    return {role: tuple(sorted(crowd.successors(role, sources[role]), key=_key)) for role in wanted}


def bench_strength(benches: Mapping[str, Iterable[Successor]]) -> BenchStrength:
    """How many of the roles of ``benches``, by code, have at least one successor now."""
    covered = (role for role, found in benches.items() if any(one.when == NOW for one in found))
    return BenchStrength(tuple(sorted(covered)), len(benches))


def _sources(framework: Framework, role: str) -> set[str]:
    return {move.source for move in framework.moves if move.target == role}


def _key(one: Successor) -> tuple[int, date, int, str]:
    return ORDER.index(one.when), one.on, -one.confirmed_percent, one.person


class _Crowd:
    """People whose levels are known, row by row."""

    def __init__(self, framework: Framework, people: Mapping[str, Person], at: date) -> None:
        self._framework = framework
        self._people = people
        self._at = at
        found = standings(framework, tuple(people.values()), at)
        self._held = found.held
        self._ready = bulk_ready(framework, found)
        self._percent = bulk_readiness(framework, found.confirmed).percent

    def successors(self, role: str, sources: set[str]) -> Iterator[Successor]:
        """Those in one of the roles ``sources`` who can be in ``role`` within a year."""
        column = list(self._framework.roles).index(role)
        for row, (code, person) in enumerate(self._people.items()):
            if person.role in sources and (step := self._step(row, column, person, role)):
                yield Successor(code, *step, int(self._percent[row, column]))

    def _step(self, row: int, column: int, person: Person, role: str) -> tuple[When, date] | None:
        target = self._framework.roles[role]
        if self._ready[row, column] and eligible(self._framework, person, target, self._at).on:
            return NOW, self._at
        held = dict(zip(self._framework.skills, self._held[row].tolist(), strict=True))
        try:
            route = explained(self._framework, person, (person.role, role), self._at, held=held)
        except NoBudget:
            return None
        limits = ((when, add_months(self._at, months)) for months, when in WITHIN.items())
        return next(((when, route.arrive) for when, day in limits if route.arrive <= day), None)
