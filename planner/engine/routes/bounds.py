"""What is left at least, in minutes and in months, on the way from any role to a target.

The bounds hold for every person, so they are computed once per target. They are taken over
*walks* of exactly j moves, which may visit a role twice (but the target only at the end), and
for each skill on its own walk: never more than the truth for any route, because learning a
skill depends on nothing but that skill's levels along the way.

Of minutes there are two bounds: a quick one (``step_sets``), and the exact one here. What a
skill still costs is the sum of some of its N steps (level 0 to 1, 1 to 2, ...): one of 2**N sets
of steps, 128 at most. Per skill the sets are ranked by their minutes, so that a bound is one
byte, the minimum of two bounds is the lower rank, and a table fits the processor's cache.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from planner.engine.routes.network import Ints, Levels, Network
from planner.engine.routes.step_sets import CommonSteps

PATIENCE = 3_000
"""So many questions are answered before the exact bound is worth its building."""
NEVER = 1 << 40
"""Months of what cannot be reached."""
Ranks = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False, slots=True)
class Lessons:
    """What moves teach, up to one ``level``: in groups of one source and one skill."""

    level: int
    entered: Ints
    """[lesson] -> where a table [role, skill, level] holds the move's target and ``level``."""
    group: Ints
    """[group] -> its first lesson."""
    source: Ints
    skill: Ints


@dataclass(frozen=True, eq=False, slots=True)
class Terrain:
    """The part of the bounds that is the same for all targets of a network."""

    network: Network
    no_way: int
    """The rank of "cannot be reached", above those of the sets of steps."""
    minutes: Ints
    """[skill, rank] -> minutes of that set of steps."""
    learning: Ranks
    """[skill, level before, level after, rank from there] -> rank with the learning."""
    entering: Ints
    """[role, skill, level before] -> where ``learning`` begins for entering the role."""
    entered: Ints
    """[role, skill, level before] -> where a table [role, skill, level] holds the level after."""
    by_moves: Ints
    """The roles, those with most moves first."""
    rounds: tuple[Ints, ...]
    """[n] -> the n-th targets of the roles ``by_moves`` that have so many."""
    lessons: tuple[Lessons, ...]

    @classmethod
    def of(cls, network: Network) -> Terrain:
        minutes, learning = _ranked(network)
        levels, no_way = network.steps + 1, 1 << network.steps
        shape = (*network.needs.shape, levels)
        _, skill, before = np.indices(shape, sparse=True)
        after = np.maximum(before, network.needs[:, :, None])
        by_moves, rounds = _rounds(network)
        return cls(
            network=network,
            no_way=no_way,
            minutes=minutes,
            learning=learning.ravel(),
            entering=((skill * levels + before) * levels + after) * (no_way + 1),
            entered=np.arange(0, np.prod(shape), levels).reshape(shape[:2])[:, :, None] + after,
            by_moves=by_moves,
            rounds=rounds,
            lessons=tuple(_lessons(network, level) for level in range(1, levels)),
        )

    def entering_costs(self, left: Ranks) -> Ranks:
        """What entering each role and going on costs, if that much is ``left`` from there on."""
        costs: Ranks = self.learning[self.entering + left.ravel()[self.entered]]
        return costs

    def cheapest_move(self, entering: Ranks) -> Ranks:
        """What is left from each role on, if entering the next one and going on costs that."""
        left = self._cheapest_target(entering)
        for lessons in self.lessons:
            cheapest = np.minimum.reduceat(entering.ravel()[lessons.entered], lessons.group)
            where = lessons.source, lessons.skill, slice(lessons.level)
            left[where] = np.minimum(left[where], cheapest[:, None])
        return left

    def _cheapest_target(self, entering: Ranks) -> Ranks:
        best = np.full_like(entering, self.no_way)
        for targets in self.rounds:
            count = len(targets)
            np.minimum(best[:count], entering[targets], out=best[:count])
        cheapest = np.empty_like(best)
        cheapest[self.by_moves] = best
        return cheapest


def _steps(before: int, after: int) -> int:
    """The set of steps between two levels, one bit for each."""
    return sum(1 << level for level in range(before, after))


