"""The rules of routes, word by word and without a thought for speed (docs/rules.md).

Written from the rules, not from the engine, and reads the framework document itself, so that
a mistake would have to be made twice.
"""

from __future__ import annotations

import calendar
import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, NamedTuple

Document = Mapping[str, Any]
MINUTES_PER_HOUR = 60
ASSUMED_HOURS = 8


@dataclass(frozen=True)
class Traveller:
    """Who asks for a route; ``held`` is by skill code."""

    role: str
    since: date
    held: Mapping[str, int]
    weekly: int
    at: date


class Cost(NamedTuple):
    arrive: date
    minutes: int
    moves: int


class Answer(NamedTuple):
    cost: Cost
    roles: tuple[str, ...]


def best(answers: list[Answer], by: str, k: int) -> list[Answer]:
    orders = {"date": (0, 1, 2), "effort": (1, 0, 2), "moves": (2, 0, 1)}
    return sorted(answers, key=lambda a: ([a.cost[i] for i in orders[by]], a.roles))[:k]


def front(answers: list[Answer]) -> list[Cost]:
    costs = {answer.cost for answer in answers}
    return sorted(cost for cost in costs if not any(beats(other, cost) for other in costs))


def beats(one: Cost, other: Cost) -> bool:
    no_worse = one.arrive <= other.arrive and one.minutes <= other.minutes
    return one != other and no_worse and one.moves <= other.moves


def all_routes(
    document: Document, traveller: Traveller, target: str, max_moves: int
) -> list[Answer]:
    """Every simple route that can be finished."""
    paths = _simple_paths(document, (traveller.role,), target, max_moves)
    costs = ((path, cost_of(document, traveller, path)) for path in paths)
    return [Answer(cost, path) for path, cost in costs if cost is not None]


def _simple_paths(
    document: Document, path: tuple[str, ...], target: str, moves: int
) -> Iterator[tuple[str, ...]]:
    if path[-1] == target:
        yield path
    elif moves:
        for role in {move["to"] for move in document["moves"] if move["from"] == path[-1]}:
            if role not in path:
                yield from _simple_paths(document, (*path, role), target, moves - 1)


def cost_of(document: Document, traveller: Traveller, path: tuple[str, ...]) -> Cost | None:
    """What the route costs; None if it cannot be finished with this weekly budget."""
    roles = {role["code"]: role for role in document["roles"]}
    hours = {skill["code"]: [*map(_hours, skill["hours"])] for skill in document["skills"]}
    levels = {code: traveller.held.get(code, 0) for code in hours}
    minutes, arrive = 0.0, traveller.at
    for i in range(1, len(path)):
        months = _min_months(document, path[i - 1], path[i])
        if i == 1:
            earliest = max(traveller.at, add_months(traveller.since, months))
        else:
            earliest = add_months(arrive, months)
            for growth in roles[path[i - 1]]["grows"]:
                if growth["after_months"] <= months:
                    levels[growth["skill"]] = max(levels[growth["skill"]], growth["level"])
        for need in roles[path[i]]["requires"]:
            before = levels[need["skill"]]
            after = max(before, need["level"])
            minutes += sum(hours[need["skill"]][before:after]) * MINUTES_PER_HOUR
            levels[need["skill"]] = after
        if minutes and not traveller.weekly:
            return None
        days = math.ceil(7 * minutes / traveller.weekly) if minutes else 0
        arrive = max(earliest, traveller.at + timedelta(days=days))
    return Cost(arrive, int(minutes), len(path) - 1)


def _hours(stated: float | None) -> float:
    return ASSUMED_HOURS if stated is None else stated


def _min_months(document: Document, source: str, target: str) -> int:
    joining = [move for move in document["moves"] if (move["from"], move["to"]) == (source, target)]
    return int(min(move["min_months"] for move in joining))


def add_months(day: date, months: int) -> date:
    year, month = day.year, day.month
    for _ in range(months):
        year, month = (year, month + 1) if month < 12 else (year + 1, 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
