"""How long the engine takes, beside something known in the same run.

Run with ``make bench``. Times are of this machine at this moment: read the ratios.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from itertools import islice
from statistics import median
from typing import Any

import networkx as nx
import pytest

from planner.engine import Framework, Person, alternatives, routes
from planner.engine.values.framework import MOST_LEVELS
from tests.benchmarks.support.measuring import report, say, timed
from tests.benchmarks.support.random_frameworks import AT, Size, random_framework, random_person

pytestmark = pytest.mark.benchmark

CASES = 30


@pytest.fixture(scope="module")
def big() -> Framework:
    return random_framework(1)


@pytest.fixture(scope="module")
def fine() -> Framework:
    """As big, with as many levels as there can be."""
    return random_framework(1, Size(levels=MOST_LEVELS))


@pytest.fixture(scope="module")
def cases(big: Framework) -> list[tuple[Person, str]]:
    """People with a random target that some route leads to."""
    return _cases(big)


def _cases(framework: Framework) -> list[tuple[Person, str]]:
    people = (random_person(seed, framework) for seed in range(CASES))
    codes = sorted(framework.roles)
    return [
        (person, codes[(seed * 397 + 11) % len(codes)])
        for seed, person in enumerate(people)
        if codes[(seed * 397 + 11) % len(codes)] != person.role
    ]


@pytest.mark.parametrize("by", ["date", "effort", "moves"])
def test_three_best_routes(big: Framework, cases: list[tuple[Person, str]], by: str) -> None:
    def search(person: Person, target: str) -> Callable[[], Any]:
        return lambda: routes(big, person, target, at=AT, by=by, k=3)

    report(f"routes k=3 by {by}, first time", [timed(search(*case)) for case in cases])
    report(f"routes k=3 by {by}, bounds known", [timed(search(*case)) for case in cases])


def test_three_best_routes_over_seven_levels(fine: Framework) -> None:
    calls = [lambda c=case: routes(fine, c[0], c[1], at=AT, k=3) for case in _cases(fine)]

    report("routes k=3 by date, 7 levels, first time", [timed(call) for call in calls])
    report("routes k=3 by date, 7 levels, bounds known", [timed(call) for call in calls])


def test_alternatives(big: Framework, cases: list[tuple[Person, str]]) -> None:
    calls = [lambda c=case: alternatives(big, c[0], c[1], at=AT) for case in cases]

    report("alternatives, bounds known", [timed(call) for call in calls])


def test_networkx_on_the_same_graph(big: Framework, cases: list[tuple[Person, str]]) -> None:
    """Three shortest simple paths by months alone: a simpler question than ours.

    Beside it ours by date, each towards a target that nobody has asked for.
    """
    graph = nx.DiGraph()
    for move in big.moves:
        graph.add_edge(move.source, move.target, weight=move.min_months)
    calls = [
        lambda c=case: list(
            islice(nx.shortest_simple_paths(graph, c[0].role, c[1], weight="weight"), 3)
        )
        for case in cases
        if nx.has_path(graph, case[0].role, case[1])
    ]

    theirs = [timed(call) for call in calls]
    report("networkx shortest_simple_paths k=3", theirs)
    fresh = replace(big)
    routes(fresh, *cases[0], at=AT)  # its network is laid out once
    ours = [timed(partial(routes, fresh, *case, at=AT)) for case in cases[1:]]
    say(f"routes k=3 by date take {median(ours) / median(theirs):.2f} times as long, at the median")
