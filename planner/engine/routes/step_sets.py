"""What is left at least on the way to a target, from one byte per role and skill.

A byte is a set of steps between levels (0 to 1, 1 to 2, ...): those that somebody at level 0
pays for, by learning, on *every* walk of so many moves. Who is at level n pays for those of them
that begin at n or above. So this bound needs no level: it is much quicker to build than the
exact one of ``bounds``, and lower. Sets of walks are combined by bitwise and, eight skills at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from planner.engine.routes.network import Ints, Levels, Mask, Network

WORD = 8
ALL_STEPS = np.iinfo(np.uint64).max
Words = npt.NDArray[np.uint64]
Sets = npt.NDArray[np.uint8]


@dataclass(frozen=True, eq=False, slots=True)
class StepSets:
    """The part of the bound that is the same for all targets of a network."""

    network: Network
    asked: Words
    """[role, eight skills] -> the steps up to what the role requires."""
    untaught: Words
    """[role, eight skills] -> the steps that no move from the role comes with."""
    above: Sets
    """[level] -> the steps that begin there or above."""
    price: Ints
    """[skill, set of steps] -> minutes."""

    @classmethod
    def of(cls, network: Network) -> Self:
        """Lay out the steps of ``network``."""
        levels = np.arange(network.steps + 1)
        below = ((1 << levels) - 1).astype(np.uint8)
        members = np.arange(1 << network.steps)[:, None] >> levels[:-1] & 1
        leaving = np.flatnonzero(np.diff(network.first))
        untaught = np.full(network.needs.shape, below[-1])
        if len(leaving):
            of_moves = below[-1] & ~below[network.taught]
            untaught[leaving] = np.bitwise_and.reduceat(of_moves, network.first[leaving])
        return cls(
            network=network,
            asked=_words(below[network.needs]),
            untaught=_words(untaught),
            above=below[-1] & ~below,
            price=np.diff(network.effort, axis=1) @ members.T,
        )


class CommonSteps:
    """The bound towards the target that ``cut_off`` is about.

    ``cut_off[moves]`` are the roles from which no walk of so many moves leads there. For the
    others, the steps are worked out when they are first asked for.
    """

    def __init__(self, step_sets: StepSets, cut_off: list[Mask]) -> None:
        self._step_sets = step_sets
        self._skills = np.arange(len(step_sets.network.skills))
        self._steps = [np.full_like(step_sets.asked, ALL_STEPS) for _ in cut_off]
        self._known = [cut.copy() for cut in cut_off]

    def minutes(self, roles: Ints, levels: Levels, moves: int) -> Ints:
        """Least minutes for someone with ``levels`` who enters each of ``roles`` and goes on."""
        self._work_out(roles, moves)
        steps = self._steps[moves].view(np.uint8)[roles, : len(self._skills)]
        paid = steps & self._step_sets.above[levels]
        minutes: Ints = self._step_sets.price[self._skills, paid].sum(axis=1)
        return minutes

    def _work_out(self, roles: Ints, moves: int) -> None:
        """The steps paid for by all who enter these ``roles`` and go on."""
        unknown = not_known(self._known[moves], roles)
        if len(unknown):
            steps = self._step_sets.asked[unknown]
            if moves:
                steps |= self._left(unknown, moves)
            self._steps[moves][unknown] = steps
            self._known[moves][unknown] = True

    def _left(self, roles: Ints, moves: int) -> Words:
        """The steps that all walks of so many moves from each of ``roles`` have in common."""
        place, move = self._step_sets.network.moves_from(roles)
        targets = self._step_sets.network.target[move]
        self._work_out(targets, moves - 1)
        entered = self._steps[moves - 1][targets]
        left = np.bitwise_and.reduceat(entered, np.searchsorted(place, np.arange(len(roles))))
        return left & self._step_sets.untaught[roles]


def not_known(known: Mask, roles: Ints) -> Ints:
    """Those of ``roles`` that are not ``known``, each once, in rising order."""
    asked = np.zeros(len(known), np.bool_)
    asked[roles] = True
    return np.flatnonzero(asked & ~known)


def _words(sets: Sets) -> Words:
    """Sets of steps, eight to a word; the last word of a row is filled up."""
    spare = -sets.shape[1] % WORD
    return np.ascontiguousarray(np.pad(sets, ((0, 0), (0, spare)))).view(np.uint64)
