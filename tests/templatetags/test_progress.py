from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from django.template import Context, Template

from planner.queries.progress.history import Point
from planner.queries.progress.page import Mark, ProgressPage, SkillTrack, Stretch
from planner.templatetags.progress import (
    level_strip,
    milestone_marks,
    percent_y,
    readiness_over_time,
    shade_of,
    time_axis,
)

DAYS = [date(2026, month, 2) for month in range(1, 10)]


def page_with(*percents: int) -> ProgressPage:
    points = [
        Point(day, value, value, is_known=True) for day, value in zip(DAYS, percents, strict=False)
    ]
    places = [100 * (n + 0.5) / len(points) for n in range(len(points))]
    return ProgressPage(
        "lead", "Lead", True, "12", [], points, places, [], [], None, 80
    )  # fmt: skip


def track(*stretches: tuple[int, int, float, float]) -> SkillTrack:
    rows = [Stretch(held, sure, DAYS[0], start, end) for held, sure, start, end in stretches]
    return SkillTrack("empathy", "Empathy", 3, 4, rows)


def test_a_hundred_percent_is_at_the_top() -> None:
    assert percent_y(100) < percent_y(50) < percent_y(0)


def test_the_line_has_a_place_for_every_point() -> None:
    chart = readiness_over_time(page_with(0, 50, 100))

    assert [x for x, _ in chart["held"]] == [
        pytest.approx(16.67, abs=0.1),
        50.0,
        pytest.approx(83.3, abs=0.1),
    ]
    assert chart["held_line"].count(",") == 3
    assert chart["area"].startswith(f"{chart['held'][0][0]:g},152 ")


@pytest.mark.parametrize("count", [2, 7, 9])
def test_a_phone_has_room_for_the_dates(count: int) -> None:
    ticks = time_axis(page_with(*[10] * count))["ticks"]

    assert len(ticks) <= 3
    assert [ticks[0][0].on, ticks[-1][0].on] == [DAYS[0], DAYS[count - 1]]


def test_a_number_is_written_where_it_has_room() -> None:
    strip = level_strip(track((0, 0, 0, 4), (2, 1, 4, 60), (3, 3, 60, 100)))

    assert [(middle, fits) for _, middle, fits, _shade in strip["stretches"]] == [
        (2.0, False),
        (32.0, True),
        (80.0, True),
    ]


def test_a_strip_says_its_levels_in_words_and_what_is_only_ones_own_view() -> None:
    template = Template("{% load progress %}{% level_strip track %}")

    markup = template.render(Context({"track": track((1, 0, 0, 50), (2, 2, 50, 100))}))

    assert "Empathy: level 1 by your own view from January 2026 and level 2 from January" in markup
    assert markup.count('class="unsure"') == 1


def test_milestones_that_would_hide_each_other_stand_in_rows() -> None:
    places = (10.0, 12.0, 14.0, 40.0)
    page = replace(page_with(0, 100), marks=[Mark("Mentor", DAYS[0], place) for place in places])

    chart = milestone_marks(page)

    assert [y for _, y in chart["marks"]] == [13, 39, 65, 13]
    assert (chart["rows"], chart["height"]) == ([13, 39, 65], 78)


@pytest.mark.parametrize("highest", [1, 4, 5, 7])
def test_the_highest_level_is_darkest_and_each_level_has_a_shade_of_its_own(highest: int) -> None:
    shades = [shade_of(level, highest) for level in range(highest + 1)]

    assert (shades[0], shades[-1]) == (0, 7)
    assert len(set(shades)) == highest + 1
