from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.checks.check import check_framework
from tests.engine.support.build import framework, growth, move, role, skill

NAMES = "abcde"
TRANSCRIBED = {"dead-end", "unreachable-role", "one-way-in", "growth-beyond-need"}
LEVELS = st.integers(0, 4)
ROLES = st.tuples(
    *[
        st.builds(
            role,
            st.just(name),
            st.integers(1, 3),
            st.dictionaries(st.sampled_from(["s", "t"]), LEVELS),
            grows=st.lists(st.builds(growth, st.sampled_from(["s", "t"]), LEVELS), max_size=1),
        )
        for name in NAMES
    ]
)
PAIRS = st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)).filter(lambda p: p[0] != p[1])
KINDS = st.sampled_from(["promotion", "cross"])
MOVES = st.lists(
    st.builds(lambda pair, kind: move(pair[0], pair[1], kind=kind), PAIRS, KINDS),
    max_size=10,
    unique_by=lambda item: (item["from"], item["to"], item["kind"]),
)


def _map_oracle(document: dict[str, Any]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The rules about roles and moves, read off the document itself."""
    roles = {item["code"]: item for item in document["roles"]}
    graph = nx.MultiDiGraph([(item["from"], item["to"]) for item in document["moves"]])
    graph.add_nodes_from(roles)
    lowest = min(item["level"] for item in roles.values())
    highest = max(item["level"] for item in roles.values())
    starts = [code for code, item in roles.items() if item["level"] == lowest]
    for code, item in roles.items():
        if graph.out_degree(code) == 0 and item["level"] < highest:
            yield "dead-end", (code,)
        if not any(nx.has_path(graph, start, code) for start in starts):
            yield "unreachable-role", (code,)
        if graph.in_degree(code) == 1 and item["level"] > lowest:
            yield "one-way-in", (code,)
        asked = {
            (line["skill"], line["level"]) for t in graph[code] for line in roles[t]["requires"]
        }
        for line in item["grows"] if graph[code] else ():
            if line["level"] > max((n for s, n in asked if s == line["skill"]), default=0):
                yield "growth-beyond-need", (code, line["skill"])


@given(ROLES, MOVES)
def test_the_map_rules_agree_with_a_naive_reading(
    roles: tuple[dict[str, Any], ...], moves: list[dict[str, Any]]
) -> None:
    content = {"skills": [skill("s"), skill("t")], "roles": list(roles), "moves": moves}
    expected = set(_map_oracle(content))

    findings = check_framework(framework(**content, activities=[]))

    assert {(f.code, f.subjects) for f in findings if f.code in TRANSCRIBED} == expected
