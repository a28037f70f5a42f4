"""A goal below one's level: what it means, and that it is planned where the framework allows it."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from planner.actions.goals import set_goal
from planner.engine import check_framework, lights
from planner.queries.goals.goal import expected_journey
from planner.queries.goals.step_back import step_back_to
from tests.engine.support import build
from tests.pages import browser_of, read
from tests.scenes.people import TODAY, employee_in, planning_of, publish_small

pytestmark = pytest.mark.django_db

ROLES = [
    build.role("agent", 1, {"empathy": 2}),
    build.role("lead", 3, {"coaching": 2}, leads_people=True),
]
UP, BACK = build.move("agent", "lead", 12), build.move("lead", "agent", 3, kind="lateral")


def publish(*moves: object) -> None:
    publish_small(roles=ROLES, moves=list(moves), milestones=[])


@pytest.fixture
def lead(today: None) -> Client:
    publish(UP, BACK)
    return browser_of(employee_in("lead"))


def test_the_page_says_what_stepping_back_means(lead: Client) -> None:
    page = read(lead, "/routes/agent/")

    assert "This is a step back Agent is at level 1, Lead at level 3." in page
    assert "You would no longer lead people." in page
    assert "Direct" in page


def test_a_step_back_is_planned_with_a_date(today: None) -> None:
    publish(UP, BACK)
    employee = employee_in("lead")
    set_goal(employee, "agent", ["lead", "agent"])

    planning = planning_of(employee)
    journey = expected_journey(planning)

    assert journey
    assert journey.arrive == date(2026, 11, 12)  # two hours of listening
    assert planning.planned
    assert planning.planned.minutes == 120
    assert lights(planning.framework, planning.person, "agent", TODAY).eligible.on


def test_the_check_has_nothing_against_a_lateral_move_to_a_lower_level(today: None) -> None:
    found = check_framework(build.framework(roles=ROLES, moves=[UP, BACK], milestones=[]))

    assert {finding.code for finding in found}.isdisjoint({"promotion-not-up", "dead-end"})


def test_without_a_move_back_it_says_who_can_allow_it(today: None) -> None:
    publish(UP)

    page = read(browser_of(employee_in("lead")), "/routes/agent/")

    assert "No chain of moves leads back from “Lead” to “Agent”, which is at a lower level." in page
    assert "HR can allow stepping back by a lateral or cross move." in page


def test_the_role_s_page_calls_the_move_a_step_back(lead: Client) -> None:
    assert "Agent Step back, at least 3 months" in read(lead, "/roles/lead/")


@pytest.mark.parametrize(("here", "there"), [("agent", "lead"), ("lead", "lead"), ("lead", "gone")])
def test_what_is_no_step_back(here: str, there: str) -> None:
    framework = build.framework(roles=ROLES, moves=[UP, BACK], milestones=[])

    assert step_back_to(framework, here, there) is None
