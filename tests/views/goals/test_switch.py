from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from planner.models import Employee, FrameworkVersion
from tests.pages import words
from tests.scenes.people import aims_for, employee_in, publish_small

pytestmark = pytest.mark.django_db
PAGE = "goal-switch"


@pytest.fixture
def agent(small: FrameworkVersion, client: Client) -> Employee:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "lead")
    assert agent.user
    client.force_login(agent.user)
    return agent


def test_home_tells_of_a_new_version(agent: Employee, client: Client) -> None:
    publish_small(ready_at=90)

    assert "Version 2 of the career framework is out" in client.get("/").content.decode()


def test_under_the_newest_version_there_is_nothing_to_see(agent: Employee, client: Client) -> None:
    assert client.get(reverse(PAGE)).headers["Location"] == "/"


def test_the_effect_is_shown_before_the_switch(agent: Employee, client: Client) -> None:
    publish_small(ready_at=90)

    page = client.get(reverse(PAGE)).content.decode()

    assert "Nothing on your way is different" in page
    assert agent.goals.get().version.number == 1


def test_the_arrival_opens_into_the_way_under_both_versions(
    agent: Employee, client: Client
) -> None:
    publish_small(ready_at=90)

    page = words(client.get(reverse(PAGE)).content.decode())

    assert "The way and its dates, role by role Version 1, as now" in page
    assert page.count("Empathy, level 0 → 2") == 2


def test_a_switch_leads_home(agent: Employee, client: Client) -> None:
    publish_small(ready_at=90)

    answer = client.post(reverse(PAGE), {"seen": 2})

    assert answer.headers["Location"] == "/"
    assert agent.goals.get().version.number == 2


def test_a_stale_page_does_not_switch(agent: Employee, client: Client) -> None:
    publish_small(ready_at=90)
    publish_small(ready_at=95)

    page = client.post(reverse(PAGE), {"seen": 2}).content.decode()

    assert "Please look at it first" in page
    assert agent.goals.get().version.number == 1
