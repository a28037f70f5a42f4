"""Geometry of progress over time: shares of the width, pixels of the height."""

from __future__ import annotations

from typing import Any

from django import template

from planner.queries.progress_page import ProgressPage, SkillTrack
from planner.templatetags.charts import FULL, labelled

register = template.Library()

TOP, BOTTOM = 16, 152
GRID = (0, 50, FULL)
MOST_LABELS = 4
NARROW = 7.0  # a stretch too narrow for its number, in percent of the width


@register.inclusion_tag("planner/progress/_readiness_over_time.html")
def readiness_over_time(page: ProgressPage) -> dict[str, Any]:
    """The line of what is held, the line of what is confirmed, and the threshold."""
    pairs = list(zip(page.points, page.places, strict=True))
    held = [(x, y_of(point.held)) for point, x in pairs]
    return {
        "page": page,
        "held": held,
        "held_line": _line(held),
        "confirmed_line": _line([(x, y_of(point.confirmed)) for point, x in pairs]),
        "area": f"{held[0][0]:g},{BOTTOM} {_line(held)} {held[-1][0]:g},{BOTTOM}",
        "grid": [(percent, y_of(percent)) for percent in GRID],
        "threshold_y": y_of(page.ready_at),
        "bottom": BOTTOM,
    }


@register.inclusion_tag("planner/progress/_time_axis.html")
def time_axis(page: ProgressPage) -> dict[str, Any]:
    """The dates below the lines; only as many as have room on a phone."""
    shown = labelled(len(page.points), MOST_LABELS)
    pairs = zip(page.points, page.places, strict=True)
    return {"ticks": [pair for place, pair in enumerate(pairs, start=1) if place in shown]}


@register.inclusion_tag("planner/progress/_level_strip.html")
def level_strip(track: SkillTrack) -> dict[str, Any]:
    """The levels of one skill as a strip."""
    middles = [
        (stretch, round(stretch.start + stretch.width / 2, 2), stretch.width >= NARROW)
        for stretch in track.stretches
    ]
    return {"track": track, "stretches": middles}


def y_of(percent: int) -> float:
    """100 % at the top, 0 % at the bottom."""
    return round(BOTTOM - (BOTTOM - TOP) * percent / FULL, 1)


def _line(places: list[tuple[float, float]]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in places)
