"""What the search of routes keeps about a framework, for as long as the framework lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache, partial
from weakref import WeakKeyDictionary

from planner.engine.routes.bounds import Bounds, Terrain
from planner.engine.routes.network import Network
from planner.engine.values.framework import Framework

MEMORY = 48 << 20
"""Bytes for the bounds of one framework, roughly."""
FEWEST = 4
TABLES = 6


class RouteCache:
    """The network of a framework, and the bounds towards the targets last asked for."""

    def __init__(self, framework: Framework) -> None:
        self.network = Network.of(framework)
        terrain = Terrain.of(self.network)
        kept = max(FEWEST, MEMORY // (TABLES * terrain.entered.size + 1))
        self.bounds: Callable[[int, int], Bounds] = lru_cache(kept)(partial(Bounds, terrain))


_atlases: WeakKeyDictionary[Framework, RouteCache] = WeakKeyDictionary()


def route_cache_of(framework: Framework) -> RouteCache:
    """The atlas of ``framework``, drawn when first asked for."""
    route_cache = _atlases.get(framework)
    if route_cache is None:
        route_cache = _atlases[framework] = RouteCache(framework)
    return route_cache
