"""What is still wanted, in the light of the routes found so far.

Both sieves rely on routes of fewer moves being found first, so that a route which costs the
same as an earlier one has more moves or greater codes, and is of no use.
"""

from __future__ import annotations

from bisect import insort

import numpy as np

from planner.engine.network import Ints, Mask
from planner.engine.search import Found, Order
from planner.engine.ways import Sieve


class Best(Sieve):
    """Keeps the ``k`` best in ``order``; passes what is better than the worst of them."""

    def __init__(self, order: Order, k: int) -> None:
        self.order = order
        self.found: list[Found] = []
        self._k = k

    def add(self, found: Found) -> None:
        insort(self.found, found, key=self._key)
        del self.found[self._k :]

    def passes(self, days: Ints, minutes: Ints) -> Mask:
        passes = super().passes(days, minutes)
        if len(self.found) == self._k:
            first, second = self.order.key(days, minutes)
            worst_first, worst_second = self._key(self.found[-1])
            passes &= (first < worst_first) | ((first == worst_first) & (second < worst_second))
        return passes

    def _key(self, found: Found) -> tuple[int, int]:
        return self.order.key(found.day, found.minutes)


class Unbeaten(Sieve):
    """Keeps the routes that no other beats; passes what none of them equals or beats."""

    def __init__(self) -> None:
        self.found: list[Found] = []
        self._costs: Ints = np.empty((2, 0, 1), np.int64)

    def add(self, found: Found) -> None:
        self.found.append(found)
        cost = np.array([found.day, found.minutes]).reshape(2, 1, 1)
        self._costs = np.concatenate((self._costs, cost), axis=1)

    def passes(self, days: Ints, minutes: Ints) -> Mask:
        known_days, known_minutes = self._costs
        beaten: Mask = ((known_days <= days) & (known_minutes <= minutes)).any(axis=0)
        return super().passes(days, minutes) & ~beaten
