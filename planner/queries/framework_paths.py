"""The lines of the career map as SVG path data: along tracks, around stations, across tracks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.engine.framework import Move
from planner.queries.framework_lanes import Run, assign_lanes
from planner.queries.framework_layout import Layout, Station, between

RADIUS = 8.0
NEAREST, FARTHEST, SPREAD = 4.0, 8.0, 2.5
BYPASS, BYPASS_LANE = 12.0, 5.0

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn move. ``on_track`` lines have the colour of their track, the others are grey."""

    source: str
    target: str
    path: str
    colour: str
    on_track: bool


def draw(layout: Layout, moves: Iterable[Move]) -> tuple[Line, ...]:
    """One line for every two roles that a move joins."""
    stations = layout.stations
    joined = {frozenset((move.source, move.target)): move for move in moves}
    columns = [
        (stations[move.source], stations[move.target])
        for move in joined.values()
        if stations[move.source].column == stations[move.target].column
    ]
    return (*_across(layout), *_along(layout, columns))


def rounded(points: Sequence[Point], radius: float = RADIUS) -> str:
    """An orthogonal way through ``points`` with rounded corners, as path data.

    >>> rounded([(0, 0), (0, 40), (40, 40)])
    'M0 0L0 32Q0 40 8 40L40 40'
    """
    parts = [f"M{_at(points[0])}"]
    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        reach = min(radius, _distance(before, corner) / 2, _distance(corner, after) / 2)
        enter, leave = _towards(corner, before, reach), _towards(corner, after, reach)
        parts.append(f"L{_at(enter)}Q{_at(corner)} {_at(leave)}")
    return "".join([*parts, f"L{_at(points[-1])}"])


def _across(layout: Layout) -> Iterator[Line]:
    """Runs between columns; their ends are spread, so that they can be told apart."""
    ends = _spread(layout)
    for run in layout.runs:
        source, target = layout.stations[run.source], layout.stations[run.target]
        y = layout.lane_y[run]
        start, end = ends[run.source, run], ends[run.target, run]
        path = rounded([(start, source.y), (start, y), (end, y), (end, target.y)])
        on_track = source.track == target.track
        yield Line(run.source, run.target, path, source.colour, on_track)


def _spread(layout: Layout) -> dict[tuple[str, Run], float]:
    """(Station, run) -> the x where the run leaves or enters the station.

    Of the runs on one side, the longest leaves outermost and enters innermost: then runs that
    share a station nest instead of crossing.
    """
    sides: dict[tuple[str, int, bool], list[Run]] = defaultdict(list)
    for run in layout.runs:
        for code, other in ((run.source, run.target), (run.target, run.source)):
            side = 1 if layout.stations[other].x > layout.stations[code].x else -1
            enters = layout.lane_y[run] > layout.stations[code].y
            sides[code, side, enters].append(run)
    found: dict[tuple[str, Run], float] = {}
    for (code, side, enters), runs in sides.items():
        ordered = sorted(runs, key=lambda run: run.length, reverse=enters)
        step = min(SPREAD, (FARTHEST - NEAREST) / max(len(runs) - 1, 1))
        for place, run in enumerate(ordered):
            found[code, run] = layout.stations[code].x + side * (NEAREST + place * step)
    return found


def _along(layout: Layout, columns: Sequence[tuple[Station, Station]]) -> Iterator[Line]:
    """Moves within a column: straight, or on the left around the stations between them."""
    lanes = _bypass_lanes(layout, columns)
    for source, target in columns:
        points = [(source.x, source.y), (target.x, target.y)]
        if (source, target) in lanes:
            beside = source.x - BYPASS - BYPASS_LANE * lanes[source, target]
            points = [points[0], (beside, source.y), (beside, target.y), points[1]]
        yield Line(source.code, target.code, rounded(points), source.colour, on_track=True)


def _bypass_lanes(
    layout: Layout, columns: Sequence[tuple[Station, Station]]
) -> dict[tuple[Station, Station], int]:
    found = {
        Run(
            source.code,
            target.code,
            source.column,
            min(source.y, target.y),
            max(source.y, target.y),
        ): (source, target)
        for source, target in columns
        if between(layout, source, target)
    }
    return {found[run]: lane for run, lane in assign_lanes(found).items()}


def _towards(start: Point, end: Point, reach: float) -> Point:
    length = _distance(start, end) or 1.0
    return (
        start[0] + (end[0] - start[0]) * reach / length,
        start[1] + (end[1] - start[1]) * reach / length,
    )


def _distance(one: Point, other: Point) -> float:
    """Along the axes: the segments are horizontal or vertical."""
    return abs(one[0] - other[0]) + abs(one[1] - other[1])


def _at(point: Point) -> str:
    return f"{round(point[0], 1):g} {round(point[1], 1):g}"
