"""Calendar arithmetic of the engine: whole months and whole days, no time of day.

The calendar ends with the year 9999. What would lie beyond is its last day, so that a plan
that takes for ever is late rather than an error.
"""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from planner.engine.values.errors import NoBudget

DAYS_PER_WEEK = 7


def add_months(day: date, months: int) -> date:
    """The same day ``months`` months later, clamped to the end of that month.

    >>> add_months(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def full_months(start: date, end: date) -> int:
    """The number of full months from ``start`` to ``end``; 0 if ``end`` is not later.

    A month is full when ``add_months(start, n) <= end``.

    >>> full_months(date(2026, 1, 31), date(2026, 2, 28))
    1
    """
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    if start.day <= end.day:
        return months
    return months if add_months(start, months) <= end else months - 1


def days_of_work(minutes: int, weekly_minutes: int) -> int:
    """Calendar days that ``minutes`` of work take at ``weekly_minutes`` a week, rounded up.

    Raises ``NoBudget`` if there is work and ``weekly_minutes`` is 0.

    >>> days_of_work(90, 90), days_of_work(91, 90), days_of_work(0, 0)
    (7, 8, 0)
    """
    if minutes == 0:
        return 0
    if weekly_minutes == 0:
        raise NoBudget(minutes)
    return -(-DAYS_PER_WEEK * minutes // weekly_minutes)


def learned_by(start: date, minutes: int, weekly_minutes: int) -> date:
    """The day on which ``minutes`` of learning are done if they begin at ``start``.

    Raises ``NoBudget`` if there is learning and ``weekly_minutes`` is 0.
    """
    return days_later(start, days_of_work(minutes, weekly_minutes))


def days_later(day: date, days: int) -> date:
    """The day that follows ``days`` days from ``day`` on.

    >>> days_later(date(2026, 1, 31), 1)
    datetime.date(2026, 2, 1)
    """
    return day + timedelta(min(days, (date.max - day).days))
