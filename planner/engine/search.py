"""Best-first search of simple routes.

A label is a way from the person's role to some role. Its key is a lower bound of the cost of
every route that begins with it, then the roles themselves. No way that goes on from a label
has a smaller key, so routes leave the queue in their final order, the best one first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from heapq import heappop, heappush
from typing import NamedTuple

import numpy as np

from planner.engine.bounds import NEVER, Bounds
from planner.engine.dates import DAYS_PER_WEEK
from planner.engine.network import Ints, Levels, Network
from planner.engine.ordinals import LAST_DAY, at_least_months_later, months_later

Cost = tuple[int, int, int]
"""Day of arrival, minutes, moves."""


class Found(NamedTuple):
    """A route: its cost, and the numbers of its roles."""

    cost: Cost
    path: tuple[int, ...]


class Label(NamedTuple):
    """A way to the last role of ``path``, ordered by ``key`` and then by path."""

    key: Cost
    path: tuple[int, ...]
    day: int
    minutes: int
    levels: Levels


@dataclass(frozen=True, slots=True)
class Start:
    """Who sets out, and when; days are ordinals."""

    role: int
    since: int
    at: int
    levels: Levels
    weekly_minutes: int


class Search:
    """Routes of ``start`` to ``target``, the best first, by the components in ``order``."""

    def __init__(
        self, network: Network, bounds: Bounds, start: Start, target: int, *, order: Cost, max_moves: int
    ) -> None:
        self._network = network
        self._bounds = bounds
        self._start = start
        self._target = target
        self._order = order
        self._max_moves = max_moves
        self._columns = np.arange(len(network.skills))
        self.expanded = 0

    def routes(self, useless: Callable[[Cost], bool] = lambda cost: False) -> Iterator[Found]:
        """All routes in order, except those that begin with a label of a ``useless`` bound."""
        start = self._start
        queue = [Label((0, 0, 0), (start.role,), start.at, 0, start.levels)]
        while queue:
            label = heappop(queue)
            cost = self._cost(label.key)
            if useless(cost):
                continue
            if label.path[-1] == self._target:
                yield Found(cost, label.path)
            else:
                self.expanded += 1
                for longer in self._expand(label):
                    heappush(queue, longer)

    def _cost(self, key: Cost) -> Cost:
        cost = [0, 0, 0]
        for place, component in enumerate(self._order):
            cost[component] = key[place]
        return cost[0], cost[1], cost[2]

    def _expand(self, label: Label) -> Iterator[Label]:
        moves = len(label.path)
        left = self._max_moves - moves
        network = self._network
        role = label.path[-1]
        chosen = np.arange(network.first[role], network.first[role + 1])
        targets = network.target[chosen]
        usable = (self._bounds.months(targets, left) < NEVER) & ~np.isin(targets, label.path)
        chosen, targets = chosen[usable], targets[usable]
        before = np.maximum(label.levels, network.taught[chosen]) if moves > 1 else label.levels
        after = np.maximum(before, network.needs[targets])
        c = self._columns
        minutes = label.minutes + (network.effort[c, after] - network.effort[c, before]).sum(axis=1)
        waited = self._waited(label, network.months[chosen])
        day = np.maximum(waited, self._learned(minutes))
        minutes_bound = minutes + self._bounds.minutes(targets, after, left)
        day_bound = np.maximum(
            at_least_months_later(day, self._bounds.months(targets, left)), self._learned(minutes_bound)
        )
        day_bound = np.maximum(day_bound, day)
        here = targets == self._target
        day_bound = np.where(here, day, day_bound)
        moves_bound = np.where(here, moves, moves + 1)
        bounds = (day_bound, minutes_bound, moves_bound)
        keys = np.stack([bounds[i] for i in self._order], axis=1)
        for i in np.flatnonzero(day_bound <= LAST_DAY).tolist():
            yield Label(
                tuple(keys[i].tolist()), (*label.path, int(targets[i])), int(day[i]), int(minutes[i]), after[i]
            )

    def _waited(self, label: Label, months: Ints) -> Ints:
        if len(label.path) == 1:
            return np.maximum(self._start.at, months_later(self._start.since, months))
        return months_later(label.day, months)

    def _learned(self, minutes: Ints) -> Ints:
        weekly = self._start.weekly_minutes
        if not weekly:
            return np.where(minutes > 0, LAST_DAY + 1, self._start.at)
        return self._start.at - (-DAYS_PER_WEEK * minutes // weekly)
