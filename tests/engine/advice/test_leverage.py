from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine import Framework, UnknownRole, readiness
from planner.engine.advice.leverage import leverage, within_reach
from tests.engine.support.build import AT, claim, framework, person, requirement, role, skill


@pytest.fixture
def ladder() -> Framework:
    return framework(
        skills=[skill("empathy"), skill("coaching"), skill("data")],
        roles=[
            role("agent"),
            role("lead", 2, {"coaching": 1}),
            role("trainer", 2, {"coaching": 2, "empathy": 2}),
            role("analyst", 2, {"data": 4}),
        ],
        moves=[],
        activities=[],
    )


def test_the_level_that_opens_most_roles_comes_first(ladder: Framework) -> None:
    first = leverage(ladder, person("agent"), at=AT)[0]

    assert (first.skill, first.level) == ("coaching", 1)
    assert (first.opens, first.nearer) == (("lead",), ("trainer",))


def test_what_opens_nothing_still_brings_nearer(ladder: Framework) -> None:
    levers = {lever.skill: lever for lever in leverage(ladder, person("agent"), at=AT)}

    assert levers["data"].opens == ()
    assert levers["data"].nearer == ("analyst",)


def test_a_level_beyond_every_need_is_no_lever(ladder: Framework) -> None:
    held = person("agent", ratings=[claim("coaching", 2)])

    assert "coaching" not in {lever.skill for lever in leverage(ladder, held, at=AT)}


def test_an_essential_gap_keeps_a_role_closed() -> None:
    essential = role("lead", 2, requires=[requirement("coaching", 1, essential=True)])
    essential["requires"] += [requirement("empathy", 4, weight=5)]
    ladder = framework(roles=[role("agent"), essential], moves=[], activities=[])
    held = person("agent", ratings=[claim("empathy", 4)])

    assert leverage(ladder, held, at=AT)[0].opens == ("lead",)


def test_the_effort_is_that_of_the_one_level(ladder: Framework) -> None:
    held = person("agent", ratings=[claim("data", 1)])
    lever = next(found for found in leverage(ladder, held, at=AT) if found.skill == "data")

    assert (lever.level, lever.minutes) == (2, 120)


def test_the_role_must_be_known(ladder: Framework) -> None:
    with pytest.raises(UnknownRole):
        leverage(ladder, person("nobody"), at=AT)


@given(
    levels=st.fixed_dictionaries(
        {name: st.integers(0, 4) for name in ("empathy", "coaching", "data")}
    )
)
def test_points_are_what_readiness_gains(levels: dict[str, int]) -> None:
    ladder = framework(
        skills=[skill("empathy"), skill("coaching"), skill("data")],
        roles=[
            role("agent"),
            role("lead", 2, {"coaching": 1, "data": 3}),
            role("trainer", 2, {"coaching": 2, "empathy": 2}),
        ],
        moves=[],
        activities=[],
    )
    held = person("agent", ratings=[claim(name, level) for name, level in levels.items()])
    for lever in leverage(ladder, held, at=AT, limit=9):
        then = person("agent", ratings=[*held.ratings, claim(lever.skill, lever.level)])
        gained = sum(
            readiness(ladder, then, code, AT).held_points
            - readiness(ladder, held, code, AT).held_points
            for code in ("lead", "trainer")
        )
        assert gained == lever.points > 0


def test_what_a_lever_opens_is_within_reach_afterwards(ladder: Framework) -> None:
    before, after = person("agent"), person("agent", ratings=[claim("coaching", 1)])

    assert within_reach(ladder, before, AT) == ()
    assert within_reach(ladder, after, AT) == leverage(ladder, before, at=AT)[0].opens


def test_the_current_role_is_not_within_reach_but_held(ladder: Framework) -> None:
    everything = [claim(code, 4) for code in ladder.skills]

    assert within_reach(ladder, person("lead", ratings=everything), AT) == (
        "agent",
        "analyst",
        "trainer",
    )
    with pytest.raises(UnknownRole):
        within_reach(ladder, person("nobody"), AT)
