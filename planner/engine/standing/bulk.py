"""Readiness of many people for many roles at once.

The same numbers as ``planner.engine.standing.readiness``, for team views and forecasts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.engine.standing.readiness import FULL
from planner.engine.values.framework import LEVEL_MAX, LEVEL_MIN, Framework

Levels: TypeAlias = NDArray[np.integer]
Numbers: TypeAlias = NDArray[np.int32]


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

    ``levels[person, skill]`` holds 0..4, with skills in the order of ``framework.skills``.
    """
    worth = _worth(framework)
    # A level n is worth as much as all steps up to n, so min(level, needed) is a product
    # with steps reached. Sums of whole numbers below 2**24 are exact in 32-bit floats.
    reached = np.concatenate([levels > step for step in range(LEVEL_MIN, LEVEL_MAX)], axis=1)
    points = reached.astype(np.float32) @ worth
    codes = {code: column for column, code in enumerate(framework.roles)}
    return BulkReadiness(
        points.astype(np.int32), worth.sum(axis=0).astype(np.int32), MappingProxyType(codes)
    )


def _worth(framework: Framework) -> NDArray[np.float32]:
    """``worth[step of a skill, role]``: points for reaching that step, all first steps first."""
    rows = {code: row for row, code in enumerate(framework.skills)}
    worth = np.zeros((LEVEL_MAX - LEVEL_MIN, len(rows), len(framework.roles)), dtype=np.float32)
    for column, role in enumerate(framework.roles.values()):
        for line in role.requires:
            worth[: line.level, rows[line.skill], column] = line.weight
    return worth.reshape(-1, len(framework.roles))
