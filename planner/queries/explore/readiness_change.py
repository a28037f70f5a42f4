"""Readiness before and after, with every term of both sums."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from planner.engine import Framework, Standing
from planner.engine.standing.readiness import measure
from planner.engine.values.framework import Role
from planner.queries.career_map.readiness import (
    ExplainedReadiness,
    ExplainedTerm,
    explain,
    is_known,
)


@dataclass(frozen=True, slots=True)
class TermChange:
    """One requirement of the role, ``before`` and ``after``."""

    before: ExplainedTerm
    after: ExplainedTerm

    @property
    def is_changed(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class ReadinessChange:
    """The readiness for ``role`` before and after; the terms add up to both."""

    role: Role
    before: ExplainedReadiness
    after: ExplainedReadiness

    @property
    def terms(self) -> list[TermChange]:
        """All requirements in the role's order, but those that differ first."""
        pairs = zip(self.before.terms, self.after.terms, strict=True)
        found = [TermChange(before, after) for before, after in pairs]
        return sorted(found, key=lambda term: not term.is_changed)

    @property
    def changed(self) -> int:
        """How many requirements differ."""
        return sum(term.is_changed for term in self.terms)

    @property
    def makes_ready(self) -> bool:
        """Whether the ready light would go on."""
        return self.after.is_ready and not self.before.is_ready

    @property
    def held_gain(self) -> int:
        """Percentage points gained; negative for a loss."""
        return self.after.held_percent - self.before.held_percent

    @property
    def held_loss(self) -> int:
        """Percentage points lost; 0 if none are."""
        return max(0, -self.held_gain)

    @property
    def points(self) -> int:
        """Points held after, minus those held before."""
        return self.after.held_points - self.before.held_points


def change_of(
    framework: Framework,
    role: str,
    before: Mapping[str, Standing],
    after: Mapping[str, Standing],
) -> ReadinessChange:
    """The readiness for ``role`` (a code) with two standings."""
    wanted = framework.roles[role]
    return ReadinessChange(wanted, *(_explained(framework, wanted, h) for h in (before, after)))


def _explained(
    framework: Framework, role: Role, held: Mapping[str, Standing]
) -> ExplainedReadiness:
    return explain(framework, measure(role, held), is_rated=is_known(held))


def by_gain(changes: Sequence[ReadinessChange]) -> list[ReadinessChange]:
    """The most percent gained first, then the most points, then by name."""
    return sorted(changes, key=lambda found: (-found.held_gain, -found.points, found.role.name))
