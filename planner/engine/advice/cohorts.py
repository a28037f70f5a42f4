"""People like you: what became of those who were in a role, without telling of anybody.

What is shown is made so that it cannot be taken apart:

- Only moves of finished quarters count, so that watching a page from day to day shows nothing.
- People are counted in batches of five, in the order in which they moved. First all who left a
  role, then among these the ones who went to each target. An unfinished batch is not there at
  all: it adds neither to a number of people nor to the months.
- So every number of people is a multiple of five. Sums and differences of multiples of five are
  multiples of five, whatever views and days they come from: none is ever 1, 2, 3 or 4.
- What is counted only ever grows by whole batches, as long as history is written in order.
- Months are rounded outwards to quarters of a year, so that they are not the months of one person.

The figures do not depend on who looks: leaving out the one who looks would be a difference of one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

BATCH = 5
QUARTER = 3
QUARTERS_OF_A_GROUP = 4


@dataclass(frozen=True, slots=True)
class PastMove:
    """Somebody went from ``source`` to ``target`` ``on`` a day, after ``months`` in the source.

    ``person`` is any key that tells people apart; it is never given out.
    """

    person: int
    source: str
    target: str
    months: int
    on: date


@dataclass(frozen=True, slots=True)
class Group:
    """At least five people: how many, in fives, and the ``months`` of the middle half of them.

    From the first number of months to under the second.
    """

    people: int
    months: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Cohort:
    """Those who moved on from a role. ``onward`` is by target, the most people first.

    The targets of the others, who are counted in fives too, are not shown.
    """

    source: str
    everybody: Group
    onward: tuple[tuple[str, Group], ...]

    def to(self, target: str) -> Group | None:
        """Those who went to ``target``, if they may be shown."""
        return dict(self.onward).get(target)


def cohort(moves: Iterable[PastMove], source: str, at: date) -> Cohort | None:
    """What may be shown at ``at`` of those who moved on from ``source``; None if nothing may."""
    batch = counted(moves, source, at)
    if not batch:
        return None
    parts = {target: group_of(part) for target, part in counted_by_target(batch).items()}
    ordered = sorted(parts.items(), key=lambda part: (-part[1].people, part[0]))
    return Cohort(source, group_of(batch), tuple(ordered))


def counted(moves: Iterable[PastMove], source: str, at: date) -> tuple[PastMove, ...]:
    """The moves that count: each person's first from ``source``, in finished batches."""
    end = quarter_start(at)
    first: dict[int, PastMove] = {}
    for move in sorted(moves, key=_order):
        if move.source == source and move.on < end:
            first.setdefault(move.person, move)
    return _finished(tuple(first.values()))


def counted_by_target(batch: Iterable[PastMove]) -> dict[str, tuple[PastMove, ...]]:
    """Target -> the moves of ``batch`` that count for it; without targets that have none."""
    by_target: dict[str, list[PastMove]] = defaultdict(list)
    for move in batch:
        by_target[move.target].append(move)
    finished = {target: _finished(part) for target, part in by_target.items()}
    return {target: part for target, part in finished.items() if part}


def group_of(batch: Sequence[PastMove]) -> Group:
    """How many, and from which to which month the middle half of them took.

    The quartiles are the values at the places ceil(n/4) from below and from above.
    """
    months = sorted(move.months for move in batch)
    place = -(-len(months) // QUARTERS_OF_A_GROUP)
    low, high = months[place - 1], months[-place]
    return Group(len(months), (low // QUARTER * QUARTER, (high // QUARTER + 1) * QUARTER))


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter that ``day`` is in.

    >>> quarter_start(date(2026, 11, 2))
    datetime.date(2026, 10, 1)
    """
    return date(day.year, (day.month - 1) // QUARTER * QUARTER + 1, 1)


def _finished(moves: Sequence[PastMove]) -> tuple[PastMove, ...]:
    return tuple(moves[: len(moves) // BATCH * BATCH])


def _order(move: PastMove) -> tuple[date, int, str, int]:
    return (move.on, move.person, move.target, move.months)
