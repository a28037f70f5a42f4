"""Calendar arithmetic on many days at once: a day is its ordinal (``date.toordinal``).

A day after 31 December 9999 cannot be written as a date. Such a result is greater than
``LAST_DAY`` and means "never".
"""

from __future__ import annotations

from datetime import date

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]

LAST_DAY = date.max.toordinal()
_EPOCH = date(1970, 1, 1).toordinal()
_MONTHS = np.arange("0001-01", "10000-02", dtype="datetime64[M]")
_FIRST_DAY: Ints = _MONTHS.astype("datetime64[D]").astype(np.int64) + _EPOCH
_LAST_OFFSET: Ints = np.append(np.diff(_FIRST_DAY), 31) - 1
_BEYOND = len(_FIRST_DAY) - 1
_SHORTEST_MONTH = 28


def months_later(days: Ints | int, months: Ints) -> Ints:
    """``add_months`` for each pair of ``days`` and ``months``."""
    month, offset = _split(days)
    later = np.minimum(month + months, _BEYOND)
    days_later: Ints = _FIRST_DAY[later] + np.minimum(offset, _LAST_OFFSET[later])
    return days_later


def at_least_months_later(days: Ints | int, months: Ints) -> Ints:
    """No later than any way of adding ``months`` in several steps.

    A step that ends in a short month moves the day of the month down, for all steps after
    it, but never below the 28th. From the 1st to the 28th the bound is exact.
    """
    month, offset = _split(days)
    later = np.minimum(month + months, _BEYOND)
    days_later: Ints = _FIRST_DAY[later] + np.minimum(offset, _SHORTEST_MONTH - 1)
    return days_later


def _split(days: Ints | int) -> tuple[Ints, Ints]:
    """The index of the month, and the days since its first."""
    month = np.searchsorted(_FIRST_DAY, days, side="right") - 1
    return month, days - _FIRST_DAY[month]
