"""Plain words for people: dates, counts, lists and near misses. Independent of the locale."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

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
LONGEST_GUESS = 80  # no code is longer; comparing longer texts only costs time


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
    return f"{', '.join(first)} and {last}" if first else last


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(word, known, n=1)), None)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """What to add to a message about the unknown ``word``; empty if nothing known is near it.

    >>> did_you_mean("emapthy", ["empathy", "coaching"]), did_you_mean("zzz", ["empathy"])
    ('; did you mean "empathy"?', '')
    """
    near = _nearest(word, tuple(known)) if len(word) <= LONGEST_GUESS else None
    return f'; did you mean "{near}"?' if near else ""
