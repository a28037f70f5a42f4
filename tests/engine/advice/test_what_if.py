"""What would change if."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.advice.what_if import suppose, what_if
from planner.engine.standing.fold import standing
from planner.engine.values.person import Person
from tests.engine.support.build import AT, claim, confirmation, framework, move, person, role

LONG_AGO = date(2020, 1, 1)


def me(**details: Any) -> Person:
    return person(role_since=LONG_AGO, weekly_minutes=60, **details)


def test_nothing_supposed_changes_nothing() -> None:
    found = what_if(framework(), me(), "lead", at=AT)

    assert found.before == found.after


def test_activities_done_bring_the_arrival_forward() -> None:
    found = what_if(framework(), me(), "lead", at=AT, activities=["coaching-course", "listening"])

    assert found.before.route is not None
    assert found.after.route is not None
    assert (found.before.route.minutes, found.after.route.minutes) == (360, 0)
    assert found.after.route.arrive == AT
    assert (found.before.readiness.held_points, found.after.readiness.held_points) == (0, 4)


def test_confirmations_make_ready_even_against_an_earlier_word() -> None:
    earlier = confirmation("empathy", 1, LONG_AGO, by="assessor")
    somebody = me(ratings=[earlier, claim("empathy", 2)])

    found = what_if(framework(), somebody, "lead", at=AT, confirm=["empathy"])

    assert found.before.readiness.confirmed_points == 1
    assert found.after.readiness.confirmed_points == 2
    assert found.before.route == found.after.route


def test_what_is_learned_and_then_confirmed_counts() -> None:
    found = what_if(framework(), me(), "lead", at=AT, activities=["listening"], confirm=["empathy"])

    assert found.after.readiness.confirmed_points == 2


def test_more_time_makes_a_route_possible() -> None:
    somebody = person(weekly_minutes=0)

    found = what_if(framework(), somebody, "lead", at=AT, weekly_minutes=600)

    assert found.before.route is None
    assert found.before.no_route is not None
    assert found.before.no_route.reason == "no-budget"
    assert found.after.route is not None


def test_a_target_out_of_reach_stays_so() -> None:
    apart = framework(
        roles=[role("agent"), role("lead")], moves=[move("lead", "agent", 0, "cross")]
    )

    found = what_if(apart, me(), "lead", at=AT, weekly_minutes=600)

    assert found.after.route is None


def test_an_unknown_activity_is_refused() -> None:
    with pytest.raises(KeyError, match="juggling"):
        what_if(framework(), me(), "lead", at=AT, activities=["juggling"])


def test_a_negative_budget_is_refused() -> None:
    with pytest.raises(ValueError, match="weekly_minutes"):
        what_if(framework(), me(), "lead", at=AT, weekly_minutes=-1)


def test_the_supposed_person_can_be_asked_anything() -> None:
    supposed = suppose(framework(), me(), at=AT, activities=["listening"], weekly_minutes=30)

    assert supposed.weekly_minutes == 30
    assert standing(framework(), supposed, AT)["empathy"].claimed == 2


def test_supposing_nothing_is_the_person() -> None:
    assert suppose(framework(), me(), at=AT) == me()


@given(
    activities=st.sets(st.sampled_from(["listening", "coaching-course"])),
    confirm=st.sets(st.sampled_from(["empathy", "coaching"])),
    weekly_minutes=st.none() | st.integers(1, 600),
)
def test_the_supposed_person_is_the_one_compared_with(
    activities: set[str], confirm: set[str], weekly_minutes: int | None
) -> None:
    found, somebody = framework(), me(ratings=[claim("empathy", 1)])
    wish: Any = {"activities": activities, "confirm": confirm, "weekly_minutes": weekly_minutes}

    supposed = suppose(found, somebody, at=AT, **wish)

    assert what_if(found, somebody, "lead", at=AT, **wish).after == (
        what_if(found, supposed, "lead", at=AT).before
    )
