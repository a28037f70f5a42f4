from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.engine import readiness, standing
from planner.models import Employee
from planner.queries.people.profiles import person_with_evidence
from planner.queries.progress.page import DayAxis, ProgressPage, progress_page
from tests.factories.rows import EmployeeFactory, MilestoneRecordFactory
from tests.scenes.people import TODAY, aims_for, employee_in, planning_of, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


@pytest.fixture
def agent() -> Employee:
    agent, mina = employee_in(), EmployeeFactory.create()
    aims_for(agent, "lead")
    rated(agent, "empathy", 1, happened_on=date(2026, 3, 10))
    rated(agent, "empathy", 2, happened_on=date(2026, 6, 10))
    rated(agent, "empathy", 2, happened_on=date(2026, 6, 20), author=mina)
    rated(agent, "coaching", 1, happened_on=date(2026, 9, 9), author=mina)
    return agent


def page_of(agent: Employee, span: str = "12", on: date | None = None) -> ProgressPage:
    return progress_page(planning_of(agent), span=span, on=on)


def test_every_number_is_what_the_engine_says_of_that_day(agent: Employee) -> None:
    framework = planning_of(agent).framework
    person = person_with_evidence(agent, TODAY)
    assert person

    page = page_of(agent)

    assert len(page.points) == 13
    for point in page.points:
        engine = readiness(framework, person, "lead", point.on)
        assert (point.held, point.confirmed) == (engine.held_percent, engine.confirmed_percent)
    for track in page.tracks:
        for stretch in track.stretches:
            held = standing(framework, person, stretch.since)[track.code]
            assert (stretch.held, stretch.confirmed) == (held.level, held.confirmed)


def test_a_skill_is_told_in_stretches_that_fill_the_line(agent: Employee) -> None:
    track = next(track for track in page_of(agent).tracks if track.code == "empathy")

    assert [(it.held, it.is_confirmed, it.since) for it in track.stretches] == [
        (0, True, date(2025, 11, 2)),
        (1, False, date(2026, 4, 2)),
        (2, True, date(2026, 7, 2)),
    ]
    edges = [(it.start, it.end) for it in track.stretches]
    assert edges[0][0] == 0
    assert edges[-1][1] == 100
    assert all(left[1] == right[0] for left, right in pairwise(edges))
    assert all(it.width > 0 for it in track.stretches)


def test_a_level_of_today_has_room_too(agent: Employee) -> None:
    rated(agent, "coaching", 2, happened_on=TODAY)

    track = next(track for track in page_of(agent).tracks if track.code == "coaching")

    assert (track.now.held, track.now.since) == (2, TODAY)
    assert track.now.width > 3


@pytest.mark.parametrize(
    ("span", "first", "count"),
    [
        ("6", date(2026, 5, 2), 7),
        ("12", date(2025, 11, 2), 13),
        ("24", date(2024, 11, 2), 25),
        ("all", date(2026, 3, 2), 9),
        ("nonsense", date(2025, 11, 2), 13),
    ],
)
def test_one_looks_back_as_far_as_one_likes(
    agent: Employee, span: str, first: date, count: int
) -> None:
    page = page_of(agent, span)

    assert (page.points[0].on, page.points[-1].on) == (first, TODAY)
    assert len(page.points) == count


@pytest.mark.parametrize("years", [3, 20, 1900])
def test_a_long_history_has_no_more_points(agent: Employee, years: int) -> None:
    rated(agent, "empathy", 1, happened_on=date(2026 - years, 1, 1))

    page = page_of(agent, "all")

    assert len(page.points) <= 25
    assert page.points[0].on <= max(date(2026 - years, 1, 1), date(1977, 1, 1))


def test_without_any_evidence_the_page_begins_at_nought() -> None:
    page = page_of(employee_in(), "all")

    assert {point.held for point in page.points} == {0}
    assert (page.role_name, page.is_goal, page.gained) == ("Agent", False, 0)


def test_milestones_stand_at_their_day(agent: Employee) -> None:
    for state, on in (("confirmed", date(2026, 5, 3)), ("waiting", TODAY), ("confirmed", TODAY)):
        MilestoneRecordFactory.create(
            employee=agent, milestone__code=f"m-{on}", achieved_on=on, state=state
        )
    MilestoneRecordFactory.create(employee=agent, achieved_on=date(2020, 1, 1), state="confirmed")

    marks = page_of(agent).marks

    assert [mark.on for mark in marks] == [date(2026, 5, 3), TODAY]
    assert 45 < marks[0].place < 55
    assert marks[1].place > 95


def test_a_day_is_opened_into_its_terms(agent: Employee) -> None:
    day = date(2026, 6, 15)

    opened = page_of(agent, on=day).day

    assert opened
    assert (opened.on, opened.readiness.held_percent) == (day, 50)
    assert sum(term.held_points for term in opened.readiness.terms) == opened.readiness.held_points


def test_places_on_the_axis_rise_from_end_to_end() -> None:
    axis = DayAxis([TODAY - timedelta(30), TODAY - timedelta(10), TODAY])

    assert axis.edge(0) == 0
    assert axis.edge(3) == 100
    places = [axis.edge(0), axis.place(axis.days[0]), axis.edge(1), axis.place(axis.days[1])]
    assert places == sorted(places)


@pytest.mark.parametrize(("span", "queries"), [("12", 2), ("all", 3)])
def test_queries_do_not_grow(
    span: str, queries: int, agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(60):
        rated(agent, "empathy", n % 5, happened_on=TODAY - timedelta(n * 9))
    planning = planning_of(agent)

    with django_assert_num_queries(queries):
        progress_page(planning, span=span, on=TODAY)
