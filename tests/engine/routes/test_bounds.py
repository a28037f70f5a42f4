"""The bounds on what is left to learn, against the cheapest walk."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.routes.bounds import NEVER, LeastMinutes, Terrain, least_months
from planner.engine.routes.network import Network
from planner.engine.routes.step_sets import CommonSteps, StepSets
from planner.engine.values.framework import Framework
from tests.engine.support.strategies import Question, questions

MOVES = 3


def walks(network: Network, role: int, target: int, moves: int) -> Iterator[list[int]]:
    """The moves of every walk of so many moves that enters ``target`` at its end only."""
    if not moves and role == target:
        yield []
    if moves and role != target:
        for move in range(network.first[role], network.first[role + 1]):
            for rest in walks(network, int(network.target[move]), target, moves - 1):
                yield [move, *rest]


def minutes_of(network: Network, role: int, moves: list[int], skill: int, level: int) -> int:
    """Learning in one skill on a walk, entering ``role`` first."""
    minutes = 0
    for taught, entered in [
        (0, role),
        *((network.taught[m, skill], network.target[m]) for m in moves),
    ]:
        level = max(level, int(taught))
        needed = max(level, int(network.needs[entered, skill]))
        minutes += int(network.effort[skill, needed] - network.effort[skill, level])
        level = needed
    return minutes


@settings(max_examples=150, deadline=None)
@given(questions(), st.integers(0, MOVES), st.data())
def test_the_quick_bound_is_below_the_exact_one_and_that_is_the_cheapest_walk(
    question: Question, moves: int, data: st.DataObject
) -> None:
    framework = Framework.from_document(question.document)
    network, levels = Network.of(framework), st.integers(0, framework.levels)
    target, role = (network.number[code] for code in (question.target, question.traveller.role))
    months = least_months(network, target, MOVES)
    cut_off = [least == NEVER for least in months]
    quick = CommonSteps(StepSets.of(network), cut_off)
    exact = LeastMinutes(Terrain.of(network), cut_off)
    held = data.draw(st.tuples(*[levels] * len(network.skills)))
    found = list(walks(network, role, target, moves))

    asked = np.array([role]), np.array([held], np.uint8), moves

    assert bool(months[moves][role] < NEVER) == bool(found)
    if found:
        cheapest = sum(
            min(minutes_of(network, role, walk, skill, level) for walk in found)
            for skill, level in enumerate(held)
        )
        assert quick.minutes(*asked)[0] <= exact.minutes(*asked)[0] == cheapest
