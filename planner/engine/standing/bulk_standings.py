"""The standings of many people at once: ``fold_ratings`` and fading, on arrays.

One row for each rating that counts. The steps follow the rule: the latest of each confirmer, of
these the recent ones, of these the lower median.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from planner.engine.standing.fold import CONFIRMATION_WINDOW
from planner.engine.values.dates import full_months
from planner.engine.values.framework import LEVEL_MIN, Framework
from planner.engine.values.person import Person

Levels: TypeAlias = NDArray[np.integer]
Rows: TypeAlias = NDArray[np.int64]

OWN = 0  # who rates; confirmers are numbered from 1 on


@dataclass(frozen=True, eq=False, slots=True)
class Standings:
    """Levels by person and skill: ``claimed[person, skill]`` and ``confirmed[person, skill]``.

    People are in the order in which they were given, skills in the order of the framework.
    """

    claimed: Levels
    confirmed: Levels

    @property
    def held(self) -> Levels:
        """The levels for planning: the higher of the two."""
        return np.maximum(self.claimed, self.confirmed)


def standings(framework: Framework, people: Sequence[Person], at: date) -> Standings:
    """What ``people`` hold at ``at``: the levels that ``standing`` gives for each of them.

    Ratings of skills that the framework does not have are ignored.
    """
    rows = np.fromiter(chain.from_iterable(_rows(framework, people, at)), np.int64).reshape(-1, 4)
    latest = _latest(rows)
    own = latest[:, 1] == OWN
    return Standings(
        _grid(framework, people, at, latest[own]),
        _grid(framework, people, at, _lower_medians(latest[~own])),
    )


def _rows(
    framework: Framework, people: Sequence[Person], at: date
) -> Iterator[tuple[int, int, int, int]]:
    """Cell of the grid, who, day and level of each rating that counts at ``at``."""
    columns = {code: column for column, code in enumerate(framework.skills)}
    confirmers: dict[str, int] = {}
    for number, person in enumerate(people):
        first = number * len(columns)
        for rating in person.ratings:
            column = columns.get(rating.skill)
            if column is None or not rating.counts(at):
                continue
            who = confirmers.setdefault(rating.by, len(confirmers) + 1) if rating.confirms else OWN
            yield first + column, who, rating.on.toordinal(), rating.level


def _latest(rows: Rows) -> Rows:
    """The latest rating of each rater in a cell, ordered by cell; of one day, the last given."""
    cell, who, day, _ = rows.T
    about = cell * (who.max(initial=0) + 1) + who
    first = day.min(initial=date.max.toordinal())
    days = day.max(initial=first) - first + 1
    order = np.argsort(about * days + (day - first), kind="stable")
    return rows[order[_is_last(about[order])]]


def _is_last(keys: Rows) -> NDArray[np.bool_]:
    """Whether the next key differs; equal keys stand together."""
    last = np.ones(len(keys), np.bool_)
    last[:-1] = keys[1:] != keys[:-1]
    return last


def _lower_medians(latest: Rows) -> Rows:
    """One row for each cell: the lower median of its recent ratings, dated by the newest.

    ``latest`` is ordered by cell.
    """
    medians = latest[_is_last(latest[:, 0])]
    if not len(latest):
        return medians
    place = np.searchsorted(medians[:, 0], latest[:, 0])
    starts = np.searchsorted(latest[:, 0], medians[:, 0])
    medians[:, 2] = np.maximum.reduceat(latest[:, 2], starts)
    is_recent = medians[place, 2] - latest[:, 2] <= CONFIRMATION_WINDOW.days
    place, level = place[is_recent], latest[is_recent, 3]
    by_level = level[np.argsort(place * (level.max() + 1) + level)]
    behind = np.cumsum(np.bincount(place))
    first = np.append(0, behind[:-1])
    medians[:, 3] = by_level[(first + behind - 1) // 2]
    return medians


def _grid(framework: Framework, people: Sequence[Person], at: date, rows: Rows) -> Levels:
    """The levels of ``rows``, one for each cell, as they have faded at ``at``."""
    periods = np.array([s.fades_after_months or 0 for s in framework.skills.values()], np.int64)
    levels = np.zeros(len(people) * len(periods), np.int8)
    if len(rows):
        cell, _, day, level = rows.T
        period = periods[cell % len(periods)]
        lost = np.where(period > 0, _months_since(day, at) // np.maximum(period, 1), 0)
        given = np.minimum(level, framework.levels)
        levels[cell] = np.maximum(given - lost, LEVEL_MIN)
    return levels.reshape(len(people), len(periods))


def _months_since(days: Rows, at: date) -> Rows:
    """Full months from each of ``days`` to ``at``."""
    known, place = np.unique(days, return_inverse=True)
    months = [full_months(date.fromordinal(day), at) for day in known.tolist()]
    return np.array(months, np.int64)[place]
