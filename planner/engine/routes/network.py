"""A framework as arrays, for the search of routes.

Roles and skills are numbered in the order of their codes, so that comparing numbers breaks
ties by code. Built once per framework and kept for as long as the framework lives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

import numpy as np
import numpy.typing as npt

from planner.engine.values.framework import Framework, Move

Ints = npt.NDArray[np.int64]
Levels = npt.NDArray[np.uint8]
Mask = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False, slots=True)
class Network:
    """Roles, and the moves between them: at most one from any role to another.

    The moves of role r are those from ``first[r]`` to ``first[r + 1]``, by target.
    """

    roles: tuple[str, ...]
    skills: tuple[str, ...]
    number: Mapping[str, int]
    """The number of each role."""
    steps: int
    """N: a skill is learned in so many steps, from level 0 to 1 and so on."""
    needs: Levels
    """[role, skill] -> required level."""
    effort: Ints
    """[skill, level] -> minutes from level 0 up to that level."""
    first: Ints
    source: Ints
    """[move] -> role, and so on."""
    target: Ints
    months: Ints
    taught: Levels
    """[move, skill] -> level that the source has taught to those who served its months."""
    shortest: Mapping[tuple[str, str], tuple[Move, ...]]
    """The moves of the framework that join two roles in the least months."""

    @classmethod
    def of(cls, framework: Framework) -> Self:
        """Number and lay out what ``framework`` says."""
        roles = tuple(sorted(framework.roles))
        skills = tuple(sorted(framework.skills))
        number = {code: index for index, code in enumerate(roles)}
        shortest = _shortest(framework)
        ends = sorted(
            (number[a], number[b], moves[0].min_months) for (a, b), moves in shortest.items()
        )
        source, target, months = np.array(ends, np.int64).reshape(-1, 3).T.copy()
        return cls(
            roles=roles,
            skills=skills,
            number=number,
            steps=framework.levels,
            needs=_needs(framework, roles, skills),
            effort=_effort(framework, skills),
            first=np.searchsorted(source, np.arange(len(roles) + 1)),
            source=source,
            target=target,
            months=months,
            taught=_taught(framework, roles, skills, source, months),
            shortest=shortest,
        )

    def levels(self, held: Mapping[str, int]) -> Levels:
        """``held`` levels by skill code, as an array; a skill that is absent counts as 0."""
        return np.array([held.get(code, 0) for code in self.skills], np.uint8)

    def minutes(self, before: Levels, after: Levels) -> Ints:
        """Minutes of learning from the levels ``before`` up to those ``after``, row by row."""
        row = np.arange(0, self.effort.size, self.steps + 1)
        effort = self.effort.ravel()
        minutes: Ints = (effort[row + after] - effort[row + before]).sum(axis=1)
        return minutes

    def moves_from(self, roles: Ints) -> tuple[Ints, Ints]:
        """For each move that leaves one of ``roles``: the place of that role, and the move."""
        count = self.first[roles + 1] - self.first[roles]
        place = np.repeat(np.arange(len(roles)), count)
        ends = np.cumsum(count)
        return place, np.arange(len(place)) + (self.first[roles + 1] - ends)[place]


def _shortest(framework: Framework) -> dict[tuple[str, str], tuple[Move, ...]]:
    joining: dict[tuple[str, str], list[Move]] = {}
    for move in framework.moves:
        best = joining.setdefault((move.source, move.target), [])
        if best and move.min_months < best[0].min_months:
            best.clear()
        if not best or move.min_months == best[0].min_months:
            best.append(move)
    return {ends: tuple(moves) for ends, moves in joining.items()}


def _needs(framework: Framework, roles: tuple[str, ...], skills: tuple[str, ...]) -> Levels:
    column = {code: index for index, code in enumerate(skills)}
    needs = np.zeros((len(roles), len(skills)), np.uint8)
    for row, code in enumerate(roles):
        for requirement in framework.roles[code].requires:
            needs[row, column[requirement.skill]] = requirement.level
    return needs


def _effort(framework: Framework, skills: tuple[str, ...]) -> Ints:
    effort = np.zeros((len(skills), framework.levels + 1), np.int64)
    for row, code in enumerate(skills):
        effort[row, 1:] = np.cumsum(framework.skills[code].minutes)
    return effort


def _taught(
    framework: Framework,
    roles: tuple[str, ...],
    skills: tuple[str, ...],
    source: Ints,
    months: Ints,
) -> Levels:
    column = {code: index for index, code in enumerate(skills)}
    taught = np.zeros((len(source), len(skills)), np.uint8)
    first = np.searchsorted(source, np.arange(len(roles) + 1))
    for row, code in enumerate(roles):
        leaving = slice(first[row], first[row + 1])
        for growth in framework.roles[code].grows:
            served = months[leaving] >= growth.after_months
            levels = taught[leaving, column[growth.skill]]
            np.maximum(levels, growth.level, out=levels, where=served)
    return taught
