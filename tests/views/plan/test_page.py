"""The plan's pages answer in words, whatever a browser sends."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from planner.models import Employee, PlanStep
from tests.factories.rows import PlanStepFactory
from tests.scenes.people import employee_in, rated
from tests.scenes.plan import codes, open_steps, planning_agent, step_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]

PAGE = 11  # SQL queries


@pytest.fixture
def agent(client: Client) -> Employee:
    found = planning_agent()
    assert found.user
    client.force_login(found.user)
    return found


def text_of(client: Client, name: str, *args: int) -> str:
    return client.get(reverse(name, args=args)).content.decode()


def test_without_a_goal_the_plan_says_how_to_begin(client: Client) -> None:
    newcomer = employee_in()
    assert newcomer.user
    client.force_login(newcomer.user)

    assert "A plan leads somewhere" in text_of(client, "plan-detail")
    assert client.get(reverse("step-add")).headers["Location"] == reverse("plan-detail")


@pytest.mark.parametrize("rule", ["The activities with the least hours", "A move waits for"])
def test_the_rules_behind_its_numbers_stand_on_the_page_once(
    rule: str, client: Client, agent: Employee
) -> None:
    assert text_of(client, "plan-detail").count(rule) == 1


def test_a_stale_plan_says_so_and_is_made_anew(client: Client, agent: Employee) -> None:
    rated(agent, "writing", 1)
    assert "Something has changed" in text_of(client, "plan-detail")

    answer = client.post(reverse("plan-recompute"), follow=True)

    assert "is not needed any more" in answer.content.decode()
    assert "Something has changed" not in answer.content.decode()


def test_looking_at_a_stale_plan_changes_nothing(client: Client, agent: Employee) -> None:
    rated(agent, "writing", 1)
    before = codes(agent)

    text_of(client, "plan-detail")

    assert codes(agent) == before


@pytest.mark.parametrize("hours", ["", "many", "0", "25", "1.1", "NaN", "-1", "9" * 400])
def test_hours_that_are_none_are_refused_in_the_form(
    hours: str, client: Client, agent: Employee
) -> None:
    url = reverse("step-hours", args=[open_steps(agent)[0].pk])

    answer = client.post(url, {"hours": hours, "day": "2026-11-02", "submission": uuid4()})

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()


def test_a_swap_without_a_choice_swaps_nothing(client: Client, agent: Employee) -> None:
    before = codes(agent)

    answer = client.post(reverse("step-swap", args=[step_of(agent, "listening").pk]))

    assert answer.status_code == 200
    assert codes(agent) == before


def test_what_is_done_cannot_be_done_again(client: Client, agent: Employee) -> None:
    step = open_steps(agent)[0]
    url = reverse("step-complete", args=[step.pk])
    sent = {"happened_on": "2026-11-02", "text": ""}

    client.post(url, sent)
    again = client.post(url, sent, follow=True)

    assert "ticked off already" in again.content.decode()
    assert PlanStep.objects.get(pk=step.pk).state == "done"


def test_a_private_goal_says_why_nobody_can_help(client: Client, agent: Employee) -> None:
    agent.goals.update(shared=False)
    step = open_steps(agent)[0]

    assert "You keep this goal to yourself" in text_of(client, "step-block", step.pk)


def test_a_pause_that_overlaps_is_refused_kindly(client: Client, agent: Employee) -> None:
    days = {"kind": "rest", "starts_on": "2026-11-09", "ends_on": "2026-11-15"}
    client.post(reverse("pause-list"), days)

    answer = client.post(reverse("pause-list"), days | {"kind": "holiday"})

    assert "“Rest” from 9 November" in answer.content.decode()


@pytest.mark.parametrize("steps", [1, 60])
def test_the_page_costs_the_same_for_a_long_plan(
    steps: int, client: Client, agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(steps):
        PlanStepFactory.create(goal=agent.goals.get(), title=f"Idea {number}", is_own=True)
    client.get("/plan/")

    with django_assert_num_queries(PAGE):
        client.get("/plan/")
