"""Readiness in words: every term of the sum, with the name of its skill and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.engine import Framework, Person, Readiness, Term, readiness


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """One requirement of the role. ``statement`` completes “You can …” for the needed level.

    ``highest`` is the highest level that the framework has.
    """

    code: str
    name: str
    statement: str
    needed: int
    highest: int
    held: int
    confirmed: int
    weight: int
    essential: bool
    held_points: int
    confirmed_points: int
    out_of: int

    @property
    def missing(self) -> int:
        """The number of levels still missing."""
        return max(0, self.needed - self.held)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed >= self.needed


@dataclass(frozen=True, slots=True)
class ExplainedReadiness:
    """A readiness with its terms, in the role's order; they add up to it exactly."""

    held_percent: int
    confirmed_percent: int
    held_points: int
    confirmed_points: int
    out_of: int
    terms: tuple[ExplainedTerm, ...]

    @property
    def met(self) -> int:
        """The number of requirements held in full."""
        return sum(not term.missing for term in self.terms)


def explained_readiness(
    framework: Framework, person: Person, role: str, at: date
) -> ExplainedReadiness:
    """How ready ``person`` is for ``role`` (a code). Raises ``UnknownRole``."""
    return explain(framework, readiness(framework, person, role, at))


def explain(framework: Framework, measured: Readiness) -> ExplainedReadiness:
    """A measured readiness, its terms with names."""
    return ExplainedReadiness(
        held_percent=measured.held_percent,
        confirmed_percent=measured.confirmed_percent,
        held_points=measured.held_points,
        confirmed_points=measured.confirmed_points,
        out_of=measured.out_of,
        terms=tuple(_term(framework, term) for term in measured.terms),
    )


def _term(framework: Framework, term: Term) -> ExplainedTerm:
    skill = framework.skills[term.skill]
    return ExplainedTerm(
        code=term.skill,
        name=skill.name,
        statement=skill.statements[term.needed - 1] if term.needed else "",
        needed=term.needed,
        highest=framework.levels,
        held=term.held,
        confirmed=term.confirmed,
        weight=term.weight,
        essential=term.essential,
        held_points=term.held_points,
        confirmed_points=term.confirmed_points,
        out_of=term.out_of,
    )
