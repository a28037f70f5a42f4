from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from planner.models import Employee, Goal
from tests.engine.support import build
from tests.factories.rows import (
    EmployeeFactory,
    HrFactory,
    OpeningFactory,
    PauseFactory,
    UserFactory,
)
from tests.pages import FRAME, browser_of, cost_of, read, said, words
from tests.scenes.people import TODAY, aims_for, employee_in, moved_to, publish_small, rated

pytestmark = pytest.mark.django_db
LONG_WAY = ("agent", "senior", "lead")


@pytest.fixture
def agent(small: object) -> Employee:
    return employee_in(name="Ada Agent")


def test_whoever_has_not_been_welcomed_is_welcomed_first(small: object) -> None:
    newcomer = browser_of(employee_in(welcomed_at=None))

    response = newcomer.get("/")

    assert (response.status_code, response["Location"]) == (302, "/welcome/")


def test_home_without_a_goal_asks_for_one(ada: Client) -> None:
    page = read(ada)

    assert "Hello, Ada Agent" in page
    assert "Where would you like to go?" in page


def test_home_shows_the_way_with_dates_and_steps(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead", *LONG_WAY)

    page = read(ada)

    assert "Your route to Lead" in page
    assert "Arrival 16 May 2027" in page
    assert "No opening as Senior today" in page


def test_home_says_that_nothing_is_due_in_a_pause(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead", *LONG_WAY)
    words_of_pause = "You have a pause until"
    assert words_of_pause not in read(ada)

    PauseFactory.create(employee=agent, starts_on=TODAY, ends_on=TODAY + timedelta(4))

    assert f"{words_of_pause} 6 November 2026. Nothing is due before it ends" in read(ada)


def test_the_way_to_the_next_stop_is_filled_as_far_as_it_is_confirmed(
    ada: Client, agent: Employee
) -> None:
    aims_for(agent, "lead", *LONG_WAY)
    rated(agent, "empathy", 2)
    rated(agent, "empathy", 1, author=EmployeeFactory.create())

    page = ada.get("/").content.decode()

    assert "Next stop Senior Service, level 2 November 2026 50 % confirmed" in words(page)
    assert 'class="across" width="50%" height="100%"' in page
    assert 'class="down" width="100%" height="50%"' in page


def test_nobody_is_shown_0_percent_before_anybody_has_rated_them(
    ada: Client, agent: Employee
) -> None:
    aims_for(agent, "lead", *LONG_WAY)

    page = read(ada)

    assert "Senior: Not rated yet" in page
    assert "0 %" not in page


@pytest.mark.parametrize(
    "rule",
    [
        "A move waits for",
        "Hours of learning are the typical ones",
        "A point is",
        "Each skill is worth",
        "Your own word",
    ],
)
def test_home_has_the_rules_behind_its_numbers_once(
    rule: str, ada: Client, agent: Employee
) -> None:
    aims_for(agent, "lead", *LONG_WAY)

    assert read(ada).count(rule) == 1


def test_home_counts_free_seats(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead", "agent", "lead")
    OpeningFactory.create(seats=2)

    assert "2 free seats as Lead" in read(ada)


def test_home_says_why_there_is_no_way(ada: Client, agent: Employee) -> None:
    aims_for(agent, "founder")

    assert "No chain of moves leads from “Agent” to “Founder” yet." in read(ada)


def test_home_says_that_a_goal_is_off_the_map(ada: Client, agent: Employee) -> None:
    aims_for(agent, "founder")
    newest = publish_small(roles=build.document()["roles"], moves=[build.move("agent", "lead")])
    Goal.objects.update(version=newest)

    assert "“Founder” has been taken off the career map." in read(ada)


def test_home_congratulates_on_arrival(ada: Client, agent: Employee) -> None:
    aims_for(agent, "senior", "agent", "senior")
    moved_to(agent, "senior")

    assert "Congratulations!" in read(ada)


@pytest.mark.parametrize("url", ["/", "/skills/", "/milestones/", "/routes/lead/", "/welcome/"])
def test_somebody_who_cannot_plan_is_told_why(small: object, client: Client, url: str) -> None:
    newcomer = browser_of(EmployeeFactory.create())
    client.force_login(HrFactory.create())

    assert "Your current role is not recorded yet." in read(newcomer, url)
    assert "Your account is not linked to an employee record." in read(client, url)


def test_hr_without_a_record_is_led_to_the_admin_pages(small: object, client: Client) -> None:
    client.force_login(HrFactory.create())

    assert "Open the admin pages" in read(client, "/")
    assert "Open the admin pages" not in read(browser_of(EmployeeFactory.create()), "/")


@pytest.mark.parametrize(("superuser", "led"), [(True, True), (False, False)])
def test_hr_is_led_only_where_they_may_go(
    superuser: bool, led: bool, small: object, client: Client
) -> None:
    client.force_login(UserFactory.create(is_staff=True, is_superuser=superuser))

    assert ("Check and publish" in read(client, "/")) is led


def test_ways_stand_side_by_side(ada: Client) -> None:
    page = read(ada, "/routes/lead/")

    assert "Via Senior" in page
    assert "Direct" in page
    assert "Earliest" in page


def test_a_way_without_learning_time_can_be_found_by_giving_some(
    ada: Client, agent: Employee
) -> None:
    ada.post("/budget/", {"hours": "0", "role": "lead"})

    page = read(ada, "/routes/lead/")

    assert "There is no route today" in page
    assert "Make Lead my goal anyway" in page


def test_an_unknown_role_is_not_found(ada: Client) -> None:
    assert ada.get("/routes/no-such-role/").status_code == 404


def test_ones_own_role_leads_to_its_page(ada: Client) -> None:
    response = ada.get("/routes/agent/")

    assert (response.status_code, response["Location"]) == (302, "/roles/agent/")
    assert said(ada, "/roles/agent/") == "You are in this role already."


def test_a_goal_is_chosen_with_its_way(ada: Client, agent: Employee) -> None:
    response = ada.post("/goal/", {"role": "lead", "route": " ".join(LONG_WAY), "private": "on"})

    goal = Goal.objects.get(employee=agent)
    assert (goal.role_id, tuple(goal.route), goal.shared) == ("lead", LONG_WAY, False)
    assert response["Location"] == "/"
    assert said(ada, "/") == "Your goal is Lead."


def test_a_second_click_on_a_way_changes_nothing(ada: Client) -> None:
    for _ in range(2):
        ada.post("/goal/", {"role": "lead", "route": " ".join(LONG_WAY)})

    assert Goal.objects.count() == 1


@pytest.mark.parametrize(
    ("data", "says"),
    [
        ({}, "did not arrive whole"),
        ({"role": "lead", "route": "x" * 2000}, "did not arrive whole"),
        ({"role": "no-such-role"}, "does not have this role any more"),
        ({"role": "agent"}, "You are in this role already."),
        ({"role": "lead", "route": "senior lead"}, "changed in the meantime"),
    ],
)
def test_a_choice_that_cannot_be_is_answered_in_words(
    ada: Client, data: dict[str, str], says: str
) -> None:
    assert ada.post("/goal/", data).status_code == 302

    assert says in said(ada, "/map/")
    assert not Goal.objects.exists()


def test_a_goal_is_let_go_of_once(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead")

    for _ in range(2):
        ada.post("/goal/end/")

    assert not Goal.objects.open().exists()
    assert "You have let go of your goal." in said(ada, "/")


def test_the_pace_is_changed_and_one_is_back_where_one_was(ada: Client, agent: Employee) -> None:
    response = ada.post("/budget/", {"hours": "2.5", "role": "lead"})

    agent.refresh_from_db()
    assert agent.weekly_minutes == 150
    assert response["Location"] == "/routes/lead/"


@pytest.mark.parametrize("hours", ["41", "-1", "many", ""])
def test_a_pace_that_cannot_be_is_refused(ada: Client, agent: Employee, hours: str) -> None:
    ada.post("/budget/", {"hours": hours, "role": "lead"})

    assert said(ada, "/routes/lead/") != ""
    agent.refresh_from_db()
    assert agent.weekly_minutes == 90


def test_one_is_never_sent_to_an_address_from_outside(ada: Client) -> None:
    response = ada.post("/budget/", {"hours": "2", "role": "https://elsewhere.example/"})

    assert response["Location"] == "/"


@pytest.mark.parametrize("url", ["/goal/", "/goal/end/", "/budget/"])
def test_what_changes_something_is_not_a_link(ada: Client, url: str) -> None:
    assert ada.get(url).status_code == 405


@pytest.mark.parametrize("count", [1, 40])
def test_queries_do_not_grow_with_roles_evidence_or_openings(count: int, small: object) -> None:
    between = [f"step-{n}" for n in range(count)]
    publish_small(
        roles=[build.role(code, n) for n, code in enumerate(["agent", *between, "lead"], 1)],
        moves=[build.move(a, b) for code in between for a, b in (("agent", code), (code, "lead"))],
        milestones=[],
    )
    agent, manager = employee_in(), EmployeeFactory.create()
    aims_for(agent, "lead")
    for _ in range(count):
        rated(agent, "empathy", 2, author=manager)
        OpeningFactory.create()
    client = browser_of(agent)

    assert cost_of(client, "/") == FRAME + 5  # four of home, and past moves
    assert cost_of(client, "/routes/lead/") == FRAME