def _ranked(network: Network) -> tuple[Ints, Ranks]:
    levels, no_way = network.steps + 1, 1 << network.steps
    members = np.arange(no_way)[:, None] >> np.arange(network.steps) & 1
    price = np.diff(network.effort, axis=1) @ members.T
    by_rank = np.argsort(price, axis=1, kind="stable")
    rank = np.argsort(by_rank, axis=1)
    learning = np.full((len(price), levels, levels, no_way + 1), no_way, np.uint8)
    for before, after in np.ndindex(levels, levels):
        together = by_rank | _steps(before, after)
        learning[:, before, after, :no_way] = np.take_along_axis(rank, together, axis=1)
    minutes = np.take_along_axis(price, by_rank, axis=1)
    return np.pad(minutes, ((0, 0), (0, 1)), constant_values=NEVER), learning


def _rounds(network: Network) -> tuple[Ints, tuple[Ints, ...]]:
    first = network.first
    count = np.diff(first)
    by_moves = np.argsort(-count, kind="stable")
    have = [int(np.count_nonzero(count > nth)) for nth in range(max(count, default=0))]
    return by_moves, tuple(
        network.target[first[by_moves[:roles]] + nth] for nth, roles in enumerate(have)
    )


def _lessons(network: Network, level: int) -> Lessons:
    move, skill = np.nonzero(network.taught == level)
    order = np.lexsort((skill, network.source[move]))
    move, skill = move[order], skill[order]
    skills = len(network.skills)
    group = np.unique(network.source[move] * skills + skill, return_index=True)[1]
    return Lessons(
        level=level,
        entered=(network.target[move] * skills + skill) * (network.steps + 1) + level,
        group=group,
        source=network.source[move[group]],
        skill=skill[group],
    )


class Bounds:
    """What is left at least on the way to one target, with exactly so many moves to go.

    For one search: its first questions about minutes are answered by a bound that is quick to
    build; after ``PATIENCE`` of them ``exact`` is built, which holds back more.
    """

    def __init__(
        self, months: list[Ints], common: CommonSteps, exact: Callable[[], LeastMinutes]
    ) -> None:
        self._months = months
        self._common = common
        self._exact = exact
        self.asked = 0
        """How many questions about minutes were answered."""

    def months(self, roles: Ints, moves: int) -> Ints:
        """Least months to wait from each of ``roles`` on; ``NEVER`` where no walk leads there."""
        return self._months[moves][roles]

    def minutes(self, roles: Ints, levels: Levels, moves: int) -> Ints:
        """Least minutes for someone with ``levels`` who enters each of ``roles`` and goes on."""
        self.asked += len(roles)
        known = self._common if self.asked <= PATIENCE else self._exact()
        return known.minutes(roles, levels, moves)


class LeastMinutes:
    """The least minutes of learning on any walk to one ``target``, each skill on its own."""

    def __init__(self, terrain: Terrain, target: int, most_moves: int) -> None:
        self._minutes = terrain.minutes.ravel()
        skills, levels = np.arange(len(terrain.network.skills)), terrain.network.steps + 1
        self._levels = skills * levels
        self._ranks = skills * (terrain.no_way + 1)
        self._roles = np.arange(len(terrain.network.roles))[:, None] * (len(skills) * levels)
        self._tables = [table.ravel() for table in _tables(terrain, target, most_moves)]

    def minutes(self, roles: Ints, levels: Levels, moves: int) -> Ints:
        """Least minutes for someone with ``levels`` who enters each of ``roles`` and goes on."""
        ranks = self._tables[moves][self._roles[roles] + self._levels + levels]
        minutes: Ints = self._minutes[self._ranks + ranks].sum(axis=1)
        return minutes


def _tables(terrain: Terrain, target: int, most_moves: int) -> list[Ranks]:
    """[moves after entering][role, skill, level before entering] -> rank of what is to learn."""
    left = np.full(terrain.entered.shape, terrain.no_way, np.uint8)
    left[target] = 0
    tables = [terrain.entering_costs(left)]
    for _ in range(most_moves):
        left = terrain.cheapest_move(tables[-1])
        left[target] = terrain.no_way  # a route ends there
        tables.append(terrain.entering_costs(left))
    return tables


def least_months(network: Network, target: int, most_moves: int) -> list[Ints]:
    """[moves][role] -> least months."""
    months = np.full(len(network.roles), NEVER)
    months[target] = 0
    least = [months]
    leaving = np.flatnonzero(np.diff(network.first))
    for _ in range(most_moves):
        by_move = network.months + least[-1][network.target]
        months = np.full(len(network.roles), NEVER)
        if len(leaving):
            months[leaving] = np.minimum.reduceat(by_move, network.first[leaving])
        months = np.minimum(months, NEVER)
        months[target] = NEVER  # a route ends there
        least.append(months)
    return least
