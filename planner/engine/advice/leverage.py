"""The one skill level that opens, or brings nearer, the most roles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from planner.engine.standing.fold import levels_held
from planner.engine.standing.readiness import FULL
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework, Requirement, Role, Skill
from planner.engine.values.person import Person

LIMIT = 5


@dataclass(frozen=True, slots=True)
class Lever:
    """What reaching ``level`` in ``skill`` would do, from the level that is held to the next.

    ``opens`` are the roles whose essential requirements would all be held, with at least
    ``ready_at`` percent of the points, and are not today; ``nearer`` are the other roles that
    would gain points. Both are codes in rising order. ``points`` are gained over all of them;
    ``minutes`` is the typical effort.
    """

    skill: str
    level: int
    opens: tuple[str, ...]
    nearer: tuple[str, ...]
    points: int
    minutes: int


def leverage(
    framework: Framework, person: Person, *, at: date, limit: int = LIMIT
) -> tuple[Lever, ...]:
    """The ``limit`` levers that open the most roles, then bring the most nearer, then by points.

    Ties by the code of the skill. Levels are those held, confirmed or not; the current role
    does not count. Raises ``UnknownRole``.
    """
    require_role(framework.roles, person.role)
    held = levels_held(framework, person, at)
    levers = sorted(_levers(framework, person, held), key=_most_first)
    return tuple(levers[:limit])


def within_reach(framework: Framework, person: Person, at: date) -> tuple[str, ...]:
    """The roles that are open to ``person`` at ``at``, as ``Lever.opens`` counts: codes, rising.

    All essential requirements are held, and at least ``ready_at`` percent of the points,
    confirmed or not. The current role does not count. Raises ``UnknownRole``.
    """
    require_role(framework.roles, person.role)
    held = levels_held(framework, person, at)
    others = (role for role in framework.roles.values() if role.code != person.role)
    chances = (_Chance.of(role, held) for role in others)
    return tuple(sorted(it.role.code for it in chances if it.is_open(framework.ready_at)))


def _most_first(lever: Lever) -> tuple[int, int, int, str]:
    return -len(lever.opens), -len(lever.nearer), -lever.points, lever.skill


@dataclass(frozen=True, slots=True)
class _Chance:
    """What somebody holds of a role: points, and the essential skills whose level is too low."""

    role: Role
    lines: Mapping[str, Requirement]
    points: int
    out_of: int
    missing: frozenset[str]

    @classmethod
    def of(cls, role: Role, held: Mapping[str, int]) -> Self:
        return cls(
            role=role,
            lines={line.skill: line for line in role.requires},
            points=sum(line.weight * min(held[line.skill], line.level) for line in role.requires),
            out_of=sum(line.weight * line.level for line in role.requires),
            missing=frozenset(
                line.skill
                for line in role.requires
                if line.essential and held[line.skill] < line.level
            ),
        )

    def is_open(self, ready_at: int) -> bool:
        return not self.missing and FULL * self.points >= ready_at * self.out_of

    def opens(self, ready_at: int, skill: str, level: int) -> bool:
        """Whether it is closed, and reaching ``level``, the next one, would open it."""
        line = self.lines[skill]
        missing = self.missing - {skill} if line.level == level else self.missing
        then = FULL * (self.points + line.weight) >= ready_at * self.out_of
        return then and not missing and not self.is_open(ready_at)


def _levers(framework: Framework, person: Person, held: Mapping[str, int]) -> Iterator[Lever]:
    others = (role for role in framework.roles.values() if role.code != person.role)
    asking: dict[str, list[_Chance]] = {}
    for chance in (_Chance.of(role, held) for role in others):
        for line in chance.lines.values():
            if line.level > held[line.skill]:
                asking.setdefault(line.skill, []).append(chance)
    for code, skill in framework.skills.items():
        if code in asking:
            yield _lever(framework.ready_at, skill, held[code] + 1, asking[code])


def _lever(ready_at: int, skill: Skill, level: int, gaining: Iterable[_Chance]) -> Lever:
    chances = sorted(gaining, key=lambda chance: chance.role.code)
    opens = {it.role.code for it in chances if it.opens(ready_at, skill.code, level)}
    codes = [chance.role.code for chance in chances]
    return Lever(
        skill=skill.code,
        level=level,
        opens=tuple(code for code in codes if code in opens),
        nearer=tuple(code for code in codes if code not in opens),
        points=sum(chance.lines[skill.code].weight for chance in chances),
        minutes=skill.effort(level - 1, level),
    )
