from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.values.dates import add_months, days_of_work, full_months, learned_by

DAYS = st.dates(date(2000, 1, 1), date(2100, 12, 31))


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 1, 31), 1, date(2028, 2, 29)),
        (date(2026, 11, 30), 3, date(2027, 2, 28)),
        (date(2026, 5, 4), 0, date(2026, 5, 4)),
        (date(2026, 12, 1), 12, date(2027, 12, 1)),
    ],
)
def test_months_are_clamped_to_the_end_of_the_month(day: date, months: int, later: date) -> None:
    assert add_months(day, months) == later


@given(DAYS, st.integers(0, 500))
def test_the_day_is_kept_or_is_the_last_of_its_month(day: date, months: int) -> None:
    later = add_months(day, months)

    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later + timedelta(1)).day == 1


def test_the_calendar_ends_instead_of_failing() -> None:
    assert add_months(date(9999, 12, 1), 1) == date.max
    assert learned_by(date(2026, 1, 1), 10**12, 1) == date.max


@given(DAYS, DAYS)
def test_full_months_are_those_that_have_passed(start: date, end: date) -> None:
    months = full_months(start, end)

    assert months == 0 or add_months(start, months) <= end
    assert add_months(start, months + 1) > end


@given(st.integers(0, 10**6), st.integers(1, 3000))
def test_days_of_work_are_the_fewest_that_suffice(minutes: int, weekly: int) -> None:
    days = days_of_work(minutes, weekly)

    assert days * weekly >= 7 * minutes
    assert days == 0 or (days - 1) * weekly < 7 * minutes


def test_no_work_takes_no_time_even_without_a_budget() -> None:
    assert learned_by(date(2026, 1, 1), 0, 0) == date(2026, 1, 1)
