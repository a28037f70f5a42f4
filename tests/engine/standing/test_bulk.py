"""Many people at once, each number against the one-person functions, in random frameworks."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine import (
    Framework,
    Person,
    Rating,
    bulk_readiness,
    bulk_ready,
    lights,
    readiness,
    standing,
    standings,
)
from tests.engine.support.build import (
    AT,
    claim,
    framework,
    level_names,
    person,
    requirement,
    role,
    skill,
)
from tests.engine.support.strategies import MONTHS_AGO

SKILLS = ("empathy", "coaching", "writing")
DAY = st.one_of(MONTHS_AGO, st.integers(-50, 3).map(lambda days: AT + timedelta(days)), st.just(AT))

lines = st.lists(
    st.builds(
        requirement,
        st.sampled_from(SKILLS),
        st.integers(0, 7),
        weight=st.integers(1, 5),
        essential=st.booleans(),
    ),
    unique_by=lambda line: line["skill"],
)
ratings = st.builds(
    Rating,
    st.sampled_from((*SKILLS, "retired")),
    st.integers(0, 7),
    DAY,
    st.sampled_from(("ann", "bob", "cy", "me")),
    st.booleans(),
    st.none() | DAY | st.just(AT + timedelta(1)),
)
crowds = st.lists(
    st.lists(ratings, max_size=12).map(lambda words: person(ratings=words)), max_size=4
)


@st.composite
def frameworks(draw: st.DrawFn) -> Framework:
    levels, fading = draw(st.integers(1, 7)), st.none() | st.integers(1, 5)
    skills = draw(st.lists(st.sampled_from(SKILLS), min_size=3, max_size=3, unique=True))
    requires = [
        [{**line, "level": min(line["level"], levels)} for line in needs]
        for needs in draw(st.lists(lines, max_size=4))
    ]
    return framework(
        level_names=level_names(levels),
        ready_at=draw(st.integers(0, 100)),
        skills=[skill(code, [1] * levels, fades_after_months=draw(fading)) for code in skills],
        roles=[role(f"role-{n}", requires=needs) for n, needs in enumerate(requires)],
        moves=[],
        activities=[],
    )


@settings(max_examples=300, deadline=None)
@given(frameworks(), crowds)
def test_standings_are_those_of_each_person_and_skill(
    known: Framework, crowd: list[Person]
) -> None:
    found = standings(known, crowd, AT)

    single = [[*standing(known, one, AT).values()] for one in crowd]
    assert found.claimed.shape == found.confirmed.shape == (len(crowd), len(SKILLS))
    assert found.claimed.tolist() == [[held.claimed for held in row] for row in single]
    assert found.confirmed.tolist() == [[held.confirmed for held in row] for row in single]
    assert found.held.tolist() == [[held.level for held in row] for row in single]


@settings(max_examples=300, deadline=None)
@given(frameworks(), crowds)
def test_ready_is_the_light_of_each_person_and_role(known: Framework, crowd: list[Person]) -> None:
    found = bulk_ready(known, standings(known, crowd, AT))

    assert found.shape == (len(crowd), len(known.roles))
    assert found.tolist() == [
        [lights(known, one, code, AT).ready.on for code in known.roles] for one in crowd
    ]


@settings(max_examples=200, deadline=None)
@given(frameworks(), crowds)
def test_readiness_is_that_of_each_person_and_role(known: Framework, crowd: list[Person]) -> None:
    held = standings(known, crowd, AT)
    confirmed, planned = (bulk_readiness(known, one) for one in (held.confirmed, held.held))

    single = [[readiness(known, one, code, AT) for code in known.roles] for one in crowd]
    assert confirmed.points.tolist() == [[one.confirmed_points for one in row] for row in single]
    assert planned.points.tolist() == [[one.held_points for one in row] for row in single]
    assert confirmed.percent.tolist() == [[one.confirmed_percent for one in row] for row in single]
    assert confirmed.out_of.tolist() == [
        sum(line.weight * line.level for line in asked.requires) for asked in known.roles.values()
    ]


def test_bulk_readiness_names_its_columns() -> None:
    found = bulk_readiness(framework(), np.zeros((0, 2), dtype=np.int8))

    assert found.columns == {"agent": 0, "lead": 1}
    assert found.percent.shape == (0, 2)


def test_more_people_than_a_block_are_all_counted() -> None:
    known = framework()
    crowd = [person(ratings=[claim("empathy", n % 5)]) for n in range(5000)]

    found = bulk_readiness(known, standings(known, crowd, AT).claimed)

    assert found.points[:, 1].tolist() == [min(n % 5, 2) for n in range(5000)]


@pytest.mark.parametrize("number", [10, 40, 100, 1000])
def test_many_points_are_exact_however_the_floats_hold_them(number: int) -> None:
    """All essential, at the highest weight and level."""
    codes = [f"skill-{n:04}" for n in range(number)]
    needs = [requirement(code, 4, weight=5, essential=True) for code in codes]
    known = framework(
        skills=[skill(code) for code in codes],
        roles=[role("everything", requires=needs), role("nothing", requires=[])],
        moves=[],
        activities=[],
    )
    levels = np.full((2, number), 4, np.int8)
    levels[1, -1] = 3
    found = standings(known, [person(), person()], AT)

    ready = bulk_ready(known, type(found)(found.claimed, levels))

    assert ready.tolist() == [[True, True], [False, True]]
    assert bulk_readiness(known, levels).points[:, 0].tolist() == [number * 20, number * 20 - 5]
