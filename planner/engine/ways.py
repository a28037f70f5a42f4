"""Ways from the person's role: what they cost so far, and what their routes cost at least.

Many ways are handled at once, one per row of some arrays. Days are ordinals; a day after
``LAST_DAY`` means "never".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from planner.engine.bounds import NEVER, Bounds
from planner.engine.dates import DAYS_PER_WEEK
from planner.engine.network import Ints, Levels, Mask, Network
from planner.engine.ordinals import LAST_DAY, at_least_months_later, months_later


class Sieve:
    """Says which routes are wanted: here, all that can be finished."""

    def passes(self, days: Ints, minutes: Ints) -> Mask:  # noqa: ARG002  # for finer sieves
        """Whether routes that cost at least this much may be wanted."""
        return days <= LAST_DAY


@dataclass(frozen=True, slots=True)
class Start:
    """Who sets out, and when; ``weekly`` is in minutes."""

    role: int
    since: int
    at: int
    levels: Levels
    weekly: int


class Way(NamedTuple):
    """One way: the numbers of its roles, and what has come of it at the last of them."""

    path: tuple[int, ...]
    day: int
    minutes: int
    levels: Levels
    least_day: int
    least_minutes: int


class Ways(NamedTuple):
    """Ways with the same number of moves, one per row."""

    paths: Ints
    days: Ints
    minutes: Ints
    levels: Levels
    least_days: Ints
    least_minutes: Ints

    @classmethod
    def of(cls, ways: Sequence[Way]) -> Ways:
        return cls(*(np.array(column) for column in zip(*ways, strict=True)))

    def wanted(self, sieve: Sieve) -> Iterator[Way]:
        """Those whose routes pass the sieve."""
        rows = sieve.passes(self.least_days, self.least_minutes)
        paths, days, minutes, levels, *least = (column[rows] for column in self)
        columns = [days.tolist(), minutes.tolist(), levels, *(bound.tolist() for bound in least)]
        for path, *rest in zip(paths.tolist(), *columns, strict=True):
            yield Way(tuple(path), *rest)


class Steps(NamedTuple):
    """Moves that make ways longer, one per row."""

    parent: Ints
    """The row of the way."""
    move: Ints
    target: Ints
    held: Levels
    """The levels before learning for the target, with what the source has taught."""
    waited: Ints
    """The day on which the months are served."""
    least_minutes: Ints

    def rows(self, rows: Mask) -> Steps:
        return Steps(*(column[rows] for column in self))


@dataclass(frozen=True, eq=False, slots=True)
class Journey:
    """From a start towards the target of ``bounds``."""

    network: Network
    bounds: Bounds
    start: Start

    @property
    def origin(self) -> Way:
        """The way without a move."""
        start = self.start
        return Way((start.role,), start.at, 0, start.levels, start.at, 0)

    def longer(self, ways: Ways, left: int, sieve: Sieve) -> Ways:
        """The simple ways one move longer whose routes have ``left`` more moves.

        Without those that do not pass the sieve, as far as that shows before their levels
        and days are worked out.
        """
        steps = self._steps(ways, left)
        least_days = self._arrival(steps.waited, steps, left)
        steps = steps.rows(sieve.passes(least_days, steps.least_minutes))
        levels = np.maximum(steps.held, self.network.needs[steps.target])
        minutes = ways.minutes[steps.parent] + self.network.minutes(steps.held, levels)
        days = np.maximum(steps.waited, self._learned(minutes))
        paths = np.column_stack((ways.paths[steps.parent], steps.target))
        least_days = np.maximum(days, self._arrival(days, steps, left))
        return Ways(paths, days, minutes, levels, least_days, steps.least_minutes)

    def _steps(self, ways: Ways, left: int) -> Steps:
        parent, move = self._usable_moves(ways, left)
        target = self.network.target[move]
        held = ways.levels[parent]
        months = self.network.months[move]
        if self._is_origin(ways):  # the current role has taught what it teaches
            waited = np.maximum(self.start.at, months_later(self.start.since, months))
        else:
            held = np.maximum(held, self.network.taught[move])
            waited = months_later(ways.days[parent], months)
        least_minutes = ways.minutes[parent] + self.bounds.minutes(target, held, left)
        return Steps(parent, move, target, held, waited, least_minutes)

    def _usable_moves(self, ways: Ways, left: int) -> tuple[Ints, Ints]:
        parent, move = self.network.moves_from(ways.paths[:, -1])
        target = self.network.target[move]
        usable = self.bounds.months(target, left) < NEVER
        usable &= (ways.paths[parent] != target[:, None]).all(axis=1)
        return parent[usable], move[usable]

    def _is_origin(self, ways: Ways) -> bool:
        return ways.paths.shape[1] == 1

    def _arrival(self, days: Ints, steps: Steps, left: int) -> Ints:
        """The earliest day at the target for who is at the end of the steps on ``days``."""
        waited = at_least_months_later(days, self.bounds.months(steps.target, left))
        return np.maximum(waited, self._learned(steps.least_minutes))

    def _learned(self, minutes: Ints) -> Ints:
        if not self.start.weekly:
            return np.where(minutes > 0, LAST_DAY + 1, self.start.at)
        return self.start.at - (-DAYS_PER_WEEK * minutes // self.start.weekly)
