"""How ready a person is for a role, in points that add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.engine.standing.fold import Standing, standing_in
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework, Requirement, Role
from planner.engine.values.person import Person

FULL = 100


@dataclass(frozen=True, slots=True)
class Term:
    """One requirement, and what is held of it. Levels 0 to N, weight 1 to 5."""

    skill: str
    needed: int
    weight: int
    essential: bool
    confirmed: int
    held: int

    @property
    def out_of(self) -> int:
        return self.weight * self.needed

    @property
    def confirmed_points(self) -> int:
        return self.weight * min(self.confirmed, self.needed)

    @property
    def held_points(self) -> int:
        return self.weight * min(self.held, self.needed)

    @property
    def missing_points(self) -> int:
        return self.out_of - self.held_points

    @property
    def is_held(self) -> bool:
        return self.held >= self.needed

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed >= self.needed


@dataclass(frozen=True, slots=True)
class Readiness:
    """A person's points for a role; the ``terms``, in the role's order, add up to them."""

    confirmed_points: int
    held_points: int
    out_of: int
    terms: tuple[Term, ...]

    @property
    def confirmed_percent(self) -> int:
        return percent(self.confirmed_points, self.out_of)

    @property
    def held_percent(self) -> int:
        return percent(self.held_points, self.out_of)

    @property
    def gaps(self) -> tuple[Term, ...]:
        """What is still to be learned: the most missing points first, then by skill code."""
        return _by_missing(term for term in self.terms if not term.is_held)

    @property
    def to_confirm(self) -> tuple[Term, ...]:
        """What is fully held and only awaits confirmation, by skill code."""
        return _by_missing(term for term in self.terms if term.is_held and not term.is_confirmed)


def percent(points: int, out_of: int) -> int:
    """Whole percent, rounded down; 100 of nothing required.

    >>> percent(2, 3), percent(0, 0)
    (66, 100)
    """
    return FULL * points // out_of if out_of else FULL


def readiness(framework: Framework, person: Person, role_code: str, at: date) -> Readiness:
    """How ready ``person`` is at ``at``. Raises ``UnknownRole``."""
    require_role(framework.roles, role_code)
    role = framework.roles[role_code]
    return measure(role, standing_in(framework, person, role.needs, at))


def measure(role: Role, standings: Mapping[str, Standing]) -> Readiness:
    """The readiness for ``role``, from standings that are already known."""
    terms = tuple(_term(line, standings[line.skill]) for line in role.requires)
    return Readiness(
        sum(term.confirmed_points for term in terms),
        sum(term.held_points for term in terms),
        sum(term.out_of for term in terms),
        terms,
    )


def _term(line: Requirement, held: Standing) -> Term:
    return Term(line.skill, line.level, line.weight, line.essential, held.confirmed, held.level)


def _by_missing(terms: Iterable[Term]) -> tuple[Term, ...]:
    return tuple(sorted(terms, key=lambda term: (-term.missing_points, term.skill)))
