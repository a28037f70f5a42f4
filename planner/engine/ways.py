"""Ways from the person's role: what they cost so far, and what they must still cost.

Many ways are handled at once, one per row of some arrays.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from planner.engine.bounds import NEVER, Bounds
from planner.engine.dates import DAYS_PER_WEEK
from planner.engine.network import Ints, Levels, Network
from planner.engine.ordinals import LAST_DAY, at_least_months_later, months_later


@dataclass(frozen=True, slots=True)
class Start:
    """Who sets out, and when. Days are ordinals, ``weekly`` is in minutes."""

    role: int
    since: int
    at: int
    levels: Levels
    weekly: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way: the numbers of its roles, and what has come of it at the last of them."""

    path: tuple[int, ...]
    day: int
    minutes: int
    levels: Levels


@dataclass(frozen=True, eq=False, slots=True)
class Ways:
    """Ways with the same number of moves, one per row."""

    paths: Ints
    days: Ints
    minutes: Ints
    levels: Levels

    @classmethod
    def of(cls, ways: Sequence[Way]) -> Ways:
        return cls(
            paths=np.array([way.path for way in ways]),
            days=np.array([way.day for way in ways]),
            minutes=np.array([way.minutes for way in ways]),
            levels=np.array([way.levels for way in ways]),
        )

    @property
    def moves(self) -> int:
        return self.paths.shape[1] - 1

    @property
    def roles(self) -> Ints:
        """The last role of each."""
        return self.paths[:, -1]

    def rows(self, rows: Ints) -> Ways:
        return Ways(self.paths[rows], self.days[rows], self.minutes[rows], self.levels[rows])

    def __iter__(self) -> Iterator[Way]:
        columns = self.paths.tolist(), self.days.tolist(), self.minutes.tolist(), self.levels
        for path, day, minutes, levels in zip(*columns, strict=True):
            yield Way(tuple(path), day, minutes, levels)


@dataclass(frozen=True, eq=False, slots=True)
class Journey:
    """From a start towards the target of ``bounds``."""

    network: Network
    bounds: Bounds
    start: Start

    def longer(self, ways: Ways, left: int) -> Ways:
        """The simple ways one move longer that can reach the target in ``left`` more moves."""
        parents, moves = self._usable_moves(ways, left)
        targets = self.network.target[moves]
        held = self._taught(ways, parents, moves)
        levels = np.maximum(held, self.network.needs[targets])
        minutes = ways.minutes[parents] + self.bounds.learning(held, levels)
        return Ways(
            paths=np.column_stack((ways.paths[parents], targets)),
            days=np.maximum(self._waited(ways, parents, moves), self._learned(minutes)),
            minutes=minutes,
            levels=levels,
        )

    def at_least(self, ways: Ways, left: int) -> tuple[Ints, Ints]:
        """Bounds of arrival day and minutes at the target, with ``left`` more moves at most.

        Exact for ways that are there. Days after ``LAST_DAY`` mean "never".
        """
        minutes = ways.minutes + self.bounds.minutes(ways.roles, ways.levels, left)
        waited = at_least_months_later(ways.days, self.bounds.months(ways.roles, left))
        return np.maximum(np.maximum(ways.days, waited), self._learned(minutes)), minutes

    def _usable_moves(self, ways: Ways, left: int) -> tuple[Ints, Ints]:
        """For each usable move: the row of its way, and its number."""
        parents, moves = self.network.moves_from(ways.roles)
        targets = self.network.target[moves]
        usable = self.bounds.months(targets, left) < NEVER
        usable &= (ways.paths[parents] != targets[:, None]).all(axis=1)
        return parents[usable], moves[usable]

    def _taught(self, ways: Ways, parents: Ints, moves: Ints) -> Levels:
        held = ways.levels[parents]
        if ways.moves:  # the current role has taught what it teaches
            np.maximum(held, self.network.taught[moves], out=held)
        return held

    def _waited(self, ways: Ways, parents: Ints, moves: Ints) -> Ints:
        months = self.network.months[moves]
        if ways.moves:
            return months_later(ways.days[parents], months)
        return np.maximum(self.start.at, months_later(self.start.since, months))

    def _learned(self, minutes: Ints) -> Ints:
        if not self.start.weekly:
            return np.where(minutes > 0, LAST_DAY + 1, self.start.at)
        return self.start.at - (-DAYS_PER_WEEK * minutes // self.start.weekly)
