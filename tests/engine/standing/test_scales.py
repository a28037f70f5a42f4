"""Standing, readiness and leverage on scales of one to seven levels."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.advice.leverage import leverage
from planner.engine.standing.bulk import bulk_readiness
from planner.engine.standing.fold import levels_held, standing
from planner.engine.standing.readiness import readiness
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Framework
from tests.engine.support.build import (
    AT,
    claim,
    confirmation,
    framework,
    level_names,
    person,
    requirement,
    role,
    skill,
)

SCALES = range(1, 8)


def _scale(levels: int, needed: int = 1, weight: int = 1) -> Framework:
    """A skill with so many levels, which a lead needs."""
    needs = [requirement("empathy", needed, weight=weight)]
    return framework(
        level_names=level_names(levels),
        skills=[skill("empathy", [1] * levels, fades_after_months=2)],
        roles=[role("agent"), role("lead", 2, requires=needs)],
        activities=[],
    )


@given(st.data())
def test_points_count_every_level_of_the_scale(data: st.DataObject) -> None:
    levels = data.draw(st.integers(1, 7))
    held, needed = data.draw(st.tuples(st.integers(0, levels), st.integers(0, levels)))
    known = _scale(levels, needed, weight=3)

    one = readiness(known, person(ratings=[claim("empathy", held)]), "lead", AT)
    many = bulk_readiness(known, np.array([[held]]))

    assert (one.held_points, one.out_of) == (3 * min(held, needed), 3 * needed)
    assert many.points[0].tolist() == [0, one.held_points]
    assert many.percent[0].tolist() == [100, one.held_percent]


@pytest.mark.parametrize("levels", SCALES)
def test_the_highest_level_fades_step_by_step(levels: int) -> None:
    someone = person(ratings=[confirmation("empathy", levels)])
    days = [add_months(AT, 2 * lost) for lost in range(levels + 2)]

    held = [standing(_scale(levels), someone, day)["empathy"].confirmed for day in days]

    assert held == [*range(levels, -1, -1), 0]


@pytest.mark.parametrize("levels", SCALES)
def test_a_level_of_a_longer_scale_counts_as_the_highest(levels: int) -> None:
    someone = person(ratings=[claim("empathy", 7)])

    assert levels_held(_scale(levels), someone, AT) == {"empathy": levels}


@pytest.mark.parametrize("levels", SCALES)
def test_the_highest_level_cannot_be_raised(levels: int) -> None:
    known = _scale(levels, levels)
    below, above = (person(ratings=[claim("empathy", n)]) for n in (levels - 1, levels))

    assert [lever.level for lever in leverage(known, below, at=AT)] == [levels]
    assert not leverage(known, above, at=AT)
