"""Assigns a lane to each run of the career map, so that no two overlap.

Interval colouring: runs of one gutter that overlap get different lanes. The longest run takes the
lowest lane, nearest to where most runs come from, so that runs from one station nest.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

CLEARANCE = 14.0


@dataclass(frozen=True, slots=True)
class Run:
    """The horizontal part of a move, in ``gutter``, from ``left`` to ``right``."""

    source: str
    target: str
    gutter: int
    left: float
    right: float

    @property
    def length(self) -> float:
        return self.right - self.left


def assign_lanes(runs: Iterable[Run]) -> dict[Run, int]:
    """Run -> lane, counted from 0. Runs that share a lane keep ``CLEARANCE`` between them."""
    taken: dict[int, list[list[Run]]] = defaultdict(list)
    found: dict[Run, int] = {}
    for run in sorted(runs, key=_longest_first):
        lanes = taken[run.gutter]
        lane = next((i for i, others in enumerate(lanes) if _fits(run, others)), len(lanes))
        if lane == len(lanes):
            lanes.append([])
        lanes[lane].append(run)
        found[run] = lane
    return found


def lane_counts(lanes: dict[Run, int]) -> dict[int, int]:
    """Gutter -> its number of lanes."""
    counts: dict[int, int] = defaultdict(int)
    for run, lane in lanes.items():
        counts[run.gutter] = max(counts[run.gutter], lane + 1)
    return counts


def _longest_first(run: Run) -> tuple[int, float, float, str, str]:
    return (run.gutter, -run.length, run.left, run.source, run.target)


def _fits(run: Run, others: Iterable[Run]) -> bool:
    return all(
        run.right + CLEARANCE <= other.left or other.right + CLEARANCE <= run.left
        for other in others
    )
