"""Plain English words: dates, counts and lists."""

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


def counted(number: int, noun: str, plural: str = "") -> str:
    """The number with its noun.

    >>> counted(1, "month"), counted(3, "month"), counted(2, "activity", "activities")
    ('1 month', '3 months', '2 activities')
    """
    return f"{number} {noun}" if number == 1 else f"{number} {plural or noun + 's'}"


def listed(names: Iterable[str]) -> str:
    """The names as part of a sentence.

    >>> listed(["a"]), listed(["a", "b", "c"])
    ('a', 'a, b and c')
    """
    *first, last = names
    return " and ".join([", ".join(first), last]) if first else last
