"""Which routes are wanted, in the light of those found so far.

Routes of fewer moves are to be found first. So what costs the same as a route found before
is of no use if it has more moves; with as many moves, the codes of the roles decide.
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

    def key(self, day: Component, minutes: Component) -> tuple[Component, Component]:
        """Less is better."""
        return (day, minutes) if self is Order.DATE else (minutes, day)


class Best:
    """The ``k`` best routes by ``order``, then moves, then codes."""

    def __init__(self, order: Order, k: int) -> None:
        self.found: list[Found] = []
        self._order = order
        self._k = k

    def add(self, found: Found) -> None:
        """Keep a route if it is among the best so far."""
        insort(self.found, found, key=self._rank)
        del self.found[self._k :]

    def passes(self, least: Least) -> Mask:
        """What is better than the worst of the best."""
        if len(self.found) < self._k:
            return least.days <= LAST_DAY
        worst = self.found[-1]
        first, second = self._order.key(least.days, least.minutes)
        worst_first, worst_second = self._order.key(worst.day, worst.minutes)
        as_good = first == worst_first
        ties = as_good & (second == worst_second)
        better: Mask = (first < worst_first) | (as_good & (second < worst_second))
        return better | _first_by_codes(least, ties, worst)

    def best_first(self, least: Least) -> Ints:
        """The rows, the most promising first."""
        first, second = self._order.key(least.days, least.minutes)
        return np.lexsort((second, first))

    def _rank(self, found: Found) -> tuple[tuple[int, int], int, tuple[int, ...]]:
        return self._order.key(found.day, found.minutes), found.moves, found.path


class Unbeaten:
    """The routes that no other beats on day, minutes and moves together."""

    def __init__(self) -> None:
        self.found: list[Found] = []

    def add(self, found: Found) -> None:
        """Keep a route if none found so far beats it, and drop those that it beats."""
        if not any(other.beats(found) for other in self.found):
            self.found = [other for other in self.found if not found.beats(other)]
            self.found.append(found)

    def passes(self, least: Least) -> Mask:
        """What none of the routes found so far is sure to beat."""
        days = np.array([found.day for found in self.found])[:, None]
        minutes = np.array([found.minutes for found in self.found])[:, None]
        beaten = (days <= least.days) & (minutes <= least.minutes)
        ties = (days == least.days) & (minutes == least.minutes)
        for row in np.flatnonzero(ties.any(axis=1)).tolist():
            beaten[row] &= ~_first_by_codes(least, ties[row], self.found[row])
        return (least.days <= LAST_DAY) & ~beaten.any(axis=0)

    def best_first(self, least: Least) -> Ints:
        """The rows by date, since the earliest routes beat most others."""
        return np.lexsort((least.minutes, least.days))


def _first_by_codes(least: Least, ties: Mask, found: Found) -> Mask:
    """Those of the ``ties`` whose routes may come before ``found`` by the codes of the roles."""
    first = np.zeros(len(ties), bool)
    if found.moves == least.moves:
        rows = np.flatnonzero(ties)
        first[rows] = [tuple(path) < found.path for path in least.paths[rows].tolist()]
    return first
