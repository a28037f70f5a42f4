"""The months to come as bars: from percentages to plain coordinates."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import template

from planner.queries.explore.look_ahead import LookAheadPage, Month

register = template.Library()

SLOT, MARGIN, FULL = 10, 2, 100
LABEL_EVERY = 6


@dataclass(frozen=True, slots=True)
class Bar:
    """One month's place: ``left`` of its slot, ``x`` of its bar, and where both colours begin."""

    month: Month
    left: int
    x: int
    held_y: int
    sure_y: int


@register.inclusion_tag("planner/explore/_month_strip.html")
def month_strip(page: LookAheadPage) -> dict[str, Any]:
    """Bars of readiness, 100 % at the top, each ten units wide with its margins."""
    months = page.months
    return {
        "page": page,
        "bars": [_bar(index, month) for index, month in enumerate(months)],
        "width": SLOT * len(months),
        "ready_y": FULL - page.ready_at,
        "labels": months[::LABEL_EVERY],
        "months": len(months) - 1,
        "first": months[0],
        "last": months[-1],
    }


def _bar(index: int, month: Month) -> Bar:
    left = SLOT * index
    return Bar(month, left, left + MARGIN, FULL - month.held, FULL - month.confirmed)
