"""Who gains what from attending which activity, as conditions on yes-or-no choices.

The columns are first the attendances, each an (activity, person) pair in order, then the
activities, then the gains: of each person and skill one column per height of gain, which takes
an attendance that gains at least as much. So of several gains in one skill only the largest
counts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from math import gcd
from typing import TypeAlias

from planner.engine.activities.binary_programme import Condition
from planner.engine.values.framework import Activity, Framework, Requirement

Pair: TypeAlias = tuple[str, str]
"""An activity and a person who attends it, both by code."""


@dataclass(frozen=True, slots=True)
class Member:
    """Somebody who may be trained for the role ``target``, and has done the activities ``done``.

    ``levels`` maps a skill to the level held; a skill that is absent counts as level 0.
    """

    levels: Mapping[str, int]
    target: str
    done: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of a training: total minutes, seats by activity, and number of activities."""

    minutes: int
    seats: Mapping[str, int]
    most: int | None


Gains: TypeAlias = Mapping[Pair, Mapping[str, int]]
"""Pair -> skill -> points; pairs in order, and only those that gain something."""


def gains_of(framework: Framework, members: Mapping[str, Member]) -> Gains:
    """What each member who may attend an activity gains from it."""
    gains = {
        (activity.code, code): found
        for activity in framework.activities.values()
        for code, member in members.items()
        if member.done.issuperset(activity.after)
        and (found := _gains(activity, member, framework.roles[member.target].requires))
    }
    return dict(sorted(gains.items()))


def _gains(activity: Activity, member: Member, requires: Iterable[Requirement]) -> dict[str, int]:
    needs = {line.skill: line for line in requires}
    gains: dict[str, int] = {}
    for effect in activity.effects:
        level, line = member.levels.get(effect.skill, 0), needs.get(effect.skill)
        if line is None or not effect.from_level <= level < effect.to_level:
            continue
        points = line.weight * (min(effect.to_level, line.level) - min(level, line.level))
        if points > gains.get(effect.skill, 0):
            gains[effect.skill] = points
    return gains


@dataclass(eq=False, slots=True)
class TrainingModel:
    """The conditions; ``points``, ``minutes`` and ``activities`` are what each column adds."""

    pairs: Sequence[Pair]
    points: list[int]
    minutes: list[int]
    activities: list[int]
    conditions: list[Condition] = field(default_factory=list)

    @classmethod
    def of(cls, framework: Framework, gains: Gains, limits: Limits) -> TrainingModel:
        """The model of everybody who gains something."""
        pairs = tuple(gains)
        minutes = [framework.activities[code].minutes for code, _ in pairs]
        model = cls(pairs, [0] * len(pairs), minutes, [0] * len(pairs))
        model._limit_minutes(limits.minutes)
        model._offer(limits)
        model._gain(gains)
        return model

    def add(self, condition: Condition) -> None:
        """Add a condition."""
        self.conditions.append(condition)

    def keep(self, values: Sequence[int], total: int) -> None:
        """Add the condition that the sum of ``values`` stays at most ``total``."""
        self.add(at_most(total, ((n, value) for n, value in enumerate(values) if value)))

    def _column(self, *, points: int = 0, activities: int = 0) -> int:
        self.points.append(points)
        self.minutes.append(0)
        self.activities.append(activities)
        return len(self.points) - 1

    def _limit_minutes(self, most: int) -> None:
        unit = gcd(*self.minutes) or 1
        terms = ((n, minutes // unit) for n, minutes in enumerate(self.minutes) if minutes)
        self.add(at_most(most // unit, terms))

    def _offer(self, limits: Limits) -> None:
        """Require that an attended activity is offered, and that its seats suffice."""
        offered = []
        numbered = enumerate(self.pairs)
        for code, group in groupby(numbered, key=lambda item: item[1][0]):
            attending = [number for number, _ in group]
            offered.append(self._column(activities=1))
            for number in attending:
                self.add(Condition(0, ((offered[-1], 1), (number, -1))))
            if limits.seats.get(code, len(attending)) < len(attending):
                self.add(at_most(limits.seats[code], ((number, 1) for number in attending)))
        if limits.most is not None and limits.most < len(offered):
            self.add(at_most(limits.most, ((column, 1) for column in offered)))

    def _gain(self, gains: Gains) -> None:
        for serving in _by_person_and_skill(gains, self.pairs).values():
            before = 0
            for height in sorted({points for _, points in serving}):
                enough = [number for number, points in serving if points >= height]
                if len(enough) == 1:
                    self.points[enough[0]] += height - before
                else:
                    column = self._column(points=height - before)
                    self.add(Condition(0, ((column, -1), *((number, 1) for number in enough))))
                before = height


def at_most(most: int, terms: Iterable[tuple[int, int]]) -> Condition:
    """A condition: the sum of factor x choice is at most ``most``."""
    return Condition(-most, tuple((column, -factor) for column, factor in terms))


def _by_person_and_skill(gains: Gains, pairs: Sequence[Pair]) -> dict[Pair, list[tuple[int, int]]]:
    """Person and skill -> the attendances, by number, that serve it, with their points."""
    serving: dict[Pair, list[tuple[int, int]]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        for skill, points in gains[pair].items():
            serving[pair[1], skill].append((number, points))
    return serving
