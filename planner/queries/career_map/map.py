"""The career map: stations, lines and routes, ready for a template to draw."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from django.utils.translation import gettext as _

from planner.engine import Framework, NoRoute, Route, alternatives
from planner.queries.career_map.captions import detail, in_words, option, spoken_station
from planner.queries.career_map.layout import LABEL_X, NAME_LINE, Layout, Station, map_layout
from planner.queries.career_map.paths import Line, draw
from planner.queries.career_map.role_cards import RoleCard, Viewer, role_facts
from planner.queries.goals.goal import expected_journey

ALL_AT_ONCE = 60
NEIGHBOURHOOD = 40
WAYS = 4
ASCENT = 4.5
AIR = 3.0
FLAG = 13.0
FLAG_DROP = 4.0
ALL = "all"
MINE = "route"


@dataclass(frozen=True, slots=True)
class Text:
    """One line of a label."""

    y: float
    words: str


@dataclass(frozen=True, slots=True)
class StationView:
    """A station with its label and its state for the viewer; ``spoken`` is for screen readers."""

    station: Station
    facts: RoleCard
    spoken: str
    detail: str
    top: float
    height: float
    label_x: float
    lines: tuple[Text, ...]
    detail_x: float
    detail_y: float
    flag_y: float
    is_lit: bool


@dataclass(frozen=True, slots=True)
class MapChoice:
    """An entry of the control above the map."""

    key: str
    label: str
    is_current: bool


@dataclass(frozen=True, slots=True)
class MapPage:
    """Everything that the map's template draws. ``way`` is the highlighted route, as path data.

    ``centre`` is the name of the role in the middle when only a part of the map is drawn.
    """

    layout: Layout
    lines: tuple[Line, ...]
    stations: tuple[StationView, ...]
    choices: tuple[MapChoice, ...]
    way: tuple[str, ...]
    way_text: str
    centre: str
    has_me: bool


def is_too_large(framework: Framework) -> bool:
    """Whether the framework is too large to be drawn as a whole."""
    return len(framework.roles) > ALL_AT_ONCE


def map_page(viewer: Viewer, *, show: str = "", centre: str = "") -> MapPage:
    """The map for ``viewer``.

    ``show`` is “all”, “route” for the chosen way to the goal, or the number of an alternative;
    of a framework that is too large, only what is around the role ``centre`` is drawn.
    """
    around = _centre(viewer, centre)
    layout, lines = _drawn(viewer.framework, around)
    ways = _ways(viewer)
    key = show if show in ways else ALL
    lit = ways[key].roles if key in ways else ()
    facts = role_facts(viewer)
    return MapPage(
        layout=layout,
        lines=lines,
        stations=tuple(
            _station(station, facts[code], lit) for code, station in layout.stations.items()
        ),
        choices=_choices(ways, key, viewer),
        way=tuple(_way(lines, lit)),
        way_text=in_words(viewer.framework, ways[key], is_mine=key == MINE) if key in ways else "",
        centre=viewer.framework.roles[around].name if around else "",
        has_me=viewer.planning is not None,
    )


def neighbourhood(framework: Framework, centre: str, most: int = NEIGHBOURHOOD) -> set[str]:
    """The codes of up to ``most`` roles that are fewest moves away, in either direction."""
    near: dict[str, set[str]] = {code: set() for code in framework.roles}
    for move in framework.moves:
        near[move.source].add(move.target)
        near[move.target].add(move.source)
    found = {centre: None}
    ring: Iterable[str] = [centre]
    while ring:
        ring = sorted({code for role in ring for code in near[role]} - found.keys())
        ring = ring[: most - len(found)]
        found |= dict.fromkeys(ring)
    return set(found)


def _centre(viewer: Viewer, wanted: str) -> str:
    if not is_too_large(viewer.framework):
        return ""
    mine = viewer.planning.person.role if viewer.planning else next(iter(viewer.framework.roles))
    return wanted if wanted in viewer.framework.roles else mine


@lru_cache(maxsize=64)
def _drawn(framework: Framework, centre: str) -> tuple[Layout, tuple[Line, ...]]:
    """The geometry alone: it is the same for everybody who looks at this version."""
    shown = neighbourhood(framework, centre) if centre else framework.roles.keys()
    roles = [role for code, role in framework.roles.items() if code in shown]
    moves = [move for move in framework.moves if move.source in shown and move.target in shown]
    layout = map_layout(framework, roles, moves)
    return layout, draw(layout, moves)


def _ways(viewer: Viewer) -> Mapping[str, Route]:
    """The routes that can be highlighted, by key: the chosen one to the goal, then alternatives."""
    if viewer.planning is None or viewer.goal is None or not viewer.goal_code:
        return {}
    journey = expected_journey(viewer.planning)
    if journey is None or journey.route is None:
        return {}
    mine = journey.route
    plan = viewer.framework, viewer.planning.person, viewer.goal_code
    try:
        others = alternatives(*plan, at=viewer.at)
    except NoRoute:
        others = ()
    different = [route for route in others if route.roles != mine.roles]
    return {MINE: mine} | {str(n): route for n, route in enumerate(different[:WAYS], start=1)}


def _choices(ways: Mapping[str, Route], key: str, viewer: Viewer) -> tuple[MapChoice, ...]:
    if not ways:
        return ()
    labels = {ALL: _("All moves"), MINE: _("My route")}
    mine = ways[MINE].roles
    labels |= {k: option(viewer.framework, way, mine) for k, way in ways.items() if k != MINE}
    return tuple(MapChoice(code, label, code == key) for code, label in labels.items())


def _way(lines: Sequence[Line], roles: Sequence[str]) -> Iterable[str]:
    paths = {frozenset((line.source, line.target)): line.path for line in lines}
    for step in pairwise(roles):
        if frozenset(step) in paths:
            yield paths[frozenset(step)]


def _station(station: Station, facts: RoleCard, lit: Sequence[str]) -> StationView:
    height = NAME_LINE * (len(station.lines) + 1)
    first = station.y - height / 2 + NAME_LINE / 2 + ASCENT
    return StationView(
        station=station,
        facts=facts,
        spoken=spoken_station(facts),
        detail=detail(facts),
        top=station.y - height / 2 - AIR,
        height=height + 2 * AIR,
        label_x=station.x + LABEL_X,
        lines=tuple(Text(first + NAME_LINE * i, words) for i, words in enumerate(station.lines)),
        detail_x=station.x + LABEL_X + (FLAG if facts.is_goal else 0.0),
        detail_y=first + NAME_LINE * len(station.lines),
        flag_y=first + NAME_LINE * len(station.lines) - FLAG + FLAG_DROP,
        is_lit=station.code in lit,
    )
