"""Best-first search of the simple routes that have a given number of moves.

The key of a way is a lower bound of the cost of every route that begins with it, then the
roles themselves. No way that goes on from another has a smaller key, so routes leave the
queue in their final order, the best one first. That holds whatever else is looked at in
between, so several ways are made longer at once: it is much cheaper than one by one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum
from heapq import heappop, heappush
from typing import NamedTuple, TypeVar

from planner.engine.ways import Journey, Sieve, Way, Ways

MOST_AT_ONCE = 64
Component = TypeVar("Component")


class Order(Enum):
    """What comes first; then the other one."""

    DATE = "date"
    EFFORT = "effort"

    def key(self, day: Component, minutes: Component) -> tuple[Component, Component]:
        """Smaller is better."""
        return (day, minutes) if self is Order.DATE else (minutes, day)


class Found(NamedTuple):
    """A route: its day of arrival (ordinal), its minutes, and the numbers of its roles."""

    day: int
    minutes: int
    path: tuple[int, ...]

    @property
    def moves(self) -> int:
        return len(self.path) - 1


class Queued(NamedTuple):
    """A way in the queue. No two have the same path, so ways are never compared."""

    key: tuple[int, int]
    path: tuple[int, ...]
    way: Way


class Search:
    """The routes with exactly ``moves`` moves, by ``order`` and then by the codes of the roles.

    Routes that do not pass the sieve are left out, and what leads only to such routes is not
    looked at. The sieve may become finer between one route and the next.
    """

    def __init__(self, journey: Journey, order: Order, moves: int, sieve: Sieve) -> None:
        self._journey = journey
        self._order = order
        self._moves = moves
        self._sieve = sieve
        self._queue: list[Queued] = []

    def __iter__(self) -> Iterator[Found]:
        self._queue_up(self._journey.origin)
        at_once = 1
        while self._queue:
            if self._is_route(self._queue[0]):
                for way in self._wanted([heappop(self._queue).way]):
                    yield Found(way.day, way.minutes, way.path)
            else:
                self._go_on(self._first_of_queue(at_once))
                at_once = min(2 * at_once, MOST_AT_ONCE)

    def _queue_up(self, way: Way) -> None:
        key = self._order.key(way.least_day, way.least_minutes)
        heappush(self._queue, Queued(key, way.path, way))

    def _is_route(self, queued: Queued) -> bool:
        return len(queued.path) > self._moves

    def _wanted(self, ways: Sequence[Way]) -> list[Way]:
        return list(Ways.of(ways).wanted(self._sieve))

    def _first_of_queue(self, most: int) -> list[Way]:
        """At most so many ways, up to the next route."""
        first = []
        while len(first) < most and self._queue and not self._is_route(self._queue[0]):
            first.append(heappop(self._queue).way)
        return first

    def _go_on(self, ways: Sequence[Way]) -> None:
        for moves, alike in _by_moves(ways).items():
            if wanted := self._wanted(alike):
                left = self._moves - moves - 1
                longer = self._journey.longer(Ways.of(wanted), left, self._sieve)
                for way in longer.wanted(self._sieve):
                    self._queue_up(way)


def _by_moves(ways: Sequence[Way]) -> Mapping[int, list[Way]]:
    alike = defaultdict(list)
    for way in ways:
        alike[len(way.path) - 1].append(way)
    return alike
