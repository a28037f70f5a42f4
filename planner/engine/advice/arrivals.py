"""The earliest arrivals at many roles at once, as far as they matter.

One sweep from the person's role instead of a search for every target: all simple ways, those of
fewer moves first, for as long as somebody on them may still reach a role by the last day on
which arriving there matters. What was reached may bring these last days forward.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from planner.engine.routes.network import Ints, Levels, Mask, Network
from planner.engine.routes.ordinals import LAST_DAY
from planner.engine.routes.partial_routes import Least, PartialRoutes, RouteSearchSpace, Start

UNKNOWN = LAST_DAY + 1
"""The day of an arrival that was not found."""
TOO_LATE = -1
"""The last day that matters for a role at which an arrival does not matter at all."""
WORK = 100_000
"""So many moves are tried before a sweep gives up."""
BUNDLE = 1_024
DAYS_PER_MONTH = 30.43
SLACK = 10
"""Months one after another take no less than ``DAYS_PER_MONTH`` each, but for so many days."""


class Arrivals(NamedTuple):
    """[role] -> the earliest arrival that was found.

    Not ``proven``: the sweep gave up, and there may be earlier ones that matter.
    """

    days: Ints
    proven: bool


def earliest_arrivals(
    network: Network, start: Start, most_moves: int, last_days: Callable[[Ints], Ints]
) -> Arrivals:
    """All earliest arrivals that matter, with at most so many moves.

    ``last_days`` says for [role] -> earliest arrival so far until which day another one matters.
    """
    space = RouteSearchSpace(network, _Anywhere(), start)
    days = np.full(len(network.roles), UNKNOWN)
    horizon = _Horizon.of(network, last_days(days), most_moves)
    bundles = deque([space.origin])
    while bundles and space.bounds.asked < WORK:
        longer = space.longer(bundle := bundles.popleft(), most_moves - bundle.moves - 1, horizon)
        before = days.copy()
        np.minimum.at(days, longer.paths[:, -1], longer.days)
        if (days < before).any():
            horizon = _Horizon.of(network, last_days(days), most_moves)
        if longer.moves < most_moves:
            bundles.extend(_bundles(longer))
    return Arrivals(days, proven=not bundles)


def reachable_roles(network: Network, role: int, most_moves: int) -> Mask:
    """[role] -> whether so many moves from ``role`` are enough to be there."""
    reached = np.zeros(len(network.roles), np.bool_)
    reached[role] = True
    for _ in range(most_moves):
        reached[network.target[reached[network.source]]] = True
    return reached


def _bundles(partial: PartialRoutes) -> list[PartialRoutes]:
    rows = np.argsort(partial.days, kind="stable")
    return [partial.rows(rows[begin : begin + BUNDLE]) for begin in range(0, len(rows), BUNDLE)]


class _Anywhere:
    """Nothing is left at least: every role may be the end of a way."""

    def __init__(self) -> None:
        self.asked = 0

    def months(self, roles: Ints, moves: int) -> Ints:  # noqa: ARG002  # of ``Remaining``
        return np.zeros(len(roles), np.int64)

    def minutes(self, roles: Ints, levels: Levels, moves: int) -> Ints:  # noqa: ARG002
        self.asked += len(roles)
        return np.zeros(len(roles), np.int64)


@dataclass(frozen=True, slots=True)
class _Horizon:
    """Wants the ways on which waiting alone does not rule out an arrival that matters."""

    latest: list[Ints]
    """[most moves to go][role] -> the last day there."""

    @classmethod
    def of(cls, network: Network, last_days: Ints, most_moves: int) -> _Horizon:
        going_on = last_days.astype(float)
        latest = [last_days]
        leaving = np.flatnonzero(np.diff(network.first))
        for _ in range(most_moves - 1):
            by_move = going_on[network.target] - DAYS_PER_MONTH * network.months
            if len(leaving):
                best = np.maximum.reduceat(by_move, network.first[leaving])
                going_on[leaving] = np.maximum(going_on[leaving], best)
            latest.append(np.maximum(last_days, going_on + SLACK).astype(np.int64))
        return cls(latest)

    def passes(self, least: Least) -> Mask:
        left = least.moves - (least.paths.shape[1] - 1)
        on_time: Mask = least.days <= self.latest[left][least.paths[:, -1]]
        return on_time
