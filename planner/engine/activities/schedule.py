"""When to do which activity: one after another, within the weekly budget, around pauses."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from planner.engine.activities.plan import ActivityPlan
from planner.engine.values.dates import DAYS_PER_WEEK, days_later, days_of_work
from planner.engine.values.errors import NoBudget
from planner.engine.values.framework import Activity, Framework

Pause = tuple[date, date]  # both days included


@dataclass(frozen=True, slots=True)
class Scheduled:
    """An activity's place in the calendar.

    Work begins on the day ``starts``. It is done by the beginning of the day ``ends``, as a
    route counts its learning. ``minutes`` are those still to be done.
    """

    activity: str
    starts: date
    ends: date
    minutes: int


def schedule(
    framework: Framework,
    activities: ActivityPlan | Iterable[str],
    *,
    start: date,
    weekly_minutes: int,
    pauses: Iterable[Pause] = (),
    done_minutes: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Scheduled, ...]:
    """Lay the activities out one after another from ``start``, in the order given.

    An activity listed before one that it comes after waits for that one. What is done already
    is left out. Each day that is not paused has room for a seventh of ``weekly_minutes``, so the
    first m minutes are done ceil(7 * m / weekly_minutes) such days after ``start``, and no seven
    days in a row hold more than the budget.

    Raises ``NoBudget`` if there is work and ``weekly_minutes`` is 0, ``ValueError`` if activities
    wait for each other or a pause ends before it begins.
    """
    codes = activities.activities if isinstance(activities, ActivityPlan) else activities
    return lay_out(
        [framework.activities[code] for code in codes],
        start=start,
        weekly_minutes=weekly_minutes,
        pauses=pauses,
        done_minutes=done_minutes,
    )


def lay_out(
    works: Iterable[Activity],
    *,
    start: date,
    weekly_minutes: int,
    pauses: Iterable[Pause] = (),
    done_minutes: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Scheduled, ...]:
    """The same for any work described like an activity, whether it is in the framework or not."""
    ordered = in_order(list(works))
    left = {a.code: max(0, a.minutes - done_minutes.get(a.code, 0)) for a in ordered}
    open_ones = [a for a in ordered if left[a.code] or not done_minutes.get(a.code)]
    if weekly_minutes == 0 and any(left.values()):
        raise NoBudget(sum(left.values()))
    calendar = _Calendar(start, weekly_minutes, tuple(sorted(pauses)))
    return tuple(_places(calendar, {a.code: left[a.code] for a in open_ones}))


def done_by(
    minutes: int, *, start: date, weekly_minutes: int, pauses: Iterable[Pause] = ()
) -> date:
    """The day before which ``minutes`` of work from ``start`` on are done, in whatever order.

    Raises as ``schedule`` does.
    """
    if minutes and not weekly_minutes:
        raise NoBudget(minutes)
    calendar = _Calendar(start, weekly_minutes, tuple(sorted(pauses)))
    return calendar.is_done(minutes) if minutes else start


def in_order(activities: list[Activity]) -> list[Activity]:
    """The same activities, each moved to just behind those of them that it comes after.

    Raises ``ValueError`` if activities form a cycle.
    """
    left = {activity.code: activity for activity in activities}
    ordered = []
    while left:
        ready = (a for a in left.values() if not any(before in left for before in a.after))
        activity = next(ready, None)
        if activity is None:
            raise ValueError(f"activities wait for each other: {', '.join(sorted(left))}")
        ordered.append(left.pop(activity.code))
    return ordered


@dataclass(frozen=True, slots=True)
class _Calendar:
    """The days that are not paused, counted from ``start`` as day 0."""

    start: date
    weekly_minutes: int
    pauses: tuple[Pause, ...]

    def __post_init__(self) -> None:
        for first, last in self.pauses:
            if last < first:
                raise ValueError(f"a pause from {first} ends before it begins, on {last}")

    def begins(self, minutes: int) -> date:
        """The day on which the work after the first ``minutes`` begins."""
        whole_days = DAYS_PER_WEEK * minutes // self.weekly_minutes
        return self._skip_pauses(self._after(whole_days))

    def is_done(self, minutes: int) -> date:
        """The day before which the first ``minutes`` are done."""
        return self._after(days_of_work(minutes, self.weekly_minutes))

    def _after(self, days: int) -> date:
        """The day that follows ``days`` days of work; ``start`` if there are none."""
        day = self.start
        for first, last in self.pauses:
            worked = max(0, (first - day).days)
            if days <= worked:
                break
            if last >= day:
                days -= worked
                day = days_later(last, 1)
        return days_later(day, days)

    def _skip_pauses(self, day: date) -> date:
        for first, last in self.pauses:
            if first <= day <= last:
                day = days_later(last, 1)
        return day


def _places(calendar: _Calendar, minutes: Mapping[str, int]) -> Iterator[Scheduled]:
    done = 0
    for code, needed in minutes.items():
        ends = calendar.is_done(done + needed)
        yield Scheduled(code, calendar.begins(done) if needed else ends, ends, needed)
        done += needed
