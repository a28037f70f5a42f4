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
from planner.engine.routes.partial_routes import Least, PartialRoutes, RouteSearchSpace, Sieve

BUNDLE = 64


class BestRoutes(Sieve, Protocol):
    """Says which routes are wanted, and takes them."""

    def add(self, found: Found) -> None:
        """Take a route; it may turn out not to be wanted any more."""

    def best_first(self, least: Least) -> Ints:
        """The rows, the most promising first."""


def search(search_space: RouteSearchSpace, moves: int, wanted: BestRoutes) -> None:
    """Hand to ``wanted`` every route of exactly ``moves`` moves that it may want."""
    bundles = [search_space.origin]
    while bundles:
        partial = bundles.pop()
        left = moves - partial.moves
        partial = partial.rows(wanted.passes(partial.least(left)))
        if left:
            bundles.extend(
                _bundles(search_space.longer(partial, left - 1, wanted), left - 1, wanted)
            )
        else:
            _hand_over(partial, wanted)


def _bundles(partial: PartialRoutes, left: int, wanted: BestRoutes) -> Iterator[PartialRoutes]:
    """Bundles of ``partial``, the least promising first."""
    rows = wanted.best_first(partial.least(left))
    for begin in reversed(range(0, len(rows), BUNDLE)):
        yield partial.rows(rows[begin : begin + BUNDLE])


def _hand_over(partial: PartialRoutes, wanted: BestRoutes) -> None:
    routes = zip(
        partial.days.tolist(), partial.minutes.tolist(), partial.paths.tolist(), strict=True
    )
    for day, minutes, path in routes:
        wanted.add(Found(day, minutes, tuple(path)))
