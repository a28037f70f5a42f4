"""The lines of the career map as SVG path data: along tracks, around stations, across tracks."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from planner.engine.values.framework import Move
from planner.queries.career_map.lanes import Run, assign_lanes, lane_counts
from planner.queries.career_map.layout import Layout, Station, between

RADIUS = 8.0
NEAREST, FARTHEST, SPREAD = 4.0, 8.0, 2.5
BYPASS, BYPASS_MOST, BYPASS_LANE = 12.0, 19.0, 5.0

TRACK, BYPASS_LINE, MOVE = "track", "bypass", "move"

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Line:
    """A drawn move. ``kind`` is track (coloured), bypass (coloured, thin) or move (grey)."""

    source: str
    target: str
    path: str
    colour: str
    kind: str

    @property
    def on_track(self) -> bool:
        return self.kind != MOVE


def draw(layout: Layout, moves: Iterable[Move]) -> tuple[Line, ...]:
    """One line for every two roles that a move joins."""
    stations = layout.stations
    joined = {frozenset((move.source, move.target)): move for move in moves}
    columns = [
        (stations[move.source], stations[move.target])
        for move in joined.values()
        if stations[move.source].column == stations[move.target].column
    ]
    promotions = {ends for ends, move in joined.items() if move.kind == "promotion"}
    return (*_across(layout, _branches(layout, promotions)), *_along(layout, columns))


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


def _branches(layout: Layout, promotions: set[frozenset[str]]) -> set[Run]:
    """The runs where a track parts, or comes together again: promotions within it."""
    stations = layout.stations
    return {
        run
        for run in layout.runs
        if stations[run.source].track == stations[run.target].track
        and frozenset((run.source, run.target)) in promotions
    }


def _across(layout: Layout, branches: set[Run]) -> Iterator[Line]:
    """Runs between columns. Branches leave in the middle; the ends of the others are spread."""
    ends = _spread(layout, [run for run in layout.runs if run not in branches])
    for run in layout.runs:
        source, target = layout.stations[run.source], layout.stations[run.target]
        y = layout.lane_y[run]
        start = ends.get((run.source, run), source.x)
        end = ends.get((run.target, run), target.x)
        path = rounded([(start, source.y), (start, y), (end, y), (end, target.y)])
        kind = TRACK if run in branches else MOVE
        yield Line(run.source, run.target, path, source.colour, kind)


def _spread(layout: Layout, spread: Iterable[Run]) -> dict[tuple[str, Run], float]:
    """(Station, run) -> the x where the run leaves or enters the station.

    Of the runs on one side, the longest leaves outermost and enters innermost: then runs that
    share a station nest instead of crossing.
    """
    sides: dict[tuple[str, int, bool], list[Run]] = defaultdict(list)
    for run in spread:
        for code, other in ((run.source, run.target), (run.target, run.source)):
            side = 1 if layout.stations[other].x > layout.stations[code].x else -1
            enters = layout.lane_y[run] > layout.stations[code].y
            sides[code, side, enters].append(run)
    found: dict[tuple[str, Run], float] = {}
    for (code, side, enters), runs in sides.items():
        ordered = sorted(runs, key=lambda run: run.length, reverse=enters)
        step = _step(SPREAD, FARTHEST - NEAREST, len(runs))
        for place, run in enumerate(ordered):
            found[code, run] = layout.stations[code].x + side * (NEAREST + place * step)
    return found


def _along(layout: Layout, columns: Sequence[tuple[Station, Station]]) -> Iterator[Line]:
    """Moves within a column: straight, or on the left around the stations between them."""
    lanes = _bypasses(layout, columns)
    for source, target in columns:
        points, kind = [(source.x, source.y), (target.x, target.y)], TRACK
        if (source, target) in lanes:
            beside = source.x - lanes[source, target]
            points = [points[0], (beside, source.y), (beside, target.y), points[1]]
            kind = BYPASS_LINE
        yield Line(source.code, target.code, rounded(points), source.colour, kind)


def _bypasses(
    layout: Layout, columns: Sequence[tuple[Station, Station]]
) -> dict[tuple[Station, Station], float]:
    """The moves that must go around a station, and how far beside the column they pass."""
    around = {
        _upright(source, target): (source, target)
        for source, target in columns
        if between(layout, source, target)
    }
    lanes = assign_lanes(around)
    most = lane_counts(lanes)
    return {
        around[run]: BYPASS + lane * _step(BYPASS_LANE, BYPASS_MOST - BYPASS, most[run.gutter])
        for run, lane in lanes.items()
    }


def _upright(source: Station, target: Station) -> Run:
    """A run that stands: its gutter is the column, its ends are heights."""
    top, bottom = sorted((source.y, target.y))
    return Run(source.code, target.code, source.column, top, bottom)


def _step(wanted: float, room: float, count: int) -> float:
    """The distance between ``count`` things: as ``wanted``, or less if there is less ``room``."""
    return min(wanted, room / max(count - 1, 1))


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
