"""Big random frameworks for measurements: seeded, and shaped like nothing in particular.

Roles sit on six levels in tracks. A role asks for a dozen skills, at levels that rise with its
own, and teaches a few of them a little further. Moves lead up, sideways, across and sometimes
down, so there are cycles, and many ways from anywhere to anywhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random
from typing import Any

from planner.engine.values.framework import FORMAT, Framework
from planner.engine.values.person import Person, Rating

LEVELS = 6
AT = date(2026, 11, 2)


@dataclass(frozen=True, slots=True)
class Size:
    """How big, and what is scarce: ``months`` and ``hours`` are what to choose from."""

    roles: int = 1_000
    moves: int = 20_000
    skills: int = 68
    months: Sequence[int] = (3, 6, 9, 12, 18, 24)
    hours: Sequence[float] = (5, 10, 20, 40, 80)
    requires: tuple[int, int] = (6, 18)
    grows: tuple[int, int] = (0, 5)
    levels: int = 4


def random_framework(seed: int, size: Size | None = None) -> Framework:
    """The same framework for the same seed and size."""
    size = size or Size()
    random = Random(seed)
    levels = [random.randint(1, LEVELS) for _ in range(size.roles)]
    return Framework.from_document(
        {
            "format": FORMAT,
            "name": f"Random {seed}",
            "description": "",
            "level_names": [f"level {level}" for level in range(size.levels + 1)],
            "ready_at": 80,
            "tracks": [{"code": "all", "name": "All", "colour": "blue"}],
            "skills": [_skill(random, number, size) for number in range(size.skills)],
            "milestones": [],
            "roles": [_role(random, number, level, size) for number, level in enumerate(levels)],
            "moves": _moves(random, levels, size),
            "accepted": [],
            "activities": [],
        }
    )


def random_person(seed: int, framework: Framework, *, weekly_minutes: int = 120) -> Person:
    """Somebody in a random role who holds about what it asks for."""
    random = Random(seed)
    role = framework.roles[random.choice(list(framework.roles))]
    since = date(random.randint(2023, 2026), random.randint(1, 10), random.randint(1, 31 - 3))
    return Person(
        role.code,
        since,
        [
            Rating(skill, max(0, level - random.randint(0, 1)), since, "self", confirms=False)
            for skill, level in role.needs.items()
        ],
        weekly_minutes=weekly_minutes,
    )


def _skill(random: Random, number: int, size: Size) -> dict[str, Any]:
    return {
        "code": f"skill-{number:03}",
        "name": f"Skill {number}",
        "category": "All",
        "statements": [f"do {number} at level {level}" for level in range(1, size.levels + 1)],
        "hours": sorted(random.choice(size.hours) for _ in range(size.levels)),
        "fades_after_months": None,
    }


def _role(random: Random, number: int, level: int, size: Size) -> dict[str, Any]:
    chosen = random.sample(range(size.skills), random.randint(*size.requires))
    scale = size.levels / 4
    needs = {
        skill: min(size.levels, max(1, round((level * 0.6 + random.uniform(-1, 1)) * scale)))
        for skill in chosen
    }
    return {
        "code": f"role-{number:05}",
        "name": f"Role {number}",
        "track": "all",
        "level": level,
        "summary": "",
        "responsibilities": [],
        "leads_people": False,
        "pay_band": None,
        "external": {},
        "requires": [_requirement(skill, needed) for skill, needed in needs.items()],
        "milestones": [],
        "grows": [
            {
                "skill": f"skill-{skill:03}",
                "level": min(size.levels, needs[skill] + 1),
                "after_months": random.choice((3, 6, 12)),
            }
            for skill in random.sample(chosen, min(random.randint(*size.grows), len(chosen)))
        ],
    }


def _requirement(skill: int, level: int) -> dict[str, Any]:
    return {"skill": f"skill-{skill:03}", "level": level, "weight": 1, "essential": False}


def _moves(random: Random, levels: Sequence[int], size: Size) -> list[dict[str, Any]]:
    ends: set[tuple[int, int]] = set()
    while len(ends) < size.moves:
        source, target = random.sample(range(len(levels)), 2)
        if -1 <= levels[target] - levels[source] <= 2:
            ends.add((source, target))
    return [_move(random, source, target, levels, size) for source, target in sorted(ends)]


def _move(
    random: Random, source: int, target: int, levels: Sequence[int], size: Size
) -> dict[str, Any]:
    months = random.choice(size.months)
    return {
        "from": f"role-{source:05}",
        "to": f"role-{target:05}",
        "kind": "promotion" if levels[target] > levels[source] else "cross",
        "min_months": months,
        "typical_months": months + 6,
    }
