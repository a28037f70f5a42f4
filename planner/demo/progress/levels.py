"""How somebody's level in each skill came to be what it is: claims, and how they end."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import cycle, pairwise

from planner.demo.people.life import Life, Shape, day_between, weighted
from planner.demo.people.personas import EMPLOYEE, MANAGER
from planner.engine import Framework
from planner.engine.values.framework import Skill


class Ending(StrEnum):
    """How the last claim of a skill ended."""

    CONFIRMED = "confirmed"
    LOWER = "lower"
    HIGHER = "higher"
    WAITING = "waiting"
    UNASKED = "unasked"
    GAP = "gap"  # not yet at the level that the next role asks for


ENDINGS: dict[Shape, dict[Ending, float]] = {
    Shape.NEW: {Ending.GAP: 80, Ending.UNASKED: 14, Ending.WAITING: 3, Ending.CONFIRMED: 3},
    Shape.STEADY: {
        Ending.GAP: 52,
        Ending.CONFIRMED: 30,
        Ending.UNASKED: 9,
        Ending.LOWER: 4,
        Ending.WAITING: 4,
        Ending.HIGHER: 1,
    },
    Shape.RISING: {
        Ending.CONFIRMED: 44,
        Ending.GAP: 32,
        Ending.UNASKED: 11,
        Ending.WAITING: 6,
        Ending.LOWER: 5,
        Ending.HIGHER: 2,
    },
    Shape.READY: {Ending.CONFIRMED: 96, Ending.HIGHER: 4},
    Shape.STUCK: {Ending.GAP: 76, Ending.LOWER: 8, Ending.CONFIRMED: 12, Ending.UNASKED: 4},
    Shape.DISPUTED: {
        Ending.LOWER: 38,
        Ending.GAP: 26,
        Ending.CONFIRMED: 24,
        Ending.HIGHER: 7,
        Ending.UNASKED: 5,
    },
}
# For those whom visitors sign in as, everything there is, in turn rather than by chance.
IN_TURN = {
    EMPLOYEE: (
        *(Ending.CONFIRMED, Ending.CONFIRMED, Ending.GAP, Ending.GAP, Ending.WAITING),
        *(Ending.CONFIRMED, Ending.GAP, Ending.LOWER, Ending.CONFIRMED, Ending.GAP),
        *(Ending.CONFIRMED, Ending.GAP, Ending.GAP, Ending.CONFIRMED, Ending.CONFIRMED),
    ),
    MANAGER: (
        *(Ending.CONFIRMED, Ending.GAP, Ending.CONFIRMED, Ending.CONFIRMED, Ending.GAP),
        *(Ending.CONFIRMED, Ending.WAITING, Ending.CONFIRMED, Ending.UNASKED, Ending.CONFIRMED),
    ),
}
HELD_IN_ROLE = {Ending.CONFIRMED: 74.0, Ending.UNASKED: 16.0, Ending.LOWER: 5.0, Ending.GAP: 5.0}

STARTED_LOWER = 0.35
KEPT_FRESH = 0.75
DAYS_BEFORE_FIRST_RISE = 25
LONGEST_WAIT_DAYS = 34
FRESH_DAYS_PER_MONTH = 20  # looked after when two thirds of the time are over


@dataclass(frozen=True, slots=True)
class Claim:
    """The person's own word on a level, on a day."""

    level: int
    on: date


@dataclass(frozen=True, slots=True)
class SkillStory:
    """All claims of one skill (a code), oldest first, and how the last one ended."""

    skill: str
    claims: tuple[Claim, ...]
    ending: Ending


def skill_stories(framework: Framework, life: Life) -> list[SkillStory]:
    """The skills that today's role and the next one ask for, and what became of each."""
    needs = framework.roles[life.role].needs
    aims = framework.roles[life.aim].needs if life.aim else {}
    growing, holding = _growing(life), _holding(life)
    stories = []
    for skill in {**needs, **aims}:
        held, aim = needs.get(skill, 0), aims.get(skill, 0)
        ending = next(growing) if aim > held else next(holding)
        level = _level(held, aim, ending)
        if level:
            claims = _claims(framework, life, framework.skills[skill], level)
            if ending == Ending.WAITING:
                claims = _made_recent(life, claims)
            stories.append(SkillStory(skill, claims, ending))
    return stories


def _growing(life: Life) -> Iterator[Ending]:
    if life.persona in IN_TURN:
        yield from cycle(IN_TURN[life.persona])
    while True:
        yield weighted(life.dice, ENDINGS[life.shape])


def _holding(life: Life) -> Iterator[Ending]:
    while True:
        if life.persona in IN_TURN or life.shape == Shape.READY:
            yield Ending.CONFIRMED
        else:
            yield weighted(life.dice, HELD_IN_ROLE)


def _level(held: int, aim: int, ending: Ending) -> int:
    """The level that the person claims at the end. A gap towards the next role is what is held."""
    if ending == Ending.GAP:
        return held if aim > held else max(0, held - 1)
    return max(held, aim)


def _claims(framework: Framework, life: Life, skill: Skill, level: int) -> tuple[Claim, ...]:
    begun = framework.roles[life.role_on(life.first_day)].needs.get(skill.code, 0)
    start = min(level, begun)
    if start and life.dice.random() < STARTED_LOWER:
        start -= 1
    days = _rise_days(life, level - start)
    levels = range(level - len(days), level + 1)
    claims = [Claim(*pair) for pair in zip(levels, [life.first_day, *days], strict=True)]
    return tuple([claim for claim in claims if claim.level] + _renewal(life, skill, claims[-1]))


def _rise_days(life: Life, rises: int) -> list[date]:
    """The days on which the level rose, each a different one."""
    first = life.first_day + timedelta(DAYS_BEFORE_FIRST_RISE)
    if first >= life.last_day:
        return []
    return sorted({day_between(life.dice, first, life.last_day) for _ in range(rises)})


def _renewal(life: Life, skill: Skill, last: Claim) -> list[Claim]:
    """Most people look after a skill that fades."""
    is_kept = bool(life.persona) or life.dice.random() < KEPT_FRESH
    if skill.fades_after_months is None or not is_kept:
        return []
    fresh = life.last_day - timedelta(skill.fades_after_months * FRESH_DAYS_PER_MONTH)
    if last.on >= fresh:
        return []
    return [Claim(last.level, day_between(life.dice, fresh, life.last_day))]


def _made_recent(life: Life, claims: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """What still waits for the manager was claimed lately, unless it is all there is."""
    if len(claims) == 1:
        return claims
    *before, last = claims
    first = max(before[-1].on, life.last_day - timedelta(LONGEST_WAIT_DAYS))
    return (*before, Claim(last.level, day_between(life.dice, first, life.last_day)))


def gaps_between(claims: tuple[Claim, ...]) -> list[tuple[Claim, date]]:
    """Each claim but the last, with the day of the next one."""
    return [(claim, later.on) for claim, later in pairwise(claims)]
