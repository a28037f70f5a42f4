"""The training of a group that gains the most within hours and seats, exactly."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from types import MappingProxyType

from planner.engine.activities.binary_programme import Condition, cheapest_choice
from planner.engine.team.training_model import (
    Gains,
    Limits,
    Member,
    Pair,
    TrainingModel,
    at_most,
    gains_of,
)
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework

TOGETHER = 16
"""Pairs that are told apart in one question; their weights are powers of two."""


@dataclass(frozen=True, slots=True)
class Offer:
    """An activity for some people, by code and in order.

    ``points`` are those credited to it: where several activities of a person lead further in
    one skill, the one that gains the most, of equals the one with the smallest code, has the
    points and the others have none. So the points of all offers add up.
    """

    activity: str
    people: tuple[str, ...]
    points: int


@dataclass(frozen=True, slots=True)
class GroupTraining:
    """What to offer, by activity; the points that it gains and the minutes of all attendances."""

    offers: tuple[Offer, ...]
    points: int
    minutes: int


def group_training(
    framework: Framework,
    members: Mapping[str, Member],
    *,
    minutes: int,
    seats: Mapping[str, int] = MappingProxyType({}),
    most: int | None = None,
) -> GroupTraining:
    """Choose who of ``members`` (by code) attends what, so that the group gains the most points.

    A member may attend an activity only if all its prerequisites are done, and attends only if it
    leads further: an effect serves those at its ``from`` level or above and below its ``to`` level,
    as far as the target requires the skill. Each level gained is worth the weight of the
    requirement; of several effects on one skill of a person only the largest gain counts.

    All attendances take at most ``minutes`` together. ``seats`` limits the people of an activity
    (no limit if it is absent), and ``most`` the number of different activities (no limit if None).
    Of all choices with the most points, the one with the fewest minutes wins, then the one with the
    fewest activities, then the one with the smallest sorted (activity, person) pairs. Exact. Raises
    ``UnknownRole`` for a target, and ``ValueError`` for a negative limit.
    """
    if min(minutes, most or 0, *seats.values()) < 0:
        raise ValueError("minutes, seats and most must not be negative")
    for member in members.values():
        require_role(framework.roles, member.target)
    gains = gains_of(framework, members)
    chosen = _best(framework, gains, Limits(minutes, seats, most))
    credited = _credited(gains, chosen)
    return GroupTraining(
        _offers(chosen, credited),
        sum(credited.values()),
        sum(framework.activities[code].minutes for code, _ in chosen),
    )


def _best(framework: Framework, gains: Gains, limits: Limits) -> list[Pair]:
    """The best choice, in order."""
    model = TrainingModel.of(framework, gains, limits)
    choice: list[bool] = []
    for values in ([-points for points in model.points], model.minutes, model.activities):
        choice = _cheapest(model, values)
        model.keep(values, sum(value for value, yes in zip(values, choice, strict=True) if yes))
    return _smallest(model, gains, choice)


def _smallest(model: TrainingModel, gains: Gains, choice: Sequence[bool]) -> list[Pair]:
    """Of equally good choices the one with the smallest pairs, in order.

    Pairs are decided one after the other, in their order: the smallest choice has a pair if any
    choice that begins like it has it. What is complete stays as it is: of two choices of which
    one begins with the other, the shorter one is smaller.
    """
    total = _points(gains, _pairs(model, choice))
    decided: list[Pair] = []
    for start in range(0, len(model.pairs), TOGETHER):
        columns = range(start, min(start + TOGETHER, len(model.pairs)))
        weights = [0] * len(model.points)
        for column in columns:
            weights[column] = -(1 << (columns[-1] - column))
        choice = _cheapest(model, weights)
        for column in columns:
            if choice[column]:
                decided.append(model.pairs[column])
            if _points(gains, decided) == total:
                return decided
            model.add(_as_chosen(column, is_chosen=choice[column]))
    return decided


def _as_chosen(column: int, *, is_chosen: bool) -> Condition:
    return Condition(1, ((column, 1),)) if is_chosen else at_most(0, [(column, 1)])


def _cheapest(model: TrainingModel, values: Sequence[int]) -> list[bool]:
    choice = cheapest_choice(values, model.conditions)
    assert choice is not None  # noqa: S101  # to train nobody is allowed, and then what was found
    return choice


def _pairs(model: TrainingModel, choice: Sequence[bool]) -> list[Pair]:
    return [pair for number, pair in enumerate(model.pairs) if choice[number]]


def _points(gains: Gains, pairs: Iterable[Pair]) -> int:
    return sum(_credited(gains, pairs).values())


def _credited(gains: Gains, pairs: Iterable[Pair]) -> dict[tuple[str, str, str], int]:
    """(activity, person, skill) -> points of the activity that counts for this skill of theirs.

    ``pairs`` are in order.
    """
    largest: dict[Pair, tuple[str, int]] = {}
    for activity, person in pairs:
        for skill, points in gains[activity, person].items():
            if points > largest.get((person, skill), ("", 0))[1]:
                largest[person, skill] = activity, points
    return {
        (activity, person, skill): points for (person, skill), (activity, points) in largest.items()
    }


def _offers(
    pairs: Iterable[Pair], credited: Mapping[tuple[str, str, str], int]
) -> tuple[Offer, ...]:
    return tuple(
        Offer(
            code,
            tuple(person for _, person in attending),
            sum(points for (activity, _, _), points in credited.items() if activity == code),
        )
        for code, attending in groupby(pairs, key=lambda pair: pair[0])
    )
