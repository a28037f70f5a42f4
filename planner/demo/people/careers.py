"""Role histories: told backwards from today's role, along the moves of the framework."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from planner.demo.people.life import Shape, Stint, weighted
from planner.engine import Framework
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Move

HOW_LIKELY = {"promotion": 6, "cross": 2, "lateral": 1}
JOINED_FROM_OUTSIDE = 0.15
LONGEST_HISTORY = 9
FASTEST_PACE = 0.8
SLOWEST_PACE = 1.5

# Months in today's role by the role's level: the fewest, the most, the usual.
TENURES = {1: (0, 2, 0), 2: (2, 19, 8), 3: (2, 26, 9)}
TENURE_ABOVE = (3, 40, 13)
STUCK_TENURES = {1: (4, 6, 4), 2: (16, 40, 22), 3: (18, 44, 26)}
STUCK_ABOVE = (30, 60, 38)


def career_to(
    framework: Framework, role: str, shape: Shape, end: date, chance: Random
) -> tuple[Stint, ...]:
    """A history that ends in ``role``, running at ``end``; every move in it is allowed."""
    legs: list[tuple[str, int]] = [(role, _months_today(framework, role, shape, chance))]
    while (move := _move_into(framework, legs[0][0], chance)) and len(legs) < LONGEST_HISTORY:
        if any(move.source == code for code, _ in legs):
            break
        legs.insert(0, (move.source, _months_before(move, chance)))
    return stints_of(legs, end, chance)


def stints_of(legs: Sequence[tuple[str, int]], end: date, chance: Random) -> tuple[Stint, ...]:
    """Stints of the given months, laid end to end so that the last one is running at ``end``."""
    starts = [end - timedelta(chance.randint(3, 20))]
    for _, months in reversed(legs):
        starts.insert(0, add_months(starts[0], -months) - timedelta(chance.randint(0, 9)))
    starts[-1:] = []
    ends = [later for _, later in pairwise(starts)]
    return tuple(
        Stint(role, start, until)
        for (role, _), start, until in zip(legs, starts, [*ends, None], strict=True)
    )


def _months_today(framework: Framework, role: str, shape: Shape, chance: Random) -> int:
    level = framework.roles[role].level
    tenures = STUCK_TENURES if shape == Shape.STUCK else TENURES
    above = STUCK_ABOVE if shape == Shape.STUCK else TENURE_ABOVE
    return round(chance.triangular(*tenures.get(level, above)))


def _move_into(framework: Framework, role: str, chance: Random) -> Move | None:
    moves = {
        move: HOW_LIKELY[move.kind]
        for move in framework.moves
        if move.target == role and _climbs(framework, move)
    }
    if not moves or chance.random() < JOINED_FROM_OUTSIDE:
        return None
    return weighted(chance, moves)


def _climbs(framework: Framework, move: Move) -> bool:
    return framework.roles[move.source].level <= framework.roles[move.target].level


def _months_before(move: Move, chance: Random) -> int:
    pace = chance.uniform(FASTEST_PACE, SLOWEST_PACE)
    return max(move.min_months, round(move.typical_months * pace))
