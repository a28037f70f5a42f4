from __future__ import annotations

from datetime import date

import pytest

from planner.engine.words import MONTHS, counted, listed, spoken_date


def test_every_month_has_its_name() -> None:
    days = [spoken_date(date(2027, month, 1)) for month in range(1, 13)]

    assert days == [f"1 {name} 2027" for name in MONTHS]


@pytest.mark.parametrize(("number", "words"), [(0, "0 months"), (1, "1 month"), (2, "2 months")])
def test_one_is_singular(number: int, words: str) -> None:
    assert counted(number, "month") == words


def test_a_list_of_two_has_no_comma() -> None:
    assert listed(["a", "b"]) == "a and b"
