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
NO_STEPS = np.uint64(0)
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
    leaving: Ints
    """The roles that have moves."""
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
            leaving=leaving,
            above=below[-1] & ~below,
            price=np.diff(network.effort, axis=1) @ members.T,
        )


class CommonSteps:
    """The bound towards the target that ``cut_off`` is about.

    ``cut_off[moves]`` are the roles from which no walk of so many moves leads there.
    """

    def __init__(self, step_sets: StepSets, cut_off: list[Mask]) -> None:
        self._step_sets = step_sets
        self._skills = np.arange(len(step_sets.network.skills))
        self._tables = [table.view(np.uint8) for table in _tables(step_sets, cut_off)]

    def minutes(self, roles: Ints, levels: Levels, moves: int) -> Ints:
        """Least minutes for someone with ``levels`` who enters each of ``roles`` and goes on."""
        paid = self._tables[moves][roles, : len(self._skills)] & self._step_sets.above[levels]
        minutes: Ints = self._step_sets.price[self._skills, paid].sum(axis=1)
        return minutes


def _tables(step_sets: StepSets, cut_off: list[Mask]) -> list[Words]:
    """[moves after entering][role, eight skills] -> steps paid for, entering and going on."""
    tables: list[Words] = []
    for cut in cut_off:
        steps = step_sets.asked | (_left(step_sets, tables[-1]) if tables else NO_STEPS)
        steps[cut] = ALL_STEPS
        tables.append(steps)
    return tables


def _left(step_sets: StepSets, entering: Words) -> Words:
    """The steps that all moves from each role have in common, if entering costs that."""
    network, leaving = step_sets.network, step_sets.leaving
    left = np.full_like(entering, ALL_STEPS)
    if len(leaving):
        entered = entering[network.target]
        left[leaving] = np.bitwise_and.reduceat(entered, network.first[leaving])
    return left & step_sets.untaught


def _words(sets: Sets) -> Words:
    """Sets of steps, eight to a word; the last word of a row is filled up."""
    spare = -sets.shape[1] % WORD
    return np.ascontiguousarray(np.pad(sets, ((0, 0), (0, spare)))).view(np.uint64)
