"""The plan as a picture: bars over months, in groups that stay readable on a phone.

Places are percent of the width, from the first day of a group's first month to the last day of
its last one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.engine.values.dates import add_months
from planner.models import Pause
from planner.queries.plan.step_rows import StepRow

FEW = 12
MONTHS_AT_ONCE = 15
MOST_TICKS = 12
WIDTH = 100
LEAST = 1.5  # a bar that one can see


@dataclass(frozen=True, slots=True)
class BarSpan:
    """A place on the axis."""

    x: float
    width: float
    label: str = ""


@dataclass(frozen=True, slots=True)
class Lane:
    """One step: its bar, and how much of it is done."""

    line: StepRow
    bar: BarSpan
    done: float


@dataclass(frozen=True, slots=True)
class TimelineGroup:
    """Steps on one axis. ``today`` is None if it is not on it; ``flag`` is the arrival."""

    title: str
    minutes: int
    ticks: Sequence[BarSpan]
    breaks: Sequence[BarSpan]
    lanes: Sequence[Lane]
    today: float | None
    flag: float | None
    is_open: bool


@dataclass(frozen=True, slots=True)
class MonthAxis:
    """The days from ``first`` up to, not including, ``end``."""

    first: date
    end: date

    @classmethod
    def over(cls, first: date, last: date) -> MonthAxis:
        """Whole months around both days."""
        return cls(first.replace(day=1), add_months(last.replace(day=1), 1))

    def place(self, day: date) -> float:
        """Where ``day`` begins; what is outside stands at the edge."""
        share = (day - self.first).days / (self.end - self.first).days
        return round(WIDTH * min(max(share, 0), 1), 2)

    def span(self, first: date, end: date, label: str = "") -> BarSpan:
        """From the beginning of ``first`` to that of ``end``."""
        x = self.place(first)
        return BarSpan(x, round(self.place(end) - x, 2), label)

    def has(self, day: date) -> bool:
        return self.first <= day < self.end

    @property
    def months(self) -> list[date]:
        found = [self.first]
        while (month := add_months(found[-1], 1)) < self.end:
            found.append(month)
        return found


def timeline_of(
    lines: Sequence[StepRow], pauses: Sequence[Pause], at: date, arrive: date | None
) -> list[TimelineGroup]:
    """The dated ones of ``lines`` as groups, the first one open.

    A short plan is one group, a long one a group for each quarter in which steps begin.
    """
    dated = [line for line in lines if line.starts and line.ends]
    if not dated:
        return []
    groups = [dated] if _is_short(dated) else _by_quarter(dated, at)
    return [
        _group(lines, pauses, at, arrive, is_open=not number) for number, lines in enumerate(groups)
    ]


def _is_short(lines: Sequence[StepRow]) -> bool:
    axis = _axis(lines)
    return len(lines) <= FEW and len(axis.months) <= MONTHS_AT_ONCE


def _axis(lines: Iterable[StepRow]) -> MonthAxis:
    days = [day for line in lines for day in (line.starts, line.ends) if day]
    return MonthAxis.over(min(days), max(days))


def _by_quarter(lines: Sequence[StepRow], at: date) -> list[list[StepRow]]:
    def quarter(line: StepRow) -> tuple[int, int]:
        day = max(line.starts or at, at)
        return day.year, (day.month - 1) // 3

    return [list(group) for _, group in groupby(sorted(lines, key=quarter), key=quarter)]


def _group(
    lines: Sequence[StepRow],
    pauses: Sequence[Pause],
    at: date,
    arrive: date | None,
    *,
    is_open: bool,
) -> TimelineGroup:
    axis = _axis(lines)
    return TimelineGroup(
        title=_title(axis),
        minutes=sum(line.left for line in lines),
        ticks=list(_ticks(axis)),
        breaks=list(_breaks(axis, pauses)),
        lanes=[_lane(axis, line) for line in lines],
        today=axis.place(at) if axis.has(at) else None,
        flag=axis.place(arrive) if arrive and axis.has(arrive) else None,
        is_open=is_open,
    )


def _title(axis: MonthAxis) -> str:
    last = axis.months[-1]
    end = date_format(last, "YEAR_MONTH_FORMAT")
    if axis.first == last:
        return end
    is_one_year = axis.first.year == last.year
    first = date_format(axis.first, "F" if is_one_year else "YEAR_MONTH_FORMAT")
    return _("{first} to {last}").format(first=first, last=end)


def _ticks(axis: MonthAxis) -> Iterator[BarSpan]:
    """The months, or every second, third... of them."""
    every = -(-len(axis.months) // MOST_TICKS)
    for month in axis.months[::every]:
        is_new_year = month.month <= every and month != axis.first
        yield BarSpan(axis.place(month), 0, date_format(month, "Y" if is_new_year else "M"))


def _breaks(axis: MonthAxis, pauses: Iterable[Pause]) -> Iterator[BarSpan]:
    for pause in pauses:
        end = pause.ends_on + timedelta(days=1)
        if pause.starts_on < axis.end and end > axis.first:
            yield axis.span(pause.starts_on, end, pause.get_kind_display())


def _lane(axis: MonthAxis, line: StepRow) -> Lane:
    bar = axis.span(line.starts or axis.first, line.ends or axis.end)
    bar = BarSpan(min(bar.x, WIDTH - LEAST), max(bar.width, LEAST))
    return Lane(line, bar, round(bar.width * line.percent / 100, 2))
