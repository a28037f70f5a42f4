"""Standings and readiness of many people for many roles at once.

The same numbers as ``standing``, ``readiness`` and ``lights`` give for one person, in arrays:
people are rows in the order in which they were given, skills and roles are columns in the order
of the framework.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.engine.standing.bulk_standings import Levels, Standings
from planner.engine.standing.readiness import FULL
from planner.engine.values.framework import Framework

Numbers: TypeAlias = NDArray[np.int32]
Mask: TypeAlias = NDArray[np.bool_]
Factors: TypeAlias = NDArray[np.floating]

EXACT = 1 << 24
"""Sums of whole numbers up to this one are exact in 32-bit floats."""
BLOCK = 1 << 24
"""Numbers made at a time: few enough for the memory, enough to keep all processors busy."""


@dataclass(frozen=True, eq=False)
class BulkReadiness:
    """``points[person, role]`` out of ``out_of[role]``; ``columns`` maps role code -> column."""

    points: Numbers
    out_of: Numbers
    columns: Mapping[str, int]

    @property
    def percent(self) -> Numbers:
        """Whole percent per person and role, rounded down; 100 where nothing is required."""
        whole = np.maximum(self.out_of, 1)
        return np.where(self.out_of > 0, FULL * self.points // whole, FULL).astype(np.int32)


def bulk_readiness(framework: Framework, levels: Levels) -> BulkReadiness:
    """Readiness of everybody for every role of ``framework``.

    ``levels[person, skill]`` holds levels from 0, with skills in the order of
    ``framework.skills``: confirmed ones for confirmed points, the higher of claimed and
    confirmed for held points.
    """
    worth = _worth(framework)
    out_of = worth.sum(axis=(0, 1))
    points = np.empty((len(levels), len(framework.roles)), np.int32)

    def keep(rows: slice, products: Factors) -> None:
        points[rows] = products

    _products(levels, worth, keep)
    codes = {code: column for column, code in enumerate(framework.roles)}
    return BulkReadiness(points, out_of.astype(np.int32), MappingProxyType(codes))


def bulk_ready(framework: Framework, standings: Standings) -> Mask:
    """``mask[person, role]``: whether the light *ready* is on.

    Every essential requirement is met by confirmed levels, and confirmed percent are enough.
    """
    worth = _worth(framework)
    out_of = worth.sum(axis=(0, 1))
    # A level that is essential is worth more than all points of any role together. So the sum
    # reaches what all of these are worth, and enough points, only if none of them is missing.
    above = out_of.max(initial=0.0) + 1
    essential = _essential(framework)
    enough = -(-framework.ready_at * out_of // FULL) + above * essential.sum(axis=(0, 1))
    ready = np.empty((len(standings.confirmed), len(framework.roles)), np.bool_)

    def keep(rows: slice, products: Factors) -> None:
        np.greater_equal(products, enough.astype(products.dtype), out=ready[rows])

    _products(standings.confirmed, worth + above * essential, keep)
    return ready


def _products(levels: Levels, worth: Factors, keep: Callable[[slice, Factors], None]) -> None:
    """Hand what the steps reached are worth, per person and role, to ``keep`` in blocks.

    A level n is worth as much as all steps up to n, so min(level, needed) is a product with
    the steps reached.
    """
    steps, skills, roles = worth.shape
    factors = worth.reshape(steps * skills, roles)
    kind = np.float32 if factors.sum(axis=0).max(initial=0) < EXACT else np.float64
    factors = factors.astype(kind)
    size = max(1, BLOCK // max(roles, 1))
    products = np.empty((min(size, len(levels)), roles), kind)
    for start in range(0, len(levels), size):
        block = levels[start : start + size]
        reached = np.concatenate([block > step for step in range(steps)], axis=1).astype(kind)
        found = np.matmul(reached, factors, out=products[: len(block)])
        keep(slice(start, start + size), found)


def _worth(framework: Framework) -> Factors:
    """``worth[step, skill, role]``: the points for reaching level step + 1."""
    worth = _nothing(framework)
    rows = {code: row for row, code in enumerate(framework.skills)}
    for column, role in enumerate(framework.roles.values()):
        for line in role.requires:
            worth[: line.level, rows[line.skill], column] = line.weight
    return worth


def _essential(framework: Framework) -> Factors:
    """``essential[step, skill, role]``: 1 for the last step to a level that is essential."""
    essential = _nothing(framework)
    rows = {code: row for row, code in enumerate(framework.skills)}
    for column, role in enumerate(framework.roles.values()):
        for line in role.requires:
            if line.essential and line.level:
                essential[line.level - 1, rows[line.skill], column] = 1
    return essential


def _nothing(framework: Framework) -> Factors:
    lines = (line.level for role in framework.roles.values() for line in role.requires)
    steps = max((1, *lines))  # nobody is asked for more
    return np.zeros((steps, len(framework.skills), len(framework.roles)))
