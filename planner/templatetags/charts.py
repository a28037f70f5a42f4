"""Geometry of small charts: pure functions from numbers to plain coordinates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import template

register = template.Library()

LEFT, RIGHT, TOP, BOTTOM = 30, 368, 10, 128
FULL = 100


@register.inclusion_tag("planner/components/_spark.html")
def spark(points: Sequence[tuple[str, int]], threshold: int | None = None) -> dict[str, Any]:
    """A line of percentages over time. ``points`` are (label, percent), the oldest first."""
    places = [
        (label, percent, x_of(index, len(points)), bounded_percent_y(percent))
        for index, (label, percent) in enumerate(points)
    ]
    line = " ".join(f"{x:g},{y:g}" for _, _, x, y in places)
    return {
        "points": places,
        "line": line,
        "area": f"{LEFT},{BOTTOM} {line} {places[-1][2]:g},{BOTTOM}" if len(places) > 1 else "",
        "last": places[-1] if places else None,
        "grid": [(percent, bounded_percent_y(percent)) for percent in (0, 50, FULL)],
        "threshold": threshold,
        "threshold_y": None if threshold is None else bounded_percent_y(threshold),
        "labelled": labelled(len(points)),
    }


@register.filter
def share(part: int, whole: int) -> float:
    """``part`` of ``whole`` as a width from 0 to 100; all of nothing is 100."""
    return round(FULL * min(part, whole) / whole, 1) if whole else float(FULL)


def x_of(index: int, count: int) -> float:
    """Evenly from left to right; a single point stands at the right."""
    return round(LEFT + (RIGHT - LEFT) * index / (count - 1), 1) if count > 1 else float(RIGHT)


def bounded_percent_y(percent: int) -> float:
    """100 % at the top, 0 % at the bottom; what is outside is drawn at the edge."""
    return round(BOTTOM - (BOTTOM - TOP) * max(0, min(percent, FULL)) / FULL, 1)


def labelled(count: int, most: int = 6) -> set[int]:
    """The indexes (from 1) whose labels are shown: at most ``most``, the last one always."""
    every = -(-count // most) or 1
    return {index for index in range(1, count + 1) if (count - index) % every == 0}
