"""Which routes are wanted, in the light of those found so far.

Of routes that take until the same day and the same minutes, the one with fewer moves counts;
with as many moves, the codes of the roles decide.
"""

from __future__ import annotations

from bisect import insort
from enum import Enum
from typing import NamedTuple, TypeVar

import numpy as np

from planner.engine.routes.network import Ints, Mask
from planner.engine.routes.ordinals import LAST_DAY
from planner.engine.routes.partial_routes import Least

Component = TypeVar("Component")


class Found(NamedTuple):
    """A route: its day of arrival (ordinal), its minutes, and the numbers of its roles."""

    day: int
    minutes: int
    path: tuple[int, ...]

    @property
    def moves(self) -> int:
        """The number of moves."""
        return len(self.path) - 1

    def beats(self, other: Found) -> bool:
        """Whether it is no worse in anything; of routes that cost the same, one beats the other."""
        if (self.day, self.minutes, self.moves) == (other.day, other.minutes, other.moves):
            return self.path < other.path
        no_later = self.day <= other.day and self.minutes <= other.minutes
        return no_later and self.moves <= other.moves


class Order(Enum):
    """What counts first; then the other."""

    DATE = "date"
    EFFORT = "effort"
    MOVES = "moves"

    def key(self, day: Component, minutes: Component) -> tuple[Component, Component]:
        """Less is better, among routes of as many moves."""
        return (minutes, day) if self is Order.EFFORT else (day, minutes)

    def rank(self, found: Found) -> tuple[int, int, int, int, tuple[int, ...]]:
        """Less is better."""
        fewest = found.moves if self is Order.MOVES else 0
        return fewest, *self.key(found.day, found.minutes), found.moves, found.path


class Best:
    """The ``k`` best routes by ``order``, then codes."""

    def __init__(self, order: Order, k: int) -> None:
        self.found: list[Found] = []
        self._order = order
        self._k = k

    def add(self, found: Found) -> None:
        """Keep a route if it is among the best so far."""
        insort(self.found, found, key=self._order.rank)
        del self.found[self._k :]

    def passes(self, least: Least) -> Mask:
        """What is better than the worst of the best."""
        if len(self.found) < self._k:
            return least.days <= LAST_DAY
        return self.rivals(least, self.found[-1])

    def rivals(self, least: Least, found: Found) -> Mask:
        """What may come before a route that was found."""
        if self._order is Order.MOVES and least.moves != found.moves:
            return (least.days <= LAST_DAY) & (least.moves < found.moves)
        first, second = self._order.key(least.days, least.minutes)
        found_first, found_second = self._order.key(found.day, found.minutes)
        as_good = first == found_first
        ties = as_good & (second == found_second)
        better: Mask = (first < found_first) | (as_good & (second < found_second))
        return better | _first_by_ties(least, ties, found)

    def best_first(self, least: Least) -> Ints:
        """The rows, the most promising first."""
        first, second = self._order.key(least.days, least.minutes)
        return np.lexsort((second, first))


class Unbeaten:
    """The routes that no other beats on day, minutes and moves together, by day."""

    def __init__(self) -> None:
        self.found: list[Found] = []

    def add(self, found: Found) -> None:
        """Keep a route if none found so far beats it, and drop those that it beats."""
        if not any(other.beats(found) for other in self.found):
            self.found = [other for other in self.found if not found.beats(other)]
            insort(self.found, found, key=Order.DATE.rank)

    def passes(self, least: Least) -> Mask:
        """What none of the routes found so far is sure to beat."""
        shorter = [found for found in self.found if found.moves <= least.moves]
        days = np.array([found.day for found in shorter])[:, None]
        minutes = np.array([found.minutes for found in shorter])[:, None]
        beaten = (days <= least.days) & (minutes <= least.minutes)
        ties = (days == least.days) & (minutes == least.minutes)
        for row in np.flatnonzero(ties.any(axis=1)).tolist():
            beaten[row] &= ~_first_by_ties(least, ties[row], shorter[row])
        return (least.days <= LAST_DAY) & ~beaten.any(axis=0)

    def rivals(self, least: Least, found: Found) -> Mask:  # noqa: ARG002  # for any of them
        """What may belong beside a route that was found, or in its place."""
        return self.passes(least)

    def best_first(self, least: Least) -> Ints:
        """The rows by date, since the earliest routes beat most others."""
        return np.lexsort((least.minutes, least.days))


def _first_by_ties(least: Least, ties: Mask, found: Found) -> Mask:
    """Those of the ``ties`` whose routes may come before ``found``: by moves, then by codes."""
    if least.moves < found.moves:
        return ties
    first = np.zeros(len(ties), bool)
    if found.moves == least.moves:
        rows = np.flatnonzero(ties)
        first[rows] = [tuple(path) < found.path for path in least.paths[rows].tolist()]
    return first
