"""What could stand in for a step."""

from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from planner.actions.plan.steps import swap_step
from planner.models import Employee
from planner.queries.plan.step import SwapPage, swap_page
from tests.scenes import plan as plan_scenes
from tests.scenes.people import planning_of
from tests.scenes.plan import begun, open_steps, planning_agent, step_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plannable(db: None, today: None) -> None:
    plan_scenes.publish_plannable(roles=plan_scenes.roles(empathy=2, writing=1))


@pytest.fixture
def agent() -> Employee:
    return planning_agent()


def choices(agent: Employee, code: str) -> SwapPage:
    return swap_page(planning_of(agent), step_of(agent, code))


def test_each_way_says_what_it_costs_and_when_all_is_done(agent: Employee) -> None:
    page = choices(agent, "listening")

    assert page.done_on == date(2026, 11, 16)
    assert [(way.code, way.extra, way.done_on) for way in page.choices] == [
        ("long-listening", 180, date(2026, 11, 30)),
        ("", 180, date(2026, 11, 30)),
    ]


def test_what_a_way_promises_is_what_the_plan_becomes(agent: Employee) -> None:
    way = choices(agent, "listening").choices[0]
    before = sum(step.minutes for step in open_steps(agent))

    swap_step(step_of(agent, "listening"), way.code)

    assert sum(step.minutes for step in open_steps(agent)) == before + way.extra


def test_a_way_says_what_comes_with_it(agent: Employee) -> None:
    without = choices(agent, "listening").choices[-1]

    assert without.brings == ["Long listening"]


def test_an_activity_needs_what_it_comes_after() -> None:
    quick = plan_scenes.course("quick", 1, ("writing", 0, 1))
    late = plan_scenes.course("late", 0.5, ("writing", 0, 1), after=["listening"])
    plan_scenes.publish_plannable(
        roles=plan_scenes.roles(writing=1), activities=[*plan_scenes.activities(), quick, late]
    )
    agent = planning_agent()

    late_way, without = choices(agent, "quick").choices

    assert (late_way.brings, late_way.extra) == (["Listening"], 90)
    assert (without.brings, without.saved) == (["Listening", "Late"], -90)


def test_practice_may_be_swapped_for_what_was_declined(agent: Employee) -> None:
    swap_step(step_of(agent, "listening"), "")
    swap_step(step_of(agent, "long-listening"), "")

    ways = choices(agent, "empathy").choices

    assert {way.code for way in ways} == {"listening", "long-listening"}


def test_a_begun_step_has_no_other_way(agent: Employee) -> None:
    begun(step_of(agent, "listening"))

    assert choices(agent, "listening").choices == []


def test_swapping_takes_three_queries(
    agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    planning, step = planning_of(agent), step_of(agent, "listening")

    with django_assert_num_queries(3):
        swap_page(planning, step)
