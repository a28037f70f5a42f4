from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date
from itertools import combinations, pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine import Framework
from planner.models import Employee, Goal
from planner.queries.career_map.captions import detail, spoken_station
from planner.queries.career_map.lanes import CLEARANCE, Run, assign_lanes, lane_counts
from planner.queries.career_map.layout import LABEL_X, Layout, map_layout
from planner.queries.career_map.map import NEIGHBOURHOOD, map_page, neighbourhood
from planner.queries.career_map.paths import draw, rounded
from planner.queries.career_map.role_cards import RoleCard, Viewer
from planner.queries.career_map.text import width_of, wrapped
from planner.queries.people.planning_context import PlanningContext
from tests.engine.support import build

REAL = Path(__file__).resolve().parents[3] / "fixtures/customer_service.json"
AT = date(2026, 11, 2)


@st.composite
def frameworks(draw_: st.DrawFn) -> Framework:
    """Small frameworks whose roles may share tracks and levels, with any moves between them."""
    count = draw_(st.integers(2, 12))
    tracks = [build.track(f"track-{n}") for n in range(draw_(st.integers(1, 4)))]
    roles = [
        build.role(
            f"role-{n}",
            draw_(st.integers(1, 5)),
            track=draw_(st.sampled_from(tracks))["code"],
        )
        for n in range(count)
    ]
    ends = st.tuples(st.integers(0, count - 1), st.integers(0, count - 1))
    pairs = {pair for pair in draw_(st.sets(ends, max_size=25)) if pair[0] != pair[1]}
    moves = [build.move(f"role-{a}", f"role-{b}", kind="cross") for a, b in sorted(pairs)]
    return build.framework(tracks=tracks, roles=roles, moves=moves)


def laid_out(framework: Framework) -> Layout:
    return map_layout(framework, list(framework.roles.values()), framework.moves)


@pytest.fixture(scope="module")
def real() -> Framework:
    return Framework.from_document(json.loads(REAL.read_text(encoding="utf-8")))


@given(frameworks())
def test_no_two_runs_of_a_gutter_lie_on_each_other(framework: Framework) -> None:
    layout = laid_out(framework)

    for one, other in combinations(layout.runs, 2):
        if layout.lane_y[one] == layout.lane_y[other]:
            gap = max(one.left, other.left) - min(one.right, other.right)
            assert gap >= CLEARANCE


@given(frameworks())
def test_runs_keep_to_the_gutter_under_the_higher_row(framework: Framework) -> None:
    layout = laid_out(framework)
    below = dict(pairwise(layout.rows)) | {min(layout.rows): 0}

    for run, y in layout.lane_y.items():
        upper, lower = run.gutter, below[run.gutter]
        assert layout.rows[upper] < y < layout.rows.get(lower, layout.height)


@given(frameworks())
def test_everything_lies_inside_the_map(framework: Framework) -> None:
    layout = laid_out(framework)

    for line in draw(layout, framework.moves):
        for x, y in coordinates(line.path):
            assert 0 <= x <= layout.width
            assert 0 <= y <= layout.height
    for station in layout.stations.values():
        assert 0 < station.x < layout.width - LABEL_X
        assert 0 < station.y < layout.height


@given(frameworks())
def test_no_two_stations_share_a_place(framework: Framework) -> None:
    places = [(station.x, station.y) for station in laid_out(framework).stations.values()]

    assert len(set(places)) == len(framework.roles)


@given(frameworks())
def test_every_two_roles_with_a_move_are_joined_by_one_line(framework: Framework) -> None:
    lines = draw(laid_out(framework), framework.moves)

    joined = [frozenset((line.source, line.target)) for line in lines]
    assert sorted(map(sorted, joined)) == sorted(
        map(sorted, {frozenset((move.source, move.target)) for move in framework.moves})
    )


def test_lines_begin_and_end_at_their_stations(real: Framework) -> None:
    layout = laid_out(real)

    for line in draw(layout, real.moves):
        first, *_, last = coordinates(line.path)
        for (x, y), code in ((first, line.source), (last, line.target)):
            station = layout.stations[code]
            assert abs(x - station.x) <= 8
            assert y == pytest.approx(station.y, abs=0.1)


def test_the_real_map_fits_a_laptop(real: Framework) -> None:
    layout = laid_out(real)

    assert len(layout.stations) == 34
    assert layout.width < 1300
    assert layout.height < 700


def test_roles_of_one_track_and_level_stand_beside_each_other(real: Framework) -> None:
    stations = laid_out(real).stations
    tie = [s for s in stations.values() if (s.track, s.level) == ("service", 4)]

    assert len(tie) == 2
    assert tie[0].y == tie[1].y
    assert tie[0].x != tie[1].x


