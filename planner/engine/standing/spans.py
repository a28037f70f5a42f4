"""The fold of one skill's ratings as a function of the day: what a cache has to keep."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from planner.engine.standing.fold import Fold, fold_ratings
from planner.engine.values.person import Rating


@dataclass(frozen=True, slots=True)
class FoldSpan:
    """The fold of the ratings from the day ``since`` to the day before ``until``.

    ``until`` is None for a span without an end.
    """

    since: date
    until: date | None
    fold: Fold


def fold_spans(ratings: Iterable[Rating], first: date) -> tuple[FoldSpan, ...]:
    """The fold of one skill's ``ratings`` on every day from ``first`` on, in order.

    Consecutive spans differ, and the last one has no end: for each day from ``first`` on, the span
    of that day holds what ``fold_ratings`` returns.
    """
    given = tuple(ratings)
    folds = ((day, fold_ratings(given, day)) for day in (first, *_turning_points(given, first)))
    starts = [next(same) for _, same in groupby(folds, key=lambda pair: pair[1])]
    ends = (*(day for day, _ in starts[1:]), None)
    return tuple(
        FoldSpan(since, until, fold) for (since, fold), until in zip(starts, ends, strict=True)
    )


def _turning_points(ratings: Iterable[Rating], first: date) -> list[date]:
    """The days after ``first`` on which a rating starts or stops counting."""
    days = {day for rating in ratings for day in (rating.on, rating.until) if day is not None}
    return sorted(day for day in days if day > first)
