"""The one skill level that opens, or brings nearer, the most roles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from planner.engine.standing.fold import levels_held
from planner.engine.standing.readiness import FULL
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework, Role
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
    return tuple(sorted(role.code for role in others if _is_open(framework, role, held)))


def _most_first(lever: Lever) -> tuple[int, int, int, str]:
    return -len(lever.opens), -len(lever.nearer), -lever.points, lever.skill


def _levers(framework: Framework, person: Person, held: Mapping[str, int]) -> Iterator[Lever]:
    others = [role for role in framework.roles.values() if role.code != person.role]
    for code, skill in framework.skills.items():
        level = held[code] + 1
        if level > framework.levels:
            continue
        gaining = {role.code: role for role in others if role.needs.get(code, 0) >= level}
        then = {**held, code: level}
        opens = [
            role.code
            for role in gaining.values()
            if not _is_open(framework, role, held) and _is_open(framework, role, then)
        ]
        if gaining:
            yield Lever(
                skill=code,
                level=level,
                opens=tuple(sorted(opens)),
                nearer=tuple(sorted(gaining.keys() - opens)),
                points=sum(_weight(role, code) for role in gaining.values()),
                minutes=skill.effort(held[code], level),
            )


def _weight(role: Role, skill: str) -> int:
    """The points of one level: its weight."""
    return next(line.weight for line in role.requires if line.skill == skill)


def _is_open(framework: Framework, role: Role, held: Mapping[str, int]) -> bool:
    points = sum(line.weight * min(held[line.skill], line.level) for line in role.requires)
    out_of = sum(line.weight * line.level for line in role.requires)
    essentials = all(held[line.skill] >= line.level for line in role.requires if line.essential)
    return essentials and FULL * points >= framework.ready_at * out_of
