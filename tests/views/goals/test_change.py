"""Choosing another goal shows its effect first, and the former one can be taken up again."""

from __future__ import annotations

import pytest
from django.test import Client

from planner.models import Employee, Goal
from planner.queries.people.planning_context import open_goal
from tests.pages import browser_of, read, said
from tests.scenes.people import employee_in
from tests.scenes.plan import begun, planning_agent, publish_plannable, step_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(today: None) -> Employee:
    publish_plannable()
    found = planning_agent(name="Ada Agent")
    begun(step_of(found, "coaching-course"), 45)
    return found


@pytest.fixture
def ada(agent: Employee) -> Client:
    return browser_of(agent)


def choose_senior(ada: Client, **fields: object) -> str:
    """Where choosing senior leads."""
    answer = ada.post("/goal/", {"role": "senior", "route": "agent senior", **fields})
    return str(answer["Location"])


def changed(ada: Client, agent: Employee) -> Goal:
    """The goal that was left for senior."""
    former = open_goal(agent)
    assert former
    choose_senior(ada, leaves=former.pk)
    return former


def test_the_effect_comes_first_and_nothing_is_written(ada: Client, agent: Employee) -> None:
    address = choose_senior(ada)

    page = read(ada, address)
    goal = open_goal(agent)
    assert address == "/goal/change/?role=senior&route=agent+senior"
    assert "Arrival 2 May 2027 22 November 2026" in page
    assert "1 step that you have begun or chosen comes along, with ¾ hour logged." in page
    assert goal
    assert goal.role_id == "lead"


def test_the_effect_is_what_happens(ada: Client, agent: Employee) -> None:
    changed(ada, agent)

    goal = open_goal(agent)
    assert goal
    assert goal.role_id == "senior"
    assert "Arrival 22 November 2026" in read(ada)


def test_a_page_about_another_goal_than_the_present_one_is_shown_again(ada: Client) -> None:
    assert choose_senior(ada, leaves=999).startswith("/goal/change/")


def test_the_former_goal_is_offered_and_taken_up_as_it_was(ada: Client, agent: Employee) -> None:
    former = changed(ada, agent)

    listed = read(ada, "/goals/")
    shown = read(ada, f"/goals/{former.pk}/resume/")
    ada.post(f"/goals/{former.pk}/resume/")

    assert "Lead 2 Nov 2026 to 2 Nov 2026 3 open steps, ¾ hour logged on them" in listed
    assert "Arrival 22 November 2026 2 May 2027" in shown
    assert open_goal(agent) == former
    assert said(ada, "/") == "Lead is your goal again, with its plan as it was."


def test_choosing_the_same_role_anew_offers_the_former_goal(ada: Client, agent: Employee) -> None:
    former = changed(ada, agent)
    answer = ada.post("/goal/", {"role": "lead", "route": "agent lead"})

    page = ada.get(answer["Location"]).content.decode()

    assert f"/goals/{former.pk}/resume/" in page
    assert "You had this goal before" in page


def test_without_a_goal_the_former_one_is_offered_too(ada: Client, agent: Employee) -> None:
    ada.post("/goal/end/")

    answer = ada.post("/goal/", {"role": "lead", "route": "agent lead"})

    assert answer["Location"].startswith("/goal/change/")
    again = ada.post("/goal/", {"role": "lead", "route": "agent lead", "leaves": "0"})
    assert again["Location"] == "/"


def test_a_goal_of_somebody_else_is_not_found(ada: Client, agent: Employee) -> None:
    former = changed(ada, agent)
    other = browser_of(employee_in())

    assert other.get(f"/goals/{former.pk}/resume/").status_code == 404
    assert other.post(f"/goals/{former.pk}/resume/").status_code == 404


def test_the_present_goal_needs_no_taking_up(ada: Client, agent: Employee) -> None:
    goal = open_goal(agent)
    assert goal

    answer = ada.get(f"/goals/{goal.pk}/resume/")

    assert answer["Location"] == "/"


@pytest.mark.parametrize("query", ["", "role=no-such-role", "role=agent"])
def test_what_is_no_goal_leads_to_the_map(ada: Client, query: str) -> None:
    assert ada.get(f"/goal/change/?{query}")["Location"] == "/map/"


def test_the_goal_itself_leads_to_its_routes(ada: Client) -> None:
    answer = ada.get("/goal/change/?role=lead")

    assert answer["Location"] == "/routes/lead/"