def test_a_move_past_a_station_goes_around_it() -> None:
    roles = [build.role("a", 1), build.role("b", 2), build.role("c", 3)]
    framework = build.framework(roles=roles, moves=[build.move("a", "b"), build.move("a", "c")])

    kinds = {line.target: line.kind for line in draw(laid_out(framework), framework.moves)}

    assert kinds == {"b": "track", "c": "bypass"}


def test_the_longest_run_takes_the_lowest_lane() -> None:
    short, long = Run("a", "b", 2, 0, 50), Run("a", "c", 2, 0, 90)

    lanes = assign_lanes([short, long])

    assert lanes == {long: 0, short: 1}
    assert lane_counts(lanes) == {2: 2}


def test_runs_that_do_not_meet_share_a_lane() -> None:
    lanes = assign_lanes([Run("a", "b", 1, 0, 50), Run("c", "d", 1, 80, 120)])

    assert set(lanes.values()) == {0}


@given(st.text(st.sampled_from("abc mW-"), max_size=60))
def test_lines_fit_unless_they_are_one_word(text: str) -> None:
    for line in wrapped(text, 86, 12.5):
        assert width_of(line, 12.5) <= 86 or " " not in line or line.endswith("…")


def test_rounded_corners_never_overshoot_short_segments() -> None:
    assert rounded([(0, 0), (0, 6), (40, 6)]) == "M0 0L0 3Q0 6 3 6L40 6"


def test_a_large_framework_shows_only_a_neighbourhood() -> None:
    framework = chain(80)
    viewer = Viewer(framework, None, None, AT)

    assert len(neighbourhood(framework, "role-40")) == NEIGHBOURHOOD
    assert "role-41" in neighbourhood(framework, "role-40")
    assert neighbourhood(build.framework(), "agent") == {"agent", "lead"}
    assert viewer.goal_code == ""


@pytest.mark.django_db
def test_the_centre_of_a_large_map_may_be_chosen() -> None:
    viewer = Viewer(chain(80), None, None, AT)

    page = map_page(viewer, centre="role-70")

    shown = {view.station.code for view in page.stations}
    assert page.centre == "Role 70"
    assert {"role-69", "role-70", "role-71"} < shown
    assert len(shown) == NEIGHBOURHOOD


def chain(count: int) -> Framework:
    """Roles one after the other, each with a move to the next."""
    roles = [build.role(f"role-{n}", n) for n in range(1, count + 1)]
    moves = [build.move(f"role-{n}", f"role-{n + 1}") for n in range(1, count)]
    return build.framework(roles=roles, moves=moves)


def coordinates(path: str) -> Sequence[tuple[float, float]]:
    numbers: list[Any] = [float(number) for number in re.findall(r"-?\d+(?:\.\d+)?", path)]
    return list(zip(numbers[::2], numbers[1::2], strict=True))


@pytest.mark.django_db
def test_other_ways_are_named_after_what_sets_them_apart() -> None:
    roles = [build.role(code, n) for n, code in enumerate(("agent", "coach", "expert", "lead"), 1)]
    steps = [("agent", "coach", 1), ("coach", "lead", 1), ("agent", "lead", 30)]
    framework = build.framework(roles=roles, moves=[build.move(*step) for step in steps])
    goal = Goal(role_id="lead", route=["agent", "coach", "lead"])
    planning = PlanningContext(
        *(Employee(), AT, (), build.person(), framework),
        goal=goal,
        declined=frozenset(),
        disputed=frozenset(),
    )

    page = map_page(Viewer(framework, planning, goal, AT), show="1")

    assert [choice.label for choice in page.choices] == [
        "All moves",
        "My route",
        "With 1 move, typically May 2029",
    ]
    assert [choice.is_current for choice in page.choices] == [False, False, True]
    assert {view.station.code for view in page.stations if view.is_lit} == {"agent", "lead"}
    assert len(page.way) == 1
    assert page.way_text == "The route: Agent and Lead. Typical arrival in May 2029."


@pytest.mark.parametrize(
    ("people", "percent", "short", "spoken"),
    [
        (0, None, "under five", "Lead: Service, level 2. Fewer than five people."),
        (15, None, "15 or more", "Lead: Service, level 2. 15 or more people."),
        (15, 50, "50\u00a0%", "Lead: Service, level 2. You hold 50\u00a0%."),
    ],
)
def test_a_station_says_how_ready_i_am_or_else_how_many_are_there(
    people: int, percent: int | None, short: str, spoken: str
) -> None:
    framework = build.framework()
    role = framework.roles["lead"]
    track = framework.tracks[role.track]
    facts = RoleCard(role, track, percent, 0, people, is_here=False, is_goal=False)

    assert (detail(facts), spoken_station(facts)) == (short, spoken)
