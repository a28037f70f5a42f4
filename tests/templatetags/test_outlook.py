from __future__ import annotations

from datetime import date
from typing import cast

from planner.queries.explore.look_ahead import LookAheadPage, Month
from planner.templatetags.outlook import month_strip


class Page:
    """What the strip reads of a page."""

    ready_at = 80
    months = tuple(Month(n, date(2026, 1 + n, 2), 90 - n, 40 + n, n == 3) for n in range(8))


def test_bars_stand_side_by_side_and_grow_from_below() -> None:
    found = month_strip(cast("LookAheadPage", Page()))

    assert (found["width"], found["ready_y"], found["months"]) == (80, 20, 7)
    assert [(bar.left, bar.x) for bar in found["bars"]][:3] == [(0, 2), (10, 12), (20, 22)]
    for bar in found["bars"]:
        assert bar.held_y + bar.month.held == bar.sure_y + bar.month.confirmed == 100


def test_every_sixth_month_has_a_label() -> None:
    found = month_strip(cast("LookAheadPage", Page()))

    assert [month.number for month in found["labels"]] == [0, 6]
