"""Best-first search of simple routes.

The key of a way is a lower bound of the cost of every route that begins with it, then the
roles themselves. No way that goes on from another has a smaller key, so routes leave the
queue in their final order, the best one first. That holds whatever else is looked at in
between, so several ways are made longer at once: it is much cheaper than one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import Enum
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from planner.engine.network import Ints
from planner.engine.ordinals import LAST_DAY
from planner.engine.ways import Journey, Way, Ways

MOST_AT_ONCE = 64
Key = tuple[int, int, int]


class Order(Enum):
    """What comes first; then the other, then the number of moves, then the codes of the roles."""

    DATE = "date"
    EFFORT = "effort"


class Found(NamedTuple):
    """A route: its day of arrival (ordinal), its minutes, and the numbers of its roles."""

    day: int
    minutes: int
    path: tuple[int, ...]


class Sieve:
    """Holds back ways that lead to nothing new: here, none."""

    def passes(self, days: Ints, minutes: Ints) -> npt.NDArray[np.bool_]:
        """Whether a route with at least these costs may still be wanted."""
        return np.ones(len(days), bool) & (len(minutes) > 0)


class Search:
    """All routes of ``journey`` in ``order`` with at most, or ``exactly``, ``moves`` moves."""

    def __init__(
        self,
        journey: Journey,
        order: Order,
        moves: int,
        *,
        exactly: bool = False,
        sieve: Sieve | None = None,
    ) -> None:
        self._journey = journey
        self._target = journey.bounds.target
        self._order = order
        self._moves = moves
        self._exactly = exactly
        self._sieve = sieve or Sieve()
        self._queue: list[tuple[Key, tuple[int, ...], Way]] = []
        self.expanded = 0

    def __iter__(self) -> Iterator[Found]:
        start = self._journey.start
        origin = Way((start.role,), start.at, 0, start.levels)
        self._queue = [((0, 0, 0), origin.path, origin)]
        at_once = 1
        while self._queue:
            if self._is_there(self._queue[0][2]):
                yield from self._wanted(heappop(self._queue)[2])
            else:
                self._go_on(self._next(at_once))
                at_once = min(at_once + 1, MOST_AT_ONCE)

    def _is_there(self, way: Way) -> bool:
        return way.path[-1] == self._target

    def _wanted(self, way: Way) -> Iterator[Found]:
        if self._sieve.passes(np.array([way.day]), np.array([way.minutes]))[0]:
            yield Found(way.day, way.minutes, way.path)

    def _next(self, most: int) -> dict[int, list[Way]]:
        """The first ways of the queue up to the next route, by number of moves."""
        ways = defaultdict(list)
        while most and self._queue and not self._is_there(self._queue[0][2]):
            *_, way = heappop(self._queue)
            ways[len(way.path) - 1].append(way)
            most -= 1
        return ways

    def _go_on(self, ways: dict[int, list[Way]]) -> None:
        for moves, alike in ways.items():
            self.expanded += len(alike)
            left = self._moves - moves - 1
            longer = self._journey.longer(Ways.of(alike), left)
            if self._exactly and left:
                longer = longer.rows(np.flatnonzero(longer.roles != self._target))
            self._queue_up(longer, left)

    def _queue_up(self, ways: Ways, left: int) -> None:
        days, minutes = self._journey.at_least(ways, left)
        useful = np.flatnonzero((days <= LAST_DAY) & self._sieve.passes(days, minutes))
        moves = ways.moves + (ways.roles != self._target)
        both = (days, minutes) if self._order is Order.DATE else (minutes, days)
        keys = np.column_stack((*both, moves))[useful].tolist()
        for (first, second, third), way in zip(keys, ways.rows(useful), strict=True):
            heappush(self._queue, ((first, second, third), way.path, way))
