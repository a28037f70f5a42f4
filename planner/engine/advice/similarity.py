"""How much two roles have in common, by what they ask for."""

from __future__ import annotations

from dataclasses import dataclass

from planner.engine.standing.readiness import FULL
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework, Role

LIMIT = 5


@dataclass(frozen=True, slots=True)
class SimilarRole:
    """A role, how much it has in common with another in percent, and the skills of both."""

    role: str
    percent: int
    shared: tuple[str, ...]


def similar_roles(
    framework: Framework, role_code: str, limit: int = LIMIT
) -> tuple[SimilarRole, ...]:
    """The roles that have something in common with one, the most first, ties by code.

    Raises ``UnknownRole``.
    """
    require_role(framework.roles, role_code)
    role = framework.roles[role_code]
    others = (_compared(role, other) for other in framework.roles.values() if other is not role)
    close = [other for other in others if other.percent]
    return tuple(sorted(close, key=lambda other: (-other.percent, other.role))[:limit])


def closeness(one: Role, other: Role) -> int:
    """Percent of the levels asked for by either that both ask for, rounded down.

    Roles that ask for nothing have nothing in common.
    """
    both, either = levels_asked(one, other)
    return FULL * both // either if either else 0


def levels_asked(one: Role, other: Role) -> tuple[int, int]:
    """How many levels both roles ask for, and how many either does.

    The sum over all skills of the lower level, and of the higher.
    """
    here, there = one.needs, other.needs
    skills = here.keys() | there.keys()
    both = sum(min(here.get(skill, 0), there.get(skill, 0)) for skill in skills)
    either = sum(max(here.get(skill, 0), there.get(skill, 0)) for skill in skills)
    return both, either


def _compared(role: Role, other: Role) -> SimilarRole:
    shared = sorted(role.needs.keys() & other.needs.keys())
    return SimilarRole(other.code, closeness(role, other), tuple(shared))
