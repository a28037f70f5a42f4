"""Where everything of the career map stands. Pure geometry: roles and moves in, numbers out.

A column is a track, a row is a level; a track with several roles on one level gets a column for
each of them. Between the rows are gutters, each as high as the lanes of its runs need. Lengths
are in the units of the map's viewBox, y grows downwards.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from planner.engine import Framework
from planner.engine.values.framework import Move, Role
from planner.queries.career_map.lanes import Run, assign_lanes, lane_counts
from planner.queries.career_map.text import wrapped

COLUMN = 114.0
FIRST_COLUMN = 22.0
LABEL_WIDTH = 86.0
LABEL_X = 17.0
NAME_SIZE = 12.5
NAME_LINE = 14.0
DETAIL_LINE = 15.0
HEAD_LINES = 3
LANE = 6.0
PADDING = 9.0
MARGIN = 10.0
LEAST_HALF = 22.0


@dataclass(frozen=True, slots=True)
class Station:
    """A role on the map; (x, y) is the middle of its disc."""

    code: str
    track: str
    colour: str
    level: int
    column: int
    x: float
    y: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TrackHead:
    """The head of a track, above its leftmost column."""

    code: str
    colour: str
    x: float
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """The places of everything, before paths are drawn. ``lane_y`` is the height of each run."""

    width: float
    height: float
    columns: tuple[TrackHead, ...]
    rows: Mapping[int, float]
    stations: Mapping[str, Station]
    runs: tuple[Run, ...]
    lane_y: Mapping[Run, float]


def map_layout(framework: Framework, roles: Sequence[Role], moves: Iterable[Move]) -> Layout:
    """Place ``roles`` and the horizontal runs of ``moves`` between them."""
    first, column = _columns(framework, roles)
    x = {code: FIRST_COLUMN + index * COLUMN for code, index in column.items()}
    lines = {role.code: wrapped(role.name, LABEL_WIDTH, NAME_SIZE) for role in roles}
    lanes = assign_lanes(_runs({role.code: role for role in roles}, x, moves))
    rows, bottom = _rows(_halves(roles, lines), lane_counts(lanes))
    stations = {
        role.code: Station(
            code=role.code,
            track=role.track,
            colour=framework.tracks[role.track].colour,
            level=role.level,
            column=column[role.code],
            x=x[role.code],
            y=rows[role.level],
            lines=lines[role.code],
        )
        for role in roles
    }
    return Layout(
        width=FIRST_COLUMN + (max(column.values(), default=0) + 1) * COLUMN,
        height=bottom,
        columns=tuple(_heads(framework, first)),
        rows=rows,
        stations=stations,
        runs=tuple(lanes),
        lane_y=_lane_heights(lanes, rows, _halves(roles, lines)),
    )


def _columns(framework: Framework, roles: Sequence[Role]) -> tuple[dict[str, int], dict[str, int]]:
    """Track -> its first column, and role -> its column; both in the order of the framework."""
    first: dict[str, int] = {}
    column: dict[str, int] = {}
    free = 0
    for track in framework.tracks:
        levels: dict[int, int] = defaultdict(int)
        for role in (role for role in roles if role.track == track):
            first.setdefault(track, free)
            column[role.code] = free + levels[role.level]
            levels[role.level] += 1
        free += max(levels.values(), default=0)
    return first, column


def _heads(framework: Framework, first: Mapping[str, int]) -> Iterable[TrackHead]:
    for code, column in first.items():
        track = framework.tracks[code]
        name = wrapped(track.name, COLUMN - 2 * MARGIN, NAME_SIZE, HEAD_LINES)
        yield TrackHead(code, track.colour, FIRST_COLUMN + column * COLUMN, name)


def _runs(roles: Mapping[str, Role], x: Mapping[str, float], moves: Iterable[Move]) -> list[Run]:
    """A run for every two roles in different columns that a move joins, in either direction."""
    found: dict[frozenset[str], Run] = {}
    for move in moves:
        source, target = x[move.source], x[move.target]
        gutter = max(roles[move.source].level, roles[move.target].level)
        if source != target:
            run = Run(move.source, move.target, gutter, min(source, target), max(source, target))
            found.setdefault(frozenset((move.source, move.target)), run)
    return list(found.values())


def _halves(roles: Sequence[Role], lines: Mapping[str, Sequence[str]]) -> dict[int, float]:
    """Level -> half the height of its tallest label; the highest level first."""
    tallest: dict[int, int] = {}
    for role in sorted(roles, key=lambda role: -role.level):
        tallest[role.level] = max(tallest.get(role.level, 0), len(lines[role.code]))
    return {
        level: max(LEAST_HALF, (NAME_LINE * count + DETAIL_LINE) / 2)
        for level, count in tallest.items()
    }


def _rows(
    halves: Mapping[int, float], lane_count: Mapping[int, int]
) -> tuple[dict[int, float], float]:
    """Level -> y, from the top, and the y of the lower edge."""
    rows: dict[int, float] = {}
    y = MARGIN
    for level, half in halves.items():
        rows[level] = y + half
        y += 2 * half + PADDING + LANE * lane_count.get(level, 0)
    return rows, y


def _lane_heights(
    lanes: Mapping[Run, int], rows: Mapping[int, float], halves: Mapping[int, float]
) -> dict[Run, float]:
    """Run -> y. The gutter of a level lies under its row; its lane 0 is the lowest."""
    count = lane_counts(dict(lanes))
    top = {level: rows[level] + halves[level] + PADDING / 2 for level in rows}
    return {
        run: top[run.gutter] + LANE * (count[run.gutter] - lane - 0.5)
        for run, lane in lanes.items()
    }


def between(layout: Layout, one: Station, other: Station) -> bool:
    """Whether another station stands between two stations of the same column."""
    low, high = sorted((one.y, other.y))
    return any(
        station.column == one.column and low < station.y < high
        for station in layout.stations.values()
    )
