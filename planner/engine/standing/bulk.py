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
Factors: TypeAlias = NDArray[np.float32 | np.float64]
Keep: TypeAlias = Callable[[slice, slice, Levels], None]
"""Takes sums for some people (rows) and roles (columns)."""

EXACT_BITS = 24
"""Sums of whole numbers of so many bits are exact in 32-bit floats."""
BLOCK = 1 << 20
"""Numbers made at a time: few enough to stay near the processor."""


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
    """The readiness of all people for all roles of ``framework``.

    ``levels[person, skill]`` holds levels from 0, with skills in the order of ``framework.skills``:
    confirmed ones for confirmed points, the higher of claimed and confirmed for held points.
    """
    worth = _worth(framework)
    out_of = worth.sum(axis=(0, 1))
    points = np.empty((len(levels), len(framework.roles)), np.int32)

    def keep(rows: slice, columns: slice, sums: Levels) -> None:
        points[rows, columns] = sums

    _add_up(levels, worth, keep)
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

    def keep(rows: slice, columns: slice, sums: Levels) -> None:
        np.greater_equal(sums, enough[columns].astype(sums.dtype), out=ready[rows, columns])

    _add_up(standings.confirmed, worth + above * essential, keep)
    return ready


def _add_up(levels: Levels, worth: Factors, keep: Keep) -> None:
    """Pass everybody's points for the roles to ``keep``, in blocks.

    A level n is worth as much as all steps up to n, so min(level, needed) is a product with the
    steps reached.
    """
    steps, skills, roles = worth.shape
    shared, bits = _shared(worth.reshape(steps * skills, roles))
    width = shared.shape[1]
    size = max(1, BLOCK // max(width, 1))
    for start in range(0, len(levels), size):
        block, rows = levels[start : start + size], slice(start, start + size)
        reached = np.concatenate([block > step for step in range(steps)], axis=1)
        products = reached.astype(shared.dtype) @ shared
        sums: Levels = products.astype(np.int32 if bits <= EXACT_BITS else np.int64)
        keep(rows, slice(width), sums & ((1 << bits) - 1))
        keep(rows, slice(width, roles), sums[:, : roles - width] >> bits)


def _shared(factors: Factors) -> tuple[Factors, int]:
    """``factors`` with two roles packed into a column if their sums fit, and the bits of a sum.

    The second half of the roles is stored above the first.
    """
    roles = factors.shape[1]
    bits = int(factors.sum(axis=0).max(initial=0)).bit_length()
    width = -(-roles // 2) if 2 * bits <= EXACT_BITS else roles
    shared = factors[:, :width].copy()
    shared[:, : roles - width] += factors[:, width:] * (1 << bits)
    return shared.astype(np.float32 if bits <= EXACT_BITS else np.float64), bits


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
