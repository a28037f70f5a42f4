from __future__ import annotations

from datetime import date

from planner.engine.values.words import MONTHS, joined, spoken_date


def test_every_month_has_its_name() -> None:
    days = [spoken_date(date(2027, month, 1)) for month in range(1, 13)]

    assert days == [f"1 {name} 2027" for name in MONTHS]


def test_a_list_of_two_has_no_comma() -> None:
    assert joined(["a", "b"]) == "a and b"
