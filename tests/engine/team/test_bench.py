"""The bench of a role, against the one-person functions asked one by one."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine import (
    Framework,
    Person,
    Successor,
    UnknownRole,
    bench,
    bench_strength,
    benches,
    lights,
    readiness,
    routes,
)
from planner.engine.routes.no_route import NoRoute
from planner.engine.values.dates import add_months
from tests.engine.support.build import (
    AT,
    claim,
    confirmation,
    framework,
    milestone,
    move,
    person,
    requirement,
    role,
    skill,
)
from tests.engine.support.strategies import MONTHS_AGO, RATINGS

NEEDS = [requirement("empathy", 2, essential=True), requirement("coaching", 2)]
LONG_AGO = date(2020, 1, 1)


def ladder(hours: float = 10, months: int = 6, **lead: Any) -> Framework:
    """From agent to lead in one move, or by way of trainer."""
    return framework(
        skills=[skill("empathy", [hours] * 4), skill("coaching", [hours] * 4)],
        milestones=[milestone("probation")],
        roles=[role("agent"), role("trainer"), role("lead", 2, requires=NEEDS, **lead)],
        moves=[
            move("agent", "lead", months),
            move("agent", "trainer", 0, "lateral"),
            move("trainer", "lead", 1),
        ],
    )


def confirmed(**details: Any) -> Person:
    """Somebody who has everything confirmed, and served for long."""
    words = [confirmation("empathy", 2), confirmation("coaching", 2)]
    return person(**{"role_since": LONG_AGO, "ratings": words, **details})


def test_ready_and_eligible_is_now() -> None:
    found = bench(ladder(), {"ada": confirmed()}, "lead", AT)

    assert found == (Successor("ada", "now", AT, 100),)


@pytest.mark.parametrize(
    "without", [{"ratings": [claim("empathy", 4), claim("coaching", 4)]}, {"role_since": AT}]
)
def test_without_confirmation_or_service_it_is_not_now(without: dict[str, Any]) -> None:
    (found,) = bench(ladder(), {"ada": confirmed(**without)}, "lead", AT)

    assert found.when == "within 6"


def test_a_milestone_that_is_missing_is_not_now_and_takes_no_time() -> None:
    (found,) = bench(ladder(milestones=["probation"]), {"ada": confirmed()}, "lead", AT)

    assert (found.when, found.on) == ("within 6", AT)


@pytest.mark.parametrize("weekly", [0, 60])
@pytest.mark.parametrize("details", [{"on_hold": True}, {"role": "lead"}, {"role": "retired"}])
def test_some_are_not_listed(details: dict[str, Any], weekly: int) -> None:
    assert bench(ladder(), {"ada": confirmed(weekly_minutes=weekly, **details)}, "lead", AT) == ()


def test_learning_without_time_is_not_listed() -> None:
    someone = person(role_since=LONG_AGO, weekly_minutes=0)

    assert bench(ladder(), {"ada": someone}, "lead", AT) == ()


@pytest.mark.parametrize(
    ("weekly", "when"), [(93, "within 6"), (92, "within 12"), (47, "within 12"), (46, None)]
)
def test_the_months_are_those_of_the_calendar(weekly: int, when: str | None) -> None:
    """Forty hours: 181 days at 93 minutes a week, 365 are a year."""
    someone = person(role_since=LONG_AGO, weekly_minutes=weekly)

    found = bench(ladder(), {"ada": someone}, "lead", AT)

    assert [one.when for one in found] == ([when] if when else [])


def test_the_soonest_come_first_then_the_surest_then_by_code() -> None:
    half = confirmed(ratings=[confirmation("empathy", 2), claim("coaching", 2)])
    people = {"zoe": confirmed(), "eve": half, "bob": confirmed(), "cy": confirmed(role_since=AT)}

    found = bench(ladder(), people, "lead", AT)

    assert [(one.person, one.when, one.confirmed_percent) for one in found] == [
        ("bob", "now", 100),
        ("zoe", "now", 100),
        ("eve", "within 6", 50),
        ("cy", "within 6", 100),
    ]


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UnknownRole):
        bench(ladder(), {}, "laed", AT)


def test_strength_is_the_share_of_roles_with_somebody_now() -> None:
    found = benches(ladder(), {"ada": confirmed()}, ["lead", "trainer", "agent"], AT)

    strength = bench_strength(found)

    assert (strength.covered, strength.out_of, strength.percent) == (("lead", "trainer"), 3, 66)
    assert bench_strength({}).percent == 100


people = st.builds(
    Person,
    st.sampled_from(("agent", "agent", "trainer", "lead")),
    MONTHS_AGO,
    RATINGS,
    st.sampled_from(({}, {"probation": AT - timedelta(9)})),
    st.sampled_from((0, 20, 45, 90, 600)),
    st.booleans(),
)


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from(("a", "b", "c", "d")), people), st.booleans())
def test_the_bench_is_what_one_finds_person_by_person(
    crowd: Mapping[str, Person], gated: bool
) -> None:
    known = ladder(milestones=["probation"] if gated else [])

    found = bench(known, crowd, "lead", AT)

    expected = [_expected(known, code, one) for code, one in crowd.items()]
    order = ("now", "within 6", "within 12")
    assert found == tuple(
        sorted(
            (one for one in expected if one),
            key=lambda s: (order.index(s.when), s.on, -s.confirmed_percent, s.person),
        )
    )


def _expected(known: Framework, code: str, one: Person) -> Successor | None:
    if one.role == "lead" or one.on_hold:
        return None
    percent = readiness(known, one, "lead", AT).confirmed_percent
    found = lights(known, one, "lead", AT)
    if found.ready.on and found.eligible.on:
        return Successor(code, "now", AT, percent)
    try:
        (route,) = routes(known, one, "lead", at=AT, max_moves=1)
    except NoRoute:
        return None
    for months in (6, 12):
        if route.arrive <= add_months(AT, months):
            return Successor(code, f"within {months}", route.arrive, percent)  # type: ignore[arg-type]
    return None
