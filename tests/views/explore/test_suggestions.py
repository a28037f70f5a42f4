from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from planner.models import Employee, Role
from planner.queries.people.drivers import DRIVERS
from tests.factories.rows import EmployeeFactory, HrFactory, RoleAssignmentFactory
from tests.pages import FRAME, browser_of, cost_of, errors_of, said, words
from tests.scenes.people import TODAY, aims_for, employee_in, publish_small, rated, small_document

pytestmark = pytest.mark.django_db
ANSWERS = {"first": "advancement", "second": "helping", "wants_to_lead": "yes"}


@pytest.fixture
def boss(small: object) -> Employee:
    return employee_in("lead", name="Kim Boss")


@pytest.fixture
def agent(boss: Employee) -> Employee:
    return employee_in(name="Ada Agent", manager=boss)


def read(client: Client, url: str = "/suggestions/") -> str:
    return words(client.get(url).content.decode())


def answers_of(employee: Employee) -> tuple[list[str], bool | None]:
    employee.refresh_from_db()
    return employee.drivers, employee.wants_to_lead


def lead_leads_people() -> None:
    roles = [{**role, "leads_people": role["code"] == "lead"} for role in small_document()["roles"]]
    publish_small(roles=roles)


def test_answers_are_kept_and_lead_to_their_effect(ada: Client, agent: Employee) -> None:
    response = ada.post("/drivers/", ANSWERS)

    assert response["Location"] == "/suggestions/"
    assert answers_of(agent) == (["advancement", "helping"], True)
    assert "This is what they change" in said(ada, "/suggestions/")


def test_answers_can_be_taken_back(ada: Client, agent: Employee) -> None:
    ada.post("/drivers/", ANSWERS)
    ada.post("/drivers/", {"wants_to_lead": "unsure"})

    assert answers_of(agent) == ([], None)


@pytest.mark.parametrize("url", ["/drivers/", "/welcome/drivers/"])
def test_what_is_wrong_stands_beside_its_field(ada: Client, agent: Employee, url: str) -> None:
    page = ada.post(url, {**ANSWERS, "second": "advancement"}).content.decode()

    assert list(errors_of(page)) == ["second"]
    assert '<option value="advancement" selected>' in page
    assert answers_of(agent) == ([], None)


def test_the_first_visit_asks_and_goes_on(ada: Client, agent: Employee) -> None:
    assert 'href="/welcome/goal/"' in ada.get("/welcome/drivers/").content.decode()
    assert ada.post("/welcome/drivers/", ANSWERS)["Location"] == "/welcome/goal/"
    assert answers_of(agent) == (["advancement", "helping"], True)


def test_a_suggestion_opens_into_its_terms(ada: Client, agent: Employee) -> None:
    rated(agent, "empathy", 2)

    page = read(ada)

    assert "Readiness 100 × 35 3,500 You hold 2 of 2 points; they are listed below." in page
    assert (
        "Closeness 50 × 25 1,250 Skills 10.0 + words 1.7 + track 1.0 + moves that lead there 6.3"
        " + where your role and similar ones lead 31.9, in percent; together rounded down." in page
    )
    assert "Close because a move leads there directly; both ask for Empathy;" in page
    assert "Arrival 100 × 20 2,000 The earliest route arrives on 2 November 2026, in 0" in page
    assert "Together 6,750" in page
    assert "Why 6,750 points?" in page


def test_before_there_are_answers_the_page_asks_for_them(ada: Client) -> None:
    page = read(ada)

    assert "Two short questions" in page
    assert "What your answers change" not in page
    assert "You have not rated any skill yet" in page


def test_the_effect_of_the_answers_is_shown(ada: Client, agent: Employee) -> None:
    lead_leads_people()
    ada.post("/drivers/", {"first": "variety", "wants_to_lead": "no"})

    page = read(ada)

    assert "You do not want to lead people." in page
    assert "1 role that leads people, because you said" in page
    assert "Role Before After" in page
    assert "leads people" in page.split("Role Before After")[1]


def test_roles_below_are_shown_when_asked_for(boss: Employee) -> None:
    kim = browser_of(boss)

    assert "2 roles below your level" in read(kim)
    assert "Roles below your level are among them now." in read(kim, "/suggestions/?lower=1")


def test_without_a_role_to_suggest_the_page_leads_to_the_map(boss: Employee) -> None:
    assert "Nothing to suggest No route leads from your role" in read(browser_of(boss))


def test_without_a_goal_home_suggests_and_with_one_it_does_not(
    ada: Client, agent: Employee
) -> None:
    assert "Roles worth a look The first three for you." in read(ada, "/")

    aims_for(agent, "lead")
    assert "The first three for you." not in read(ada, "/")
    assert "Other roles worth a look" in read(ada, "/")


def test_the_last_step_of_the_first_visit_suggests_too(ada: Client) -> None:
    assert "Worth a look for you" in read(ada, "/welcome/goal/")


@pytest.mark.parametrize("of_boss", ["/team/", "/team/{pk}/", "/team/inbox/", "/search/?q=ada"])
def test_managers_never_see_what_drives_their_people(
    of_boss: str, ada: Client, agent: Employee, boss: Employee
) -> None:
    ada.post("/drivers/", ANSWERS)
    page = browser_of(boss).get(of_boss.format(pk=agent.pk)).content.decode()

    assert "Ada" in page or "inbox" in of_boss
    for driver in DRIVERS.values():
        assert str(driver.name) not in page
        assert str(driver.says) not in page
    assert "lead people" not in page


def test_hr_does_not_see_it_on_the_record_either(ada: Client, agent: Employee) -> None:
    ada.post("/drivers/", ANSWERS)
    hr = Client()
    hr.force_login(HrFactory.create())

    page = hr.get(f"/admin/planner/employee/{agent.pk}/change/").content.decode()

    assert "Ada Agent" in page
    assert "advancement" not in page
    assert "wants_to_lead" not in page


def people_went(count: int, source: str = "agent", target: str = "senior") -> None:
    for _ in range(count):
        employee = EmployeeFactory.create()
        began = TODAY - timedelta(800)
        for role, start, end in ((source, began, 400), (target, began + timedelta(400), 0)):
            RoleAssignmentFactory.create(
                employee=employee,
                role=Role.objects.get(pk=role),
                started_on=start,
                ended_on=start + timedelta(end) if end else None,
            )


@pytest.mark.parametrize("url", ["/", "/suggestions/", "/roles/agent/", "/people-like-me/"])
def test_people_like_me_are_told_in_fives(ada: Client, url: str) -> None:
    people_went(4)
    assert "or more" not in read(ada, url)

    people_went(3)
    assert "5 or more" in read(ada, url)
    assert "7" not in read(ada, "/people-like-me/").split("How it is counted")[0]


def test_a_role_page_says_how_many_came_from_mine(ada: Client) -> None:
    people_went(5)

    assert "5 or more people came here from your role." in read(ada, "/roles/senior/")


def test_another_role_can_be_asked_about(ada: Client) -> None:
    people_went(5, "senior", "lead")

    assert "Moved on from Senior" in read(ada, "/people-like-me/?role=senior")
    assert "Here is your own" in read(ada, "/people-like-me/?role=nonsense")


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_people(ada: Client, count: int) -> None:
    people_went(count)

    assert cost_of(ada, "/suggestions/") == FRAME + 2  # seats, and past moves
    assert cost_of(ada, "/people-like-me/") == FRAME + 1
    assert cost_of(ada, "/drivers/") == FRAME
