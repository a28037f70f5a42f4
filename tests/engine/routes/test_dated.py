"""The date to expect with a plan, against the rule read word by word."""

from __future__ import annotations

import math
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.engine import Framework, NoBudget, Person, Route, UnknownRole, dated, routes
from planner.engine.values.dates import DAYS_PER_WEEK
from tests.engine.support import oracle
from tests.engine.support.build import AT, claim, framework, move, person, role
from tests.engine.support.oracle import Traveller
from tests.engine.support.strategies import DAYS, Question, questions

LADDER = framework(
    roles=[
        role("agent"),
        role("senior", 2, {"empathy": 2}),
        role("lead", 3, {"empathy": 3, "coaching": 1}),
    ],
    moves=[move("agent", "senior", 1), move("senior", "lead", 0)],
)
WAY = ("agent", "senior", "lead")


def found(planned: date | None, weekly: int = 60) -> Route:
    return dated(LADDER, person(weekly_minutes=weekly), WAY, at=AT, planned=planned)


def test_without_a_plan_it_is_the_route_that_was_chosen() -> None:
    (chosen,) = routes(LADDER, person(weekly_minutes=60), "lead", at=AT)

    assert found(None) == chosen


def test_the_last_day_of_the_plan_takes_the_place_of_the_typical_day() -> None:
    planned = date(2027, 3, 5)

    first, second = found(planned).legs

    # Then 4 hours of empathy and 1 of coaching at one hour a week.
    assert (first.learned, first.arrive) == (planned, planned)
    assert (second.learned, second.arrive) == (planned + timedelta(35), planned + timedelta(35))


def test_a_plan_that_is_done_early_waits_for_the_months_served() -> None:
    (first, _) = found(AT + timedelta(3)).legs

    assert (first.arrive, first.bound_by) == (date(2026, 12, 2), "waiting")


def test_the_plan_needs_no_weekly_time_and_what_comes_after_it_does() -> None:
    alone = dated(LADDER, person(weekly_minutes=0), WAY[:2], at=AT, planned=date(2027, 3, 5))

    assert alone.arrive == date(2027, 3, 5)
    with pytest.raises(NoBudget):
        found(date(2027, 3, 5), weekly=0)


@pytest.mark.parametrize(
    "way", [("agent",), ("senior", "lead"), ("agent", "lead"), ("agent", "senior", "agent")]
)
def test_what_is_no_route_is_refused(way: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="no "):
        dated(LADDER, person(), way, at=AT)


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UnknownRole):
        dated(LADDER, person(), ("agent", "laed"), at=AT)


@settings(max_examples=200, deadline=None)
@given(questions(), DAYS, st.data())
def test_dates_follow_from_the_plan(it: Question, planned: date, data: st.DataObject) -> None:
    ways = oracle.all_routes(it.document, it.traveller, it.target, it.max_moves)
    assume(ways)
    way = data.draw(st.sampled_from(ways)).roles

    route = dated(*_asked(it), way, at=it.traveller.at, planned=planned)

    day, b = it.traveller.at, it.traveller.weekly
    for i, leg in enumerate(route.legs):
        beyond = leg.minutes_so_far - route.legs[0].minutes_so_far
        learned = planned + timedelta(math.ceil(DAYS_PER_WEEK * beyond / b) if beyond else 0)
        start = it.traveller.since if i == 0 else day
        day = max(it.traveller.at, oracle.add_months(start, leg.min_months), learned)
        assert (leg.learned, leg.arrive) == (learned, day)
    assert route.minutes == oracle.cost_of(it.document, it.traveller, way).minutes  # type: ignore[union-attr]


def _asked(it: Question) -> tuple[Framework, Person]:
    who: Traveller = it.traveller
    ratings = [claim(skill, level, date.min) for skill, level in who.held.items()]
    return Framework.from_document(it.document), Person(
        who.role, who.since, ratings, weekly_minutes=who.weekly
    )
