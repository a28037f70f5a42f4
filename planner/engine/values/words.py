"""Plain English words: dates and lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def spoken_date(day: date) -> str:
    """The date as it is read aloud.

    >>> spoken_date(date(2027, 3, 3))
    '3 March 2027'
    """
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def joined(names: Iterable[str]) -> str:
    """The names as part of a sentence.

    >>> joined(["a"]), joined(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *first, last = names
    return " and ".join([", ".join(first), last]) if first else last
