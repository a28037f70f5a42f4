"""Exact search of simple routes, until a limit of work is reached.

Branch and bound, for each number of moves: from every way, go on to the ways that are one move
longer, as long as their routes may still be wanted. Ways are followed in bundles, which is much
cheaper than one by one: the most promising bundle first and to its end, so that good routes are
found soon and hold back the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from planner.engine.routes.best_routes import Found
from planner.engine.routes.network import Ints, Mask
from planner.engine.routes.partial_routes import Least, PartialRoutes, RouteSearchSpace, Sieve

BUNDLE = 64
WORK = 30_000_000
"""So many skills are looked at before a search gives up: about half a second."""
FEWEST_SKILLS = 16


class BestRoutes(Sieve, Protocol):
    """Says which routes are wanted, and takes them."""

    found: list[Found]

    def add(self, found: Found) -> None:
        """Take a route; it may turn out not to be wanted any more."""

    def best_first(self, least: Least) -> Ints:
        """The rows, the most promising first."""

    def rivals(self, least: Least, found: Found) -> Mask:
        """What may turn out to be better than a route that was found."""


class Search:
    """The routes with at most so many moves that are ``wanted``, as far as work allows.

    The work is limited from the first route on that is found.
    """

    def __init__(self, space: RouteSearchSpace, wanted: BestRoutes, most_moves: int) -> None:
        self._space = space
        self._wanted = wanted
        self._unexplored: list[Least] = []
        work = WORK // max(FEWEST_SKILLS, len(space.network.skills))
        for moves in range(1, most_moves + 1):
            share = (work - space.bounds.asked) // (most_moves - moves + 1)
            self._explore(moves, space.bounds.asked + share)

    @property
    def found(self) -> list[Found]:
        """The routes that were found, as ``wanted`` sorts them."""
        return self._wanted.found

    def earliest(self, found: Found) -> int | None:
        """No better route arrives before this day; None if ``found`` is proven to have none."""
        days = [
            int(least.days[rivals].min())
            for least in self._unexplored
            for rivals in [self._wanted.rivals(least, found)]
            if rivals.any()
        ]
        return min(days, default=None)

    def _explore(self, moves: int, most_asked: int) -> None:
        """Find the routes of exactly ``moves`` moves."""
        space, wanted = self._space, self._wanted
        bundles = [space.origin]
        while bundles and (
            space.bounds.asked < most_asked or not bundles[-1].moves or not wanted.found
        ):
            partial = bundles.pop()
            left = moves - partial.moves
            partial = partial.rows(wanted.passes(partial.least(left)))
            if left:
                longer = space.longer(partial, left - 1, wanted)
                bundles.extend(_bundles(longer, left - 1, wanted))
            else:
                _hand_over(partial, wanted)
        self._unexplored += [partial.least(moves - partial.moves) for partial in bundles]


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
