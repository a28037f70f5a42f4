"""What the search of routes keeps about a framework, for as long as the framework lives."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, lru_cache, partial
from typing import TypeVar
from weakref import WeakKeyDictionary

from planner.engine.routes.bounds import NEVER, Bounds, LeastMinutes, Terrain, least_months
from planner.engine.routes.network import Ints, Network
from planner.engine.routes.step_sets import CommonSteps, StepSets
from planner.engine.values.framework import Framework

T = TypeVar("T")

MEMORY = 48 << 20
"""Bytes for the exact bounds of one framework, roughly, and as many for the quick ones."""
FEWEST = 4
TABLES = 6


class RouteCache:
    """The network of a framework, and the bounds towards the targets last asked for."""

    def __init__(self, framework: Framework) -> None:
        self.network = Network.of(framework)
        self._step_sets = StepSets.of(self.network)
        size = TABLES * self.network.needs.size + 1
        self._quick = _kept(size)(self._months_and_steps)
        self._exact = _kept(size * (self.network.steps + 1))(self._least_minutes)

    def bounds(self, target: int, most_moves: int) -> Bounds:
        """The bounds towards ``target`` for one search of routes with at most so many moves."""
        months, common = self._quick(target, most_moves)
        return Bounds(months, common, partial(self._exact, target, most_moves))

    def _months_and_steps(self, target: int, most_moves: int) -> tuple[list[Ints], CommonSteps]:
        months = least_months(self.network, target, most_moves)
        return months, CommonSteps(self._step_sets, [least == NEVER for least in months])

    def _least_minutes(self, target: int, most_moves: int) -> LeastMinutes:
        months, _ = self._quick(target, most_moves)
        return LeastMinutes(self._terrain, [least == NEVER for least in months])

    @cached_property
    def _terrain(self) -> Terrain:
        return Terrain.of(self.network)


def _kept(size: int) -> Callable[[Callable[[int, int], T]], Callable[[int, int], T]]:
    """A cache for as many answers of ``size`` bytes as there is memory for."""
    return lru_cache(max(FEWEST, MEMORY // size))


_atlases: WeakKeyDictionary[Framework, RouteCache] = WeakKeyDictionary()


def route_cache_of(framework: Framework) -> RouteCache:
    """The route cache of ``framework``, made when first asked for."""
    route_cache = _atlases.get(framework)
    if route_cache is None:
        route_cache = _atlases[framework] = RouteCache(framework)
    return route_cache
