"""Ways from the person's role: what they cost so far, and what their routes cost at least.

Many ways are handled at once, one per row of some arrays. Days are ordinals; a day after
``LAST_DAY`` means "never".
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, Protocol, Self

import numpy as np

from planner.engine.routes.bounds import NEVER
from planner.engine.routes.network import Ints, Levels, Mask, Network
from planner.engine.routes.ordinals import LAST_DAY, at_least_months_later, months_later
from planner.engine.standing.fold import levels_held
from planner.engine.values.dates import DAYS_PER_WEEK
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person


@dataclass(frozen=True, slots=True)
class Start:
    """Who sets out, and when; ``weekly`` is in minutes."""

    role: int
    since: int
    at: int
    levels: Levels
    weekly: int

    @classmethod
    def of(cls, framework: Framework, network: Network, person: Person, at: date) -> Self:
        """``person`` at ``at``, in the numbers of the framework's ``network``."""
        return cls(
            role=network.number[person.role],
            since=person.role_since.toordinal(),
            at=at.toordinal(),
            levels=network.levels(levels_held(framework, person, at)),
            weekly=person.weekly_minutes,
        )


class Least(NamedTuple):
    """What routes cost at least that begin with the given paths, one per row."""

    paths: Ints
    days: Ints
    minutes: Ints
    moves: int
    """How many moves the routes have."""


class Remaining(Protocol):
    """What is left at least, with so many moves to go."""

    asked: int
    """How many questions about minutes were answered: the measure of the work done."""

    def months(self, roles: Ints, moves: int) -> Ints:
        """Least months to wait from each of ``roles`` on; ``NEVER`` where no walk leads on."""

    def minutes(self, roles: Ints, levels: Levels, moves: int) -> Ints:
        """Least minutes for someone with ``levels`` who enters each of ``roles`` and goes on."""


class Sieve(Protocol):
    """Says which routes are wanted."""

    def passes(self, least: Least) -> Mask:
        """Whether some route that begins so may be wanted."""


class PartialRoutes(NamedTuple):
    """Ways with the same number of moves, one per row."""

    paths: Ints
    """[way, place] -> role."""
    days: Ints
    minutes: Ints
    levels: Levels
    least_days: Ints
    """When their routes arrive at the earliest."""
    least_minutes: Ints

    @property
    def moves(self) -> int:
        """How many moves each of them has made."""
        return int(self.paths.shape[1]) - 1

    def least(self, left: int) -> Least:
        """What their routes with ``left`` more moves cost at least. Exact at the target."""
        return Least(self.paths, self.least_days, self.least_minutes, self.moves + left)

    def rows(self, rows: Mask | Ints) -> PartialRoutes:
        """The ways in these rows."""
        return PartialRoutes._make(column[rows] for column in self)


class Steps(NamedTuple):
    """Moves that make ways longer, one per row."""

    parent: Ints
    """The row of the way."""
    paths: Ints
    held: Levels
    """The levels before learning for the target, with what the source has taught."""
    waited: Ints
    """The day on which the months are served."""
    least_minutes: Ints

    def rows(self, rows: Mask) -> Steps:
        """The moves in these rows."""
        return Steps._make(column[rows] for column in self)


@dataclass(frozen=True, eq=False, slots=True)
class RouteSearchSpace:
    """From a start towards what ``bounds`` are about."""

    network: Network
    bounds: Remaining
    start: Start

    @property
    def origin(self) -> PartialRoutes:
        """The way without a move."""
        start = self.start
        today, nothing = np.array([start.at]), np.zeros(1, np.int64)
        return PartialRoutes(
            np.array([[start.role]]), today, nothing, start.levels[None], today, nothing
        )

    def longer(self, partial: PartialRoutes, left: int, sieve: Sieve) -> PartialRoutes:
        """The simple ways one move longer whose routes have ``left`` more moves.

        Without those whose routes the sieve does not want.
        """
        steps = self._steps(partial, left)
        least_days = self._arrival(steps.waited, steps, left)
        least = Least(steps.paths, least_days, steps.least_minutes, partial.moves + 1 + left)
        longer = self._learn(partial, steps.rows(sieve.passes(least)), left)
        return longer.rows(sieve.passes(longer.least(left)))

    def _steps(self, partial: PartialRoutes, left: int) -> Steps:
        parent, move = self._usable_moves(partial, left)
        target = self.network.target[move]
        held = partial.levels[parent]
        months = self.network.months[move]
        if partial.moves:
            held = np.maximum(held, self.network.taught[move])
            waited = months_later(partial.days[parent], months)
        else:  # the current role has taught what it teaches
            waited = np.maximum(self.start.at, months_later(self.start.since, months))
        paths = np.column_stack((partial.paths[parent], target))
        least_minutes = partial.minutes[parent] + self.bounds.minutes(target, held, left)
        return Steps(parent, paths, held, waited, least_minutes)

    def _usable_moves(self, partial: PartialRoutes, left: int) -> tuple[Ints, Ints]:
        parent, move = self.network.moves_from(partial.paths[:, -1])
        target = self.network.target[move]
        usable = self.bounds.months(target, left) < NEVER
        usable &= (partial.paths[parent] != target[:, None]).all(axis=1)
        return parent[usable], move[usable]

    def _learn(self, partial: PartialRoutes, steps: Steps, left: int) -> PartialRoutes:
        """The ways after the steps, when all is learned that their last roles require."""
        levels = np.maximum(steps.held, self.network.needs[steps.paths[:, -1]])
        minutes = partial.minutes[steps.parent] + self.network.minutes(steps.held, levels)
        days = np.maximum(steps.waited, self._learned(minutes))
        least_days = np.maximum(days, self._arrival(days, steps, left))
        return PartialRoutes(steps.paths, days, minutes, levels, least_days, steps.least_minutes)

    def _arrival(self, days: Ints, steps: Steps, left: int) -> Ints:
        """The earliest day at the target for who is at the end of the steps on ``days``."""
        months = self.bounds.months(steps.paths[:, -1], left)
        waited = at_least_months_later(days, months)
        return np.maximum(waited, self._learned(steps.least_minutes))

    def _learned(self, minutes: Ints) -> Ints:
        if not self.start.weekly:
            return np.where(minutes > 0, LAST_DAY + 1, self.start.at)
        return self.start.at - (-DAYS_PER_WEEK * minutes // self.start.weekly)
