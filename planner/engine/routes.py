"""The best ways from a person's role to a target (DESIGN.md, section 3, "Routes").

Two questions: the k best routes by date, effort or number of moves, and all routes that no
other one beats on all three at once. Both answers are exact.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import chain, islice

import numpy as np
import numpy.typing as npt

from planner.engine.atlas import atlas_of
from planner.engine.errors import require_role
from planner.engine.framework import Framework
from planner.engine.legs import Route, explained
from planner.engine.network import Ints
from planner.engine.no_route import AlreadyThere, NoRoute, why_not
from planner.engine.person import Person
from planner.engine.search import Found, Order, Search, Sieve
from planner.engine.standing import standing
from planner.engine.ways import Journey, Start

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
    journey = _journey(framework, person, target, at, max_moves)
    found = tuple(islice(_in_order(journey, by, max_moves), k))
    return _explained(framework, person, target, at, max_moves, found)


def alternatives(
    framework: Framework, person: Person, target: str, *, at: date, max_moves: int = MAX_MOVES
) -> tuple[Route, ...]:
    """The routes that no other route beats on date, effort and moves together, by date.

    Of several routes with the same three, the first by the codes of its roles stands for all.

    Raises like ``routes``.
    """
    journey = _journey(framework, person, target, at, max_moves)
    found = sorted(_front(journey, max_moves), key=_by_date)
    return _explained(framework, person, target, at, max_moves, tuple(found))


def _journey(
    framework: Framework, person: Person, target: str, at: date, max_moves: int
) -> Journey:
    if max_moves < 1:
        raise ValueError(f"max_moves must be at least 1, not {max_moves}")
    require_role(framework, person.role)
    require_role(framework, target)
    if person.role == target:
        raise AlreadyThere(framework.roles[target])
    atlas = atlas_of(framework)
    network = atlas.network
    held = {code: skill.level for code, skill in standing(framework, person, at).items()}
    start = Start(
        role=network.number[person.role],
        since=person.role_since.toordinal(),
        at=at.toordinal(),
        levels=network.levels(held),
        weekly=person.weekly_minutes,
    )
    return Journey(network, atlas.bounds(network.number[target], max_moves), start)


def _in_order(journey: Journey, by: str, max_moves: int) -> Iterator[Found]:
    if by != "moves":
        return iter(Search(journey, Order(by), max_moves))
    return chain.from_iterable(
        Search(journey, Order.DATE, moves, exactly=True) for moves in range(1, max_moves + 1)
    )


class _Unbeaten(Sieve):
    """Holds back whatever is at best as good as a route found already."""

    def __init__(self) -> None:
        self._days: Ints = np.empty((0, 1), np.int64)
        self._minutes: Ints = np.empty((0, 1), np.int64)

    def add(self, found: Found) -> None:
        self._days = np.vstack((self._days, [found.day]))
        self._minutes = np.vstack((self._minutes, [found.minutes]))

    def passes(self, days: Ints, minutes: Ints) -> npt.NDArray[np.bool_]:
        beaten: npt.NDArray[np.bool_] = (self._days <= days) & (self._minutes <= minutes)
        return ~beaten.any(axis=0)


def _front(journey: Journey, max_moves: int) -> Iterator[Found]:
    """The unbeaten routes: those of fewer moves first, and of as many moves by date.

    So whatever could beat a route, or equal it with smaller codes, is found before it.
    """
    unbeaten = _Unbeaten()
    for moves in range(1, max_moves + 1):
        for found in Search(journey, Order.DATE, moves, exactly=True, sieve=unbeaten):
            unbeaten.add(found)
            yield found


def _by_date(found: Found) -> tuple[int, int, int]:
    return found.day, found.minutes, len(found.path)


def _explained(
    framework: Framework,
    person: Person,
    target: str,
    at: date,
    max_moves: int,
    found: tuple[Found, ...],
) -> tuple[Route, ...]:
    if not found:
        raise why_not(framework, person, target, max_moves)
    roles = atlas_of(framework).network.roles
    return tuple(
        explained(framework, person, tuple(roles[number] for number in route.path), at)
        for route in found
    )


__all__ = ["AlreadyThere", "NoRoute", "Route", "alternatives", "routes"]
