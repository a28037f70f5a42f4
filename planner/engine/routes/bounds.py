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

from planner.engine.routes.network import Ints, Levels, Mask, Network
from planner.engine.routes.step_sets import CommonSteps, not_known

PATIENCE = 3_000
"""So many questions are answered before the exact bound is worth its building."""
NEVER = 1 << 40
"""Months of what cannot be reached."""
Ranks = npt.NDArray[np.uint8]


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
    """[role, skill, level before] -> where a table [skill, level] holds the level after."""
    lessons: tuple[tuple[Ints, Ints], ...]
    """[level - 1] -> the moves that teach up to it, and the skills."""

    @classmethod
    def of(cls, network: Network) -> Terrain:
        minutes, learning = _ranked(network)
        levels, no_way = network.steps + 1, 1 << network.steps
        _, skill, before = np.indices((*network.needs.shape, levels), sparse=True)
        after = np.maximum(before, network.needs[:, :, None])
        return cls(
            network=network,
            no_way=no_way,
            minutes=minutes,
            learning=learning.ravel(),
            entering=((skill * levels + before) * levels + after) * (no_way + 1),
            entered=skill * levels + after,
            lessons=tuple(_lessons(network, level) for level in range(1, levels)),
        )

    def entering_costs(self, roles: Ints, left: Ranks) -> Ranks:
        """What entering ``roles`` and going on costs, if that much is ``left`` from there on."""
        row = np.arange(0, left.size, left[:1].size)[:, None, None]
        from_there = left.ravel()[row + self.entered[roles]]
        costs: Ranks = self.learning[self.entering[roles] + from_there]
        return costs

    def cheapest_move(self, roles: Ints, entering: Ranks) -> Ranks:
        """What is left from ``roles`` on, if entering the next one and going on costs that."""
        left = self._cheapest_target(roles, entering)
        row = np.full(len(self.network.roles), -1)
        row[roles] = np.arange(len(roles))
        for level, (moves, skills) in enumerate(self.lessons, start=1):
            of_roles = row[self.network.source[moves]] >= 0
            move, skill = moves[of_roles], skills[of_roles]
            cheapest = np.full(left.shape[:2], self.no_way, np.uint8)
            costs = entering[self.network.target[move], skill, level]
            np.minimum.at(cheapest, (row[self.network.source[move]], skill), costs)
            left[:, :, :level] = np.minimum(left[:, :, :level], cheapest[:, :, None])
        return left

    def _cheapest_target(self, roles: Ints, entering: Ranks) -> Ranks:
        """The roles with most moves come first, so that each round is about the first rows."""
        first = self.network.first[roles]
        count = self.network.first[roles + 1] - first
        by_moves = np.argsort(-count, kind="stable")
        best = np.full((len(roles), *entering.shape[1:]), self.no_way, np.uint8)
        for nth in range(int(count.max(initial=0))):
            rows = by_moves[: np.count_nonzero(count > nth)]
            targets = self.network.target[first[rows] + nth]
            np.minimum(best[: len(rows)], entering[targets], out=best[: len(rows)])
        cheapest = np.empty_like(best)
        cheapest[by_moves] = best
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


def _lessons(network: Network, level: int) -> tuple[Ints, Ints]:
    move, skill = np.nonzero(network.taught == level)
    return move, skill


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
    """The least minutes of learning on any walk to a target, each skill on its own.

    ``cut_off[moves]`` are the roles from which no walk of so many moves leads there. For the
    others, the ranks are worked out when they are first asked for.
    """

    def __init__(self, terrain: Terrain, cut_off: list[Mask]) -> None:
        skills, levels = np.arange(len(terrain.network.skills)), terrain.network.steps + 1
        shape = len(terrain.network.roles), len(skills), levels
        self._terrain = terrain
        self._minutes = terrain.minutes.ravel()
        self._levels = skills * levels
        self._ranks = skills * (terrain.no_way + 1)
        self._row = len(skills) * levels
        self._tables = [np.full(shape, terrain.no_way, np.uint8) for _ in cut_off]
        self._known = [cut.copy() for cut in cut_off]

    def minutes(self, roles: Ints, levels: Levels, moves: int) -> Ints:
        """Least minutes for someone with ``levels`` who enters each of ``roles`` and goes on."""
        self._work_out(roles, moves)
        cells = roles[:, None] * self._row + self._levels + levels
        ranks = self._tables[moves].ravel()[cells]
        minutes: Ints = self._minutes[self._ranks + ranks].sum(axis=1)
        return minutes

    def _work_out(self, roles: Ints, moves: int) -> None:
        """[role, skill, level before entering] -> rank of what is to learn, for these roles."""
        unknown = not_known(self._known[moves], roles)
        if len(unknown):
            left = self._left(unknown, moves)
            self._tables[moves][unknown] = self._terrain.entering_costs(unknown, left)
            self._known[moves][unknown] = True

    def _left(self, roles: Ints, moves: int) -> Ranks:
        network = self._terrain.network
        if not moves:  # a route ends there
            return np.zeros((len(roles), *self._tables[0].shape[1:]), np.uint8)
        _, move = network.moves_from(roles)
        self._work_out(network.target[move], moves - 1)
        return self._terrain.cheapest_move(roles, self._tables[moves - 1])


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
