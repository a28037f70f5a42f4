"""The best ways from a person's role to a target (DESIGN.md, section 3, "Routes").

Two questions: the k best routes by date, effort or number of moves, and all routes that no
other one beats on all three at once. Both answers are exact.
"""

from __future__ import annotations

from datetime import date

from planner.engine.atlas import atlas_of
from planner.engine.collectors import Best, Found, Order, Unbeaten
from planner.engine.errors import require_role
from planner.engine.framework import Framework
from planner.engine.legs import Route, explained
from planner.engine.no_route import AlreadyThere, NoRoute, why_not
from planner.engine.person import Person
from planner.engine.search import search
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
    found = _best(journey, by, k, max_moves)
    return _explained(framework, person, target, at, max_moves, found)


def alternatives(
    framework: Framework, person: Person, target: str, *, at: date, max_moves: int = MAX_MOVES
) -> tuple[Route, ...]:
    """The routes that no other route beats on date, effort and moves together, by date.

    Of several routes with the same three, the first by the codes of its roles stands for all.

    Raises like ``routes``.
    """
    journey = _journey(framework, person, target, at, max_moves)
    found = _unbeaten(journey, max_moves)
    return _explained(framework, person, target, at, max_moves, found)


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


def _best(journey: Journey, by: str, k: int, max_moves: int) -> list[Found]:
    if by == "moves":
        return _fewest_moves(journey, k, max_moves)
    best = Best(Order(by), k)
    for moves in range(1, max_moves + 1):
        search(journey, moves, best)
    return best.found


def _fewest_moves(journey: Journey, k: int, max_moves: int) -> list[Found]:
    found: list[Found] = []
    for moves in range(1, max_moves + 1):
        best = Best(Order.DATE, k - len(found))
        search(journey, moves, best)
        found += best.found
        if len(found) == k:
            break
    return found


def _unbeaten(journey: Journey, max_moves: int) -> list[Found]:
    unbeaten = Unbeaten()
    for moves in range(1, max_moves + 1):
        search(journey, moves, unbeaten)
    return sorted(unbeaten.found, key=_by_date)


def _by_date(found: Found) -> tuple[int, int, int]:
    return found.day, found.minutes, found.moves


def _explained(
    framework: Framework,
    person: Person,
    target: str,
    at: date,
    max_moves: int,
    found: list[Found],
) -> tuple[Route, ...]:
    if not found:
        raise why_not(framework, person, target, max_moves)
    roles = atlas_of(framework).network.roles
    return tuple(
        explained(framework, person, tuple(roles[number] for number in route.path), at)
        for route in found
    )


__all__ = ["AlreadyThere", "NoRoute", "Route", "alternatives", "routes"]
