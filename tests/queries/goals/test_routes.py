from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee
from planner.queries.goals.routes import RoutePage, near_roles, route_page
from tests.engine.support import build
from tests.scenes.people import aims_for, employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

NEWCOMER = date(2026, 11, 1)


def page_of(employee: Employee, code: str = "lead") -> RoutePage:
    return route_page(planning_of(employee), code)


def test_each_way_says_what_it_is_best_at() -> None:
    page = page_of(employee_in(since=NEWCOMER))

    assert [way.codes for way in page.ways] == ["agent senior lead", "agent lead"]
    assert [way.best for way in page.ways] == [
        ["Earliest", "Least effort"],
        ["Least effort", "Fewest moves"],
    ]
    assert page.unbeaten == 2


def test_ways_that_are_beaten_follow_without_a_mark() -> None:
    page = page_of(employee_in())  # after a year as an agent the direct move is the earliest

    assert [(way.codes, way.best) for way in page.ways] == [
        ("agent lead", ["Earliest", "Least effort", "Fewest moves"]),
        ("agent senior lead", []),
    ]
    assert page.unbeaten == 1


def test_a_leg_says_what_it_asks_for_and_what_it_takes() -> None:
    agent = employee_in(since=NEWCOMER)
    rated(agent, "empathy", 1)

    first, second = page_of(agent).ways[0].legs

    assert (first.role, first.skills, first.milestones) == ("Senior", [("Empathy", 1, 2, 120)], [])
    assert second.skills == [("Coaching", 0, 2, 180)]
    assert second.milestones == ["Probation", "Mentor"]


def test_a_leg_says_what_the_role_before_teaches() -> None:
    roles = [
        build.role("agent"),
        build.role("senior", 2, grows=[build.growth("coaching", 2)]),
        build.role("lead", 3, {"coaching": 2}),
    ]
    publish_small(
        roles=roles, moves=[build.move("agent", "senior"), build.move("senior", "lead", 6)]
    )

    (way,) = page_of(employee_in()).ways

    assert (way.legs[1].taught, way.legs[1].skills) == ([("Coaching", 2)], [])


def test_weeks_are_rounded_up() -> None:
    way = page_of(employee_in()).ways[0]

    assert (way.route.arrive, way.weeks) == (date(2027, 5, 2), 26)


def test_the_chosen_way_is_marked() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "senior", "lead", shared=False)

    page = page_of(agent)

    assert [way.is_chosen for way in page.ways] == [False, True]
    assert (page.is_goal, page.is_private) == (True, True)


def test_the_way_to_another_goal_is_not_marked() -> None:
    agent = employee_in()
    aims_for(agent, "founder")

    page = page_of(agent)

    assert not any(way.is_chosen for way in page.ways)
    assert (page.is_goal, page.is_private) == (False, False)


def test_a_role_that_no_move_leads_to_says_so() -> None:
    page = page_of(employee_in(), "founder")

    assert (page.ways, page.unbeaten) == ([], 0)
    assert page.obstacle == "No chain of moves leads from “Agent” to “Founder” yet."


def test_without_time_to_learn_the_page_says_so() -> None:
    page = page_of(employee_in(weekly_minutes=0))

    assert page.ways == []
    assert "With more time for learning there is a way" in page.obstacle


def test_roles_one_move_away_come_readiest_first() -> None:
    agent = employee_in()
    rated(agent, "coaching", 2)

    assert [(near.role.code, near.held_percent) for near in near_roles(planning_of(agent))] == [
        ("lead", 50),
        ("senior", 0),
    ]


def test_no_move_leads_on_from_the_last_role() -> None:
    assert near_roles(planning_of(employee_in("founder"))) == []


@pytest.mark.parametrize("count", [1, 40])
def test_no_query_however_many_roles(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    between = [f"step-{n}" for n in range(count)]
    publish_small(
        roles=[build.role(code, n) for n, code in enumerate(["agent", *between, "lead"], 1)],
        moves=[build.move("agent", code) for code in between]
        + [build.move(code, "lead") for code in between],
        milestones=[],
    )
    planning = planning_of(employee_in())

    with django_assert_num_queries(0):
        page = route_page(planning, "lead")
    with django_assert_num_queries(0):
        near_roles(planning)
    assert len(page.ways) == min(count, 4)
