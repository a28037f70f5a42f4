"""Suggested targets: published weights, terms that add up, and nobody pushed where they said no."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.advice.next_roles import next_roles
from planner.engine.advice.race import WEIGHTS
from planner.engine.advice.suggest import Suggestion, suggest_targets
from planner.engine.standing.lights import Opening
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Framework
from tests.engine.support.build import AT, claim, framework, move, person, role, skill, track


def tree(*roles: dict[str, Any], months: int = 0) -> Framework:
    """An agent at level 2, from whom one move leads to each of ``roles``."""
    return framework(
        tracks=[track("service"), track("sales")],
        skills=[skill("empathy", category="People"), skill("coaching", category="Leading")],
        roles=[role("agent", 2, {"empathy": 2}), *roles],
        moves=[move("agent", item["code"], months, "cross") for item in roles],
        activities=[],
    )


def values(found: Suggestion) -> dict[str, int]:
    return {term.name: term.value for term in found.terms}


def names(found: tuple[Suggestion, ...]) -> list[str]:
    return [suggestion.role for suggestion in found]


def test_the_terms_of_a_suggestion_add_up() -> None:
    planning = person(ratings=[claim("empathy", 2)], weekly_minutes=60)
    framework = tree(role("lead", 3, {"empathy": 2, "coaching": 2}))

    (found,) = suggest_targets(framework, planning, at=AT)

    close = int(next_roles(framework, "agent")[0].percent)
    assert values(found) == {
        "readiness": 50,
        "closeness": close,
        "arrival": 100,
        "drivers": 0,
        "openings": 0,
    }
    assert found.points == 35 * 50 + 25 * close + 20 * 100
    assert sum(WEIGHTS.values()) == 100


def test_an_arrival_loses_with_each_month() -> None:
    (found,) = suggest_targets(tree(role("lead", 3), months=7), person(), at=AT)

    assert found.arrive == add_months(AT, 7)
    assert values(found)["arrival"] == 86


def test_without_time_to_learn_a_role_has_no_arrival() -> None:
    found = tree(role("lead", 3, {"coaching": 1}))

    (suggestion,) = suggest_targets(found, person(weekly_minutes=0), at=AT)

    assert suggestion.arrive is None
    assert values(suggestion)["arrival"] == 0


def test_a_role_that_no_route_reaches_is_not_suggested() -> None:
    lonely = framework(moves=[])

    assert suggest_targets(lonely, person(), at=AT) == ()


def test_no_step_down_unless_asked_for() -> None:
    found = tree(role("lead", 2), role("trainee", 1))

    assert names(suggest_targets(found, person(), at=AT)) == ["lead"]
    assert names(suggest_targets(found, person(), at=AT, step_down=True)) == ["lead", "trainee"]


@pytest.mark.parametrize(("wish", "suggested"), [(None, 2), (True, 2), (False, 1)])
def test_nobody_is_pushed_to_lead(*, wish: bool | None, suggested: int) -> None:
    found = tree(role("lead", 3, leads_people=True), role("expert", 3))

    assert len(suggest_targets(found, person(wants_to_lead=wish), at=AT)) == suggested


def test_a_free_seat_counts() -> None:
    found = tree(role("a", 3), role("b", 3))

    suggestions = suggest_targets(found, person(), at=AT, openings=[Opening("b", AT)])

    assert names(suggestions) == ["b", "a"]


@pytest.mark.parametrize(
    ("driver", "fit"),
    [
        ("advancement", 100),
        ("variety", 100),
        ("growth", 75),
        ("Leading", 75),
        ("empathy", 25),
        ("surfing", 0),
    ],
)
def test_a_driver_fits_by_its_own_rule(driver: str, fit: int) -> None:
    found = tree(role("lead", 3, {"empathy": 1, "coaching": 3}, track="sales"))
    planning = person(ratings=[claim("empathy", 1)], drivers=(driver,))

    (suggestion,) = suggest_targets(found, planning, at=AT)

    assert values(suggestion)["drivers"] == fit


def test_several_drivers_count_by_their_mean() -> None:
    planning = person(drivers=("advancement", "variety", "surfing"))

    (suggestion,) = suggest_targets(tree(role("lead", 3)), planning, at=AT)

    assert values(suggestion)["drivers"] == 33


def test_a_tie_is_broken_by_the_code_however_much_the_other_promised() -> None:
    found = framework(
        roles=[role("agent"), role("a"), role("b")],
        moves=[move("agent", "a"), move("agent", "b", 25)],
    )

    (first,) = suggest_targets(found, person(), at=AT, openings=[Opening("b", AT)], limit=1)

    assert (first.role, first.points) == ("a", 35 * 100 + 25 * 51 + 20 * 100)


many = st.lists(
    st.tuples(st.integers(1, 4), st.integers(0, 4), st.integers(0, 4), st.integers(0, 30)),
    min_size=1,
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(many, st.integers(1, 4))
def test_the_first_few_are_the_first_of_all(
    drawn: list[tuple[int, int, int, int]], limit: int
) -> None:
    roles = [
        role(f"r{n}", level, {"empathy": empathy, "coaching": coaching})
        for n, (level, empathy, coaching, _) in enumerate(drawn)
    ]
    moves = [move("agent", f"r{n}", months, "cross") for n, (*_, months) in enumerate(drawn)]
    found = framework(roles=[role("agent", 2, {"empathy": 2}), *roles], moves=moves)

    everything = suggest_targets(found, person(), at=AT, limit=99)

    assert suggest_targets(found, person(), at=AT, limit=limit) == everything[:limit]
    assert list(everything) == sorted(everything, key=lambda s: (-s.points, s.role))
