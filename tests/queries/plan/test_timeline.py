"""The plan as a picture."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.models import Pause
from planner.queries.plan.step_rows import StepRow
from planner.queries.plan.timeline import MonthAxis, TimelineGroup, timeline_of
from tests.scenes.people import TODAY

WEEK = timedelta(days=7)
FEW_ON_A_PHONE = 9


def line(starts: date | None = TODAY, weeks: int = 2, percent: int = 0, pk: int = 1) -> StepRow:
    return StepRow(
        pk=pk,
        title=f"Step {pk}",
        kind="Course",
        icon="book-open",
        colour="blue",
        why="",
        url="",
        minutes=180,
        spent=0,
        left=180,
        percent=percent,
        starts=starts,
        ends=starts + weeks * WEEK if starts else None,
        is_own=False,
        is_done=False,
        is_first=False,
        is_last=False,
        can_swap=True,
        skills=(),
        blocker=None,
        blocked_days=0,
    )


def picture(*lines: StepRow, pauses: tuple[Pause, ...] = ()) -> list[TimelineGroup]:
    return timeline_of(lines, pauses, TODAY, TODAY + 4 * WEEK)


def test_an_axis_is_whole_months() -> None:
    axis = MonthAxis.over(date(2026, 11, 2), date(2027, 1, 31))

    assert (axis.first, axis.end) == (date(2026, 11, 1), date(2027, 2, 1))
    assert axis.place(date(2026, 11, 1)) == 0
    assert axis.place(date(2027, 2, 1)) == 100
    assert axis.place(date(2020, 1, 1)) == 0
    assert axis.place(date(2030, 1, 1)) == 100


def test_a_bar_lies_between_its_days_and_is_filled_by_its_percent() -> None:
    (group,) = picture(line(date(2026, 11, 1), weeks=4, percent=50))
    (lane,) = group.lanes

    assert lane.bar.x == 0
    assert lane.bar.width == pytest.approx(93.33)
    assert lane.done == pytest.approx(46.67, abs=0.02)


def test_a_short_step_is_still_to_be_seen() -> None:
    (group,) = picture(line(weeks=0), line(weeks=40))

    assert group.lanes[0].bar.width == 1.5
    assert all(lane.bar.x + lane.bar.width <= 100 for lane in group.lanes)


def test_a_short_plan_is_one_open_picture_with_today_and_the_arrival() -> None:
    (group,) = picture(line(), line(TODAY + 2 * WEEK))

    assert group.title == "November 2026"
    assert group.is_open
    assert group.today == pytest.approx(100 / 30, abs=0.01)
    assert group.flag == pytest.approx(100 * 29 / 30, abs=0.01)
    assert group.minutes == 360


def test_a_title_names_the_years_it_needs() -> None:
    assert picture(line(weeks=6))[0].title == "November to December 2026"
    assert picture(line(weeks=12))[0].title == "November 2026 to January 2027"


def test_sixty_steps_over_two_years_come_by_quarters() -> None:
    steps = [line(TODAY + n * timedelta(days=12), weeks=1, pk=n) for n in range(60)]

    groups = picture(*steps)

    assert [group.is_open for group in groups] == [True] + [False] * (len(groups) - 1)
    assert 7 <= len(groups) <= 9
    assert sum(len(group.lanes) for group in groups) == 60
    assert max(len(group.lanes) for group in groups) <= FEW_ON_A_PHONE
    assert all(len(group.ticks) <= 12 for group in groups)


def test_what_began_before_today_is_in_the_first_quarter_shown() -> None:
    old = line(TODAY - 20 * WEEK, weeks=21, pk=99)
    steps = [line(TODAY + n * WEEK, weeks=1, pk=n) for n in range(13)]

    first = picture(*steps, old)[0]

    assert 99 in {lane.line.pk for lane in first.lanes}


def test_a_long_axis_has_fewer_words_and_says_the_year() -> None:
    (group,) = picture(line(weeks=4), line(TODAY + 50 * WEEK, weeks=10))

    assert [tick.label for tick in group.ticks][:3] == ["Nov", "2027", "Mar"]


def test_pauses_are_shaded_where_they_are() -> None:
    inside = Pause(kind="rest", starts_on=date(2026, 11, 16), ends_on=date(2026, 11, 30))
    outside = Pause(starts_on=date(2027, 11, 16), ends_on=date(2027, 11, 30))

    (group,) = picture(line(), pauses=(inside, outside))

    assert [(span.label, span.x, span.width) for span in group.breaks] == [("Rest", 50, 50)]


def test_what_has_no_date_is_not_in_the_picture() -> None:
    assert picture(line(starts=None)) == []
    assert picture() == []
