from __future__ import annotations

import networkx as nx
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.values.graph import cycles, reachable

NODES = st.sampled_from("abcdefg")
EDGES = st.lists(st.tuples(NODES, NODES), max_size=20)


def _graph(edges: list[tuple[str, str]]) -> dict[str, list[str]]:
    return {node: [end for start, end in edges if start == node] for node in "abcdefg"}


@given(EDGES)
def test_cycles_are_the_strongly_connected_groups(edges: list[tuple[str, str]]) -> None:
    groups = nx.strongly_connected_components(nx.DiGraph(edges))

    assert sorted(cycles(_graph(edges))) == sorted(tuple(sorted(g)) for g in groups if len(g) > 1)


@given(EDGES, NODES)
def test_reachable_is_start_and_descendants(edges: list[tuple[str, str]], start: str) -> None:
    graph = nx.DiGraph(edges)
    graph.add_node(start)

    assert reachable(_graph(edges), [start]) == {start} | nx.descendants(graph, start)


def test_a_long_chain_does_not_exhaust_the_stack() -> None:
    chain = {str(node): [str(node + 1)] for node in range(20_000)} | {"20000": ["0"]}

    assert [len(group) for group in cycles(chain)] == [20_001]
