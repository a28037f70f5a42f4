"""Exact search of the simple routes that have a given number of moves.

Branch and bound: from every way, go on to the ways that are one move longer, as long as their
routes may still be wanted. Ways are followed in bundles, which is much cheaper than one by
one: the most promising bundle first and to its end, so that good routes are found soon and
hold back the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from planner.engine.routes.best_routes import Found
from planner.engine.routes.network import Ints
from planner.engine.routes.partial_routes import Journey, Least, Sieve, Ways

BUNDLE = 64


class BestRoutes(Sieve, Protocol):
    """Says which routes are wanted, and takes them."""

    def add(self, found: Found) -> None:
        """Take a route; it may turn out not to be wanted any more."""

    def best_first(self, least: Least) -> Ints:
        """The rows, the most promising first."""


def search(journey: Journey, moves: int, wanted: BestRoutes) -> None:
    """Hand to ``wanted`` every route of exactly ``moves`` moves that it may want."""
    bundles = [journey.origin]
    while bundles:
        ways = bundles.pop()
        left = moves - ways.moves
        ways = ways.rows(wanted.passes(ways.least(left)))
        if left:
            bundles.extend(_bundles(journey.longer(ways, left - 1, wanted), left - 1, wanted))
        else:
            _hand_over(ways, wanted)


def _bundles(ways: Ways, left: int, wanted: BestRoutes) -> Iterator[Ways]:
    """Bundles of ``ways``, the least promising first."""
    rows = wanted.best_first(ways.least(left))
    for begin in reversed(range(0, len(rows), BUNDLE)):
        yield ways.rows(rows[begin : begin + BUNDLE])


def _hand_over(ways: Ways, wanted: BestRoutes) -> None:
    routes = zip(ways.days.tolist(), ways.minutes.tolist(), ways.paths.tolist(), strict=True)
    for day, minutes, path in routes:
        wanted.add(Found(day, minutes, tuple(path)))
