"""Up to four ways to one target as a table: a column for each way, a row for each question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest

from planner.queries.goals.routes import LegLine, RouteOption, RoutePage

MOST_WAYS = 4


@dataclass(frozen=True, slots=True)
class RouteColumn:
    """A way, and all that it asks for.

    ``skills`` are (name, from level, to level, minutes), each skill once; ``is_first``,
    ``is_easiest`` and ``is_shortest`` compare it with the other ways of the table.
    """

    way: RouteOption
    skills: Sequence[tuple[str, int, int, int]]
    milestones: Sequence[str]
    is_first: bool
    is_easiest: bool
    is_shortest: bool


@dataclass(frozen=True, slots=True)
class RouteTable:
    """The ways side by side; ``legs`` has a row per move, None where a way has ended.

    ``choices`` are all ways, and whether each is shown; ``too_many`` and ``unknown`` count what was
    asked for and is not shown.
    """

    columns: Sequence[RouteColumn]
    legs: Sequence[Sequence[LegLine | None]]
    choices: Sequence[tuple[RouteOption, bool]]
    too_many: int
    unknown: int


def route_table(page: RoutePage, wanted: Sequence[str] = ()) -> RouteTable:
    """The ways named by their ``codes``, in the order of the page; the first four by default."""
    known = {way.codes: way for way in page.ways}
    asked = [way for codes, way in known.items() if codes in wanted] or list(page.ways)
    shown = asked[:MOST_WAYS]
    return RouteTable(
        columns=[_column(way, shown) for way in shown],
        legs=list(zip_longest(*(way.legs for way in shown))),
        choices=[(way, way in shown) for way in page.ways],
        too_many=len(asked) - len(shown) if wanted else 0,
        unknown=len(set(wanted) - known.keys()),
    )


def _column(way: RouteOption, others: Sequence[RouteOption]) -> RouteColumn:
    return RouteColumn(
        way=way,
        skills=_skills(way),
        milestones=list(dict.fromkeys(name for leg in way.legs for name in leg.milestones)),
        is_first=way.route.arrive == min(other.route.arrive for other in others),
        is_easiest=way.route.minutes == min(other.route.minutes for other in others),
        is_shortest=way.route.moves == min(other.route.moves for other in others),
    )


def _skills(way: RouteOption) -> list[tuple[str, int, int, int]]:
    """Each skill once, from the lowest level to the highest, with the minutes of all legs."""
    found: dict[str, tuple[str, int, int, int]] = {}
    for leg in way.legs:
        for name, held, needed, minutes in leg.skills:
            _, first, _, before = found.get(name, (name, held, needed, 0))
            found[name] = (name, first, needed, before + minutes)
    return list(found.values())
