"""The best ways from a person's role to a target (docs/rules.md, "Routes").

Two questions: the k best routes by date, effort or number of moves, and all routes that no
other one beats on all three at once. Both answers are exact.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from planner.engine.routes.best_routes import Best, Found, Order, Unbeaten
from planner.engine.routes.legs import Route, explained
from planner.engine.routes.no_route import AlreadyThere, why_not
from planner.engine.routes.partial_routes import RouteSearchSpace, Start
from planner.engine.routes.route_cache import route_cache_of
from planner.engine.routes.search import BestRoutes, Search
from planner.engine.standing.fold import levels_held
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person

ORDERS = ("date", "effort", "moves")
MAX_MOVES = 6


def routes(  # noqa: PLR0913  # the normative signature
    framework: Framework,
    person: Person,
    target: str,
    *,
    at: date,
    by: str = "date",
    k: int = 3,
    max_moves: int = MAX_MOVES,
) -> tuple[Route, ...]:
    """The ``k`` best simple routes, the best first; fewer if there are fewer.

    Ordered by the component of cost that ``by`` names, then by the others in the order date,
    effort, moves, then by the codes of the roles.

    Raises ``NoRoute`` if there is none, ``UnknownRole``, ``AlreadyThere``, and ``ValueError``
    for a ``by``, ``k`` or ``max_moves`` that makes no sense.
    """
    if by not in ORDERS:
        raise ValueError(f"by must be one of {', '.join(ORDERS)}, not {by!r}")
    if k < 1:
        raise ValueError(f"k must be at least 1, not {k}")
    question = _Question(framework, person, target, at, max_moves)
    return question.answer(Best(Order(by), k))


def alternatives(
    framework: Framework, person: Person, target: str, *, at: date, max_moves: int = MAX_MOVES
) -> tuple[Route, ...]:
    """The routes that no other route beats on date, effort and moves together, by date.

    Of several routes with the same three, the first by the codes of its roles stands for all.

    Raises like ``routes``.
    """
    question = _Question(framework, person, target, at, max_moves)
    return question.answer(Unbeaten())


@dataclass(frozen=True, slots=True)
class _Question:
    framework: Framework
    person: Person
    target: str
    at: date
    max_moves: int

    def answer(self, wanted: BestRoutes) -> tuple[Route, ...]:
        """The routes that are ``wanted``, leg by leg. Raises what ``routes`` raises."""
        self._check()
        search = Search(self._search_space(), wanted, self._limit)
        if not search.found:
            raise why_not(self.framework, self.person, self.target, self.max_moves)
        held = levels_held(self.framework, self.person, self.at)
        return tuple(self._route(found, held, search.earliest(found)) for found in search.found)

    @property
    def _limit(self) -> int:
        """The most moves that a simple route can have."""
        return min(self.max_moves, len(self.framework.roles) - 1)

    def _search_space(self) -> RouteSearchSpace:
        route_cache = route_cache_of(self.framework)
        target = route_cache.network.number[self.target]
        return RouteSearchSpace(
            route_cache.network,
            route_cache.bounds(target, self._limit),
            Start.of(self.framework, route_cache.network, self.person, self.at),
        )

    def _route(self, found: Found, held: Mapping[str, int], earliest: int | None) -> Route:
        codes = route_cache_of(self.framework).network.roles
        path = tuple(codes[number] for number in found.path)
        route = explained(self.framework, self.person, path, self.at, held=held)
        return replace(route, earliest=None if earliest is None else date.fromordinal(earliest))

    def _check(self) -> None:
        if self.max_moves < 1:
            raise ValueError(f"max_moves must be at least 1, not {self.max_moves}")
        require_role(self.framework.roles, self.person.role)
        require_role(self.framework.roles, self.target)
        if self.person.role == self.target:
            raise AlreadyThere(self.framework.roles[self.target])
