"""Geometry of progress over time: shares of the width, pixels of the height."""

from __future__ import annotations

from typing import Any

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.queries.common.language import list_in_language
from planner.queries.progress.page import ProgressPage, SkillTrack, Stretch
from planner.templatetags.charts import FULL

register = template.Library()

TOP, BOTTOM = 16, 152
GRID = (0, 50, FULL)
MOST_LABELS = 3  # as many as a phone has room for
ROW = 26  # the height of a row of milestones
APART = 9.0  # how far two milestones of a row are apart on a phone, in percent of the width
SHADES = 7
NARROW = 7.0  # a stretch too narrow for its number, in percent of the width


@register.inclusion_tag("planner/progress/_readiness_over_time.html")
def readiness_over_time(page: ProgressPage) -> dict[str, Any]:
    """The line of what is held, the line of what is confirmed, and the threshold."""
    pairs = list(zip(page.points, page.places, strict=True))
    held = [(x, percent_y(point.held)) for point, x in pairs]
    return {
        "page": page,
        "held": held,
        "held_line": _line(held),
        "confirmed_line": _line([(x, percent_y(point.confirmed)) for point, x in pairs]),
        "area": f"{held[0][0]:g},{BOTTOM} {_line(held)} {held[-1][0]:g},{BOTTOM}",
        "grid": [(percent, percent_y(percent)) for percent in GRID],
        "threshold_y": percent_y(page.ready_at),
        "bottom": BOTTOM,
    }


@register.inclusion_tag("planner/progress/_time_axis.html")
def time_axis(page: ProgressPage) -> dict[str, Any]:
    """The dates below the lines: the first, the last, and some evenly between them."""
    pairs = list(zip(page.points, page.places, strict=True))
    gaps, end = min(MOST_LABELS, len(pairs)) - 1, len(pairs) - 1
    return {"ticks": [pairs[round(place * end / gaps)] for place in range(gaps + 1)]}


@register.inclusion_tag("planner/progress/_milestone_marks.html")
def milestone_marks(page: ProgressPage) -> dict[str, Any]:
    """The milestones by number, in as many rows as it takes that none hides another."""
    ends: list[float] = []  # where the last mark of each row is
    marks = []
    for mark in page.marks:
        row = next((row for row, end in enumerate(ends) if end <= mark.place - APART), len(ends))
        ends[row : row + 1] = [mark.place]
        marks.append((mark, ROW * row + ROW / 2))
    rows = [ROW * row + ROW / 2 for row in range(len(ends))]
    return {"marks": marks, "rows": rows, "height": ROW * len(ends)}


@register.inclusion_tag("planner/progress/_level_strip.html")
def level_strip(track: SkillTrack) -> dict[str, Any]:
    """The levels of one skill as a strip."""
    middles = [
        (
            stretch,
            round(stretch.start + stretch.width / 2, 2),
            stretch.width >= NARROW,
            shade_of(stretch.held, track.highest),
        )
        for stretch in track.stretches
    ]
    return {
        "track": track,
        "stretches": middles,
        "told": list_in_language(map(_told, track.stretches)),
    }


def shade_of(level: int, highest: int) -> int:
    """The shade of a level, from 0 to ``SHADES``; the highest level has the last one."""
    return -(-SHADES * min(level, highest) // highest)


def _told(stretch: Stretch) -> str:
    own_view = _("level {level} by your own view from {month}")
    words = (
        own_view if stretch.held and not stretch.is_confirmed else _("level {level} from {month}")
    )
    month = date_format(stretch.since, "YEAR_MONTH_FORMAT")
    return words.format(level=stretch.held, month=month)


def percent_y(percent: int) -> float:
    """100 % at the top, 0 % at the bottom."""
    return round(BOTTOM - (BOTTOM - TOP) * percent / FULL, 1)


def _line(places: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)
