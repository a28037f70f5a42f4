"""Directed graphs as mappings from a node to the nodes that it points to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import TypeAlias

Graph: TypeAlias = Mapping[str, Iterable[str]]


def reachable(graph: Graph, starts: Iterable[str]) -> set[str]:
    """The ``starts`` and all nodes that can be reached from them."""
    ahead = list(starts)
    reached = set(ahead)
    while ahead:
        fresh = set(graph.get(ahead.pop(), ())) - reached
        reached |= fresh
        ahead.extend(fresh)
    return reached


def cycles(graph: Graph) -> list[tuple[str, ...]]:
    """The groups of two nodes or more that all reach each other, each sorted.

    Kosaraju's algorithm: walking backwards from the last finished node stays in its group.
    """
    backwards = defaultdict(list)
    for node, others in graph.items():
        for other in others:
            backwards[other].append(node)
    found, seen = [], set[str]()
    for node in reversed(_finishing_order(graph)):
        if node not in seen:
            group = set(_walk(backwards, node, seen))
            found.append(tuple(sorted(group)))
    return [group for group in found if len(group) > 1]


def _finishing_order(graph: Graph) -> list[str]:
    """All nodes, each after everything that was first found from it."""
    seen: set[str] = set()
    return [done for node in graph if node not in seen for done in _walk(graph, node, seen)]


def _walk(graph: Graph, start: str, seen: set[str]) -> list[str]:
    """The unseen nodes from ``start`` on, depth first, in the order in which they finish."""
    finished = []
    seen.add(start)
    path = [(start, iter(graph.get(start, ())))]
    while path:
        node, others = path[-1]
        other = next((other for other in others if other not in seen), None)
        if other is None:
            finished.append(node)
            path.pop()
        else:
            seen.add(other)
            path.append((other, iter(graph.get(other, ()))))
    return finished
