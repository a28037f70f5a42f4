"""A schedule keeps the order, the weekly budget and the pauses."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.activities.plan import activity_plan
from planner.engine.activities.planned import PlannedWork
from planner.engine.activities.schedule import Pause, Scheduled, schedule
from planner.engine.values.errors import NoBudget
from planner.engine.values.framework import Framework
from tests.engine.support.build import AT, activity, framework

WEEK = timedelta(days=7)


def day(number: int) -> date:
    return AT + timedelta(days=number)


def courses(*hours: float) -> Framework:
    return framework(activities=[activity(f"c{n}", each) for n, each in enumerate(hours)])


def test_activities_follow_each_other_within_the_budget() -> None:
    found = schedule(courses(1, 2), ["c0", "c1"], start=AT, weekly_minutes=60)

    assert found == (Scheduled("c0", day(0), day(7), 60), Scheduled("c1", day(7), day(21), 120))


def test_two_activities_may_share_a_day() -> None:
    found = schedule(courses(1.5, 1.5), ["c0", "c1"], start=AT, weekly_minutes=100)

    assert [item.ends for item in found] == [day(7), day(13)]
    assert found[1].starts == day(6)


def test_a_plan_keeps_its_order() -> None:
    plan = activity_plan(framework(), {}, {"empathy": 2, "coaching": 2})

    found = schedule(framework(), plan, start=AT, weekly_minutes=120)

    assert [item.activity for item in found] == ["listening", "coaching-course"]


def test_an_activity_waits_for_the_one_before_it() -> None:
    codes = ["coaching-course", "listening"]

    found = schedule(framework(), codes, start=AT, weekly_minutes=120)

    assert [item.activity for item in found] == ["listening", "coaching-course"]


def test_a_pause_is_a_gap() -> None:
    pause = (day(3), day(5))

    (found,) = schedule(courses(1), ["c0"], start=AT, weekly_minutes=60, pauses=[pause])

    assert (found.starts, found.ends) == (day(0), day(10))


def test_work_begins_after_a_pause_that_begins_now() -> None:
    pauses = [(day(4), day(5)), (day(-3), day(3))]

    (found,) = schedule(courses(1), ["c0"], start=AT, weekly_minutes=60, pauses=pauses)

    assert (found.starts, found.ends) == (day(6), day(13))


def test_work_that_begins_on_a_pause_of_one_day_ends_a_day_later() -> None:
    (found,) = schedule(courses(1), ["c0"], start=AT, weekly_minutes=60, pauses=[(AT, AT)])

    assert (found.starts, found.ends) == (day(1), day(8))


def test_what_is_done_is_not_laid_out_again() -> None:
    done = {"c0": 60, "c1": 30}

    found = schedule(courses(1, 1), ["c0", "c1"], start=AT, weekly_minutes=70, done_minutes=done)

    assert found == (Scheduled("c1", day(0), day(3), 30),)


def test_work_without_a_budget_is_refused() -> None:
    with pytest.raises(NoBudget, match="60 minutes"):
        schedule(courses(1), ["c0"], start=AT, weekly_minutes=0)


def test_work_that_outlasts_the_calendar_ends_on_its_last_day() -> None:
    pauses = [(day(9), date.max)]

    (slow,) = schedule(courses(100_000), ["c0"], start=AT, weekly_minutes=1)
    (paused,) = schedule(courses(2), ["c0"], start=AT, weekly_minutes=60, pauses=pauses)

    assert (slow.ends, paused.ends) == (date.max, date.max)


def test_no_work_needs_no_budget() -> None:
    found = schedule(courses(0), ["c0"], start=AT, weekly_minutes=0)

    assert found == (Scheduled("c0", AT, AT, 0),)


def test_activities_that_wait_for_each_other_are_refused() -> None:
    loop = framework(activities=[activity("x", after=["y"]), activity("y", after=["x"])])

    with pytest.raises(ValueError, match="wait for each other: x, y"):
        schedule(loop, ["x", "y"], start=AT, weekly_minutes=60)


def test_a_pause_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(ValueError, match="ends before it begins"):
        schedule(courses(1), ["c0"], start=AT, weekly_minutes=60, pauses=[(day(2), day(1))])


days = st.integers(0, 60).map(day)
some_pauses = st.lists(st.tuples(days, days).map(sorted).map(tuple), max_size=4)
quarters = st.integers(0, 24).map(lambda quarter: quarter / 4)


def days_of_work_until(last: date, pauses: list[Pause]) -> int:
    worked = [day(number) for number in range((last - AT).days)]
    return sum(not any(first <= on <= end for first, end in pauses) for on in worked)


@settings(max_examples=200, deadline=None)
@given(st.lists(quarters, min_size=1, max_size=8), st.integers(15, 300), some_pauses)
def test_no_seven_days_hold_more_than_the_budget(
    hours: list[float], budget: int, pauses: list[Pause]
) -> None:
    codes = [f"c{number}" for number in range(len(hours))]

    found = schedule(courses(*hours), codes, start=AT, weekly_minutes=budget, pauses=pauses)

    for first in {item.starts for item in found}:
        inside = (i for i in found if i.starts >= first and i.ends <= first + WEEK)
        assert sum(item.minutes for item in inside) <= budget


@settings(max_examples=200, deadline=None)
@given(st.lists(quarters, min_size=1, max_size=8), st.integers(15, 300), some_pauses)
def test_work_is_done_as_early_as_the_budget_allows(
    hours: list[float], budget: int, pauses: list[Pause]
) -> None:
    codes = [f"c{number}" for number in range(len(hours))]

    found = schedule(courses(*hours), codes, start=AT, weekly_minutes=budget, pauses=pauses)

    done = 0
    for item in found:
        done += item.minutes
        worked = days_of_work_until(item.ends, pauses)
        assert 7 * done <= budget * worked < 7 * done + budget
        assert item.starts <= item.ends


@given(
    hours=st.lists(st.integers(0, 40), max_size=5),
    budget=st.integers(15, 600),
    starts=st.lists(st.integers(0, 200), max_size=3),
)
@settings(max_examples=50)
def test_a_plan_ends_with_its_last_step_in_whatever_order(
    hours: list[int], budget: int, starts: list[int]
) -> None:
    codes = [f"c{n}" for n in range(len(hours))]
    pauses = [(day(first), day(first + 4)) for first in starts]
    found = schedule(courses(*hours), codes, start=AT, weekly_minutes=budget, pauses=pauses)
    left = {code: 60 * each for code, each in zip(codes, hours, strict=True)}

    work = PlannedWork(left, tuple(reversed(pauses)))

    assert work.done_on(AT, budget) == max((item.ends for item in found), default=AT)


def test_what_is_left_out_of_a_plan_takes_no_time() -> None:
    work = PlannedWork({"c0": 60, "c1": 120})

    assert work.done_on(AT, 60, without={"c1"}) == day(7)
    assert work.done_on(AT, 0, without={"c0", "c1"}) == AT


def test_a_plan_without_a_budget_has_no_end() -> None:
    with pytest.raises(NoBudget):
        PlannedWork({"c0": 60}).done_on(AT, 0)
