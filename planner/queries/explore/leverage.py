"""The skill levels that open the most roles, or bring them nearer, with their terms."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from planner.engine import Lever, leverage, standing
from planner.engine.standing.readiness import Readiness, measure, percent
from planner.engine.values.framework import Requirement, Role, Skill
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.levels import statement

LEVERS = 5


@dataclass(frozen=True, slots=True)
class LeverRole:
    """What one role gains: as many points as the skill weighs in it.

    Percents are those held, of ``out_of`` points. ``opens``: afterwards its essential requirements
    are held, and enough of the rest.
    """

    role: Role
    needed: int
    weight: int
    essential: bool
    points_before: int
    out_of: int
    opens: bool

    @property
    def before(self) -> int:
        return percent(self.points_before, self.out_of)

    @property
    def after(self) -> int:
        return percent(self.points_before + self.weight, self.out_of)


@dataclass(frozen=True, slots=True)
class LeverLine:
    """One level to reach, and the roles that gain by it: first those that open, then by name."""

    lever: Lever
    skill: Skill
    statement: str
    roles: tuple[LeverRole, ...]

    @property
    def opened(self) -> list[LeverRole]:
        return [line for line in self.roles if line.opens]

    @property
    def opened_names(self) -> list[str]:
        return [line.role.name for line in self.opened]

    @property
    def nearer(self) -> list[LeverRole]:
        return [line for line in self.roles if not line.opens]


def lever_lines(planning: PlanningContext, limit: int = LEVERS) -> list[LeverLine]:
    """The best levers of the signed-in person, in order."""
    held = standing(planning.framework, planning.person, planning.at)
    measured = {code: measure(role, held) for code, role in planning.framework.roles.items()}
    return [
        _line(planning, lever, measured)
        for lever in leverage(planning.framework, planning.person, at=planning.at, limit=limit)
    ]


def best_lever(planning: PlanningContext) -> LeverLine | None:
    """The one level that opens the most roles or brings the most nearer."""
    return next(iter(lever_lines(planning, limit=1)), None)


def _line(planning: PlanningContext, lever: Lever, measured: Mapping[str, Readiness]) -> LeverLine:
    roles = [
        _role(planning.framework.roles[code], lever, measured[code])
        for code in (*lever.opens, *lever.nearer)
    ]
    return LeverLine(
        lever=lever,
        skill=planning.framework.skills[lever.skill],
        statement=statement(planning.framework, lever.skill, lever.level),
        roles=tuple(sorted(roles, key=lambda line: (not line.opens, line.role.name))),
    )


def _role(role: Role, lever: Lever, measured: Readiness) -> LeverRole:
    asked: Requirement = next(line for line in role.requires if line.skill == lever.skill)
    return LeverRole(
        role=role,
        needed=asked.level,
        weight=asked.weight,
        essential=asked.essential,
        points_before=measured.held_points,
        out_of=measured.out_of,
        opens=role.code in lever.opens,
    )
