from __future__ import annotations

import re

import pytest
from django.test import Client

from planner.models import ConfirmationRequest, Employee, PlanStep
from tests.factories.rows import OpeningFactory
from tests.pages import FRAME, browser_of, cost_of, errors_of, said, words
from tests.scenes.people import aims_for, employee_in, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]
HTMX = {"HX-Request": "true"}


@pytest.fixture
def agent() -> Employee:
    boss = employee_in("lead", name="Kim Boss")
    found = employee_in(name="Ada Agent", manager=boss, weekly_minutes=60)
    rated(found, "empathy", 1)
    aims_for(found, "lead", "agent", "senior", "lead")
    return found


def read(client: Client, query: str = "") -> str:
    return words(client.get(f"/what-if/?{query}").content.decode())


def test_before_anything_is_supposed_the_present_is_shown(ada: Client) -> None:
    page = read(ada)

    assert "You arrive in Lead on 16 May 2027" in page
    assert "Tick something to see what it would make you ready for." in page
    assert "Keep it?" not in page


def test_activities_hours_and_confirmations_are_supposed_together(ada: Client) -> None:
    page = read(ada, "activity=listening&activity=coaching-course&confirm=empathy&hours=5")

    assert "What you ticked counts as done today. It takes 5 hours: 1 week at 5 hours" in page
    assert "Senior 50 % → 100 %" in page
    assert "Your time for learning becomes 5 hours a week; it is 1 hour now." in page
    assert "Kim Boss is asked to confirm “Empathy” at level 1" in page
    assert "“Listening” (2 hours) goes into your plan" in page


def test_what_is_ticked_stays_ticked(ada: Client) -> None:
    page = ada.get("/what-if/?activity=listening&confirm=empathy&hours=2.5").content.decode()

    ticked = re.findall(r'value="([a-z-]+)"\s+checked', page)
    assert ticked == ["listening", "empathy"]
    assert 'value="2.5"' in page


def test_looking_saves_nothing(ada: Client, agent: Employee) -> None:
    read(ada, "activity=listening&confirm=empathy&hours=5")

    agent.refresh_from_db()
    assert agent.weekly_minutes == 60
    assert not ConfirmationRequest.objects.exists()
    assert not PlanStep.objects.exists()


@pytest.mark.parametrize("hours", ["999", "-1", "many", "1e9", "NaN", "", "2.345"])
def test_hours_that_no_week_has_are_marked_and_the_rest_counts(ada: Client, hours: str) -> None:
    page = ada.get("/what-if/", {"hours": hours, "activity": "listening"}).content.decode()

    assert errors_of(page) == {"hours": "Choose from 0 to 40 hours a week, such as 2 or 2.5."}
    assert "Senior 50 % → 100 %" in words(page)
    assert "time for learning becomes" not in words(page)


def test_unknown_codes_are_marked_and_the_rest_counts(ada: Client) -> None:
    query = "activity=juggling&activity=listening&confirm=coaching"
    page = ada.get(f"/what-if/?{query}").content.decode()

    assert errors_of(page) == {
        "activity": "The career framework has no activity “juggling”. The rest counts.",
        "confirm": "“coaching” does not wait for a confirmation. The rest counts.",
    }
    assert "Senior 50 % → 100 %" in words(page)


def test_htmx_gets_the_outcome_alone_with_what_is_wrong(ada: Client) -> None:
    page = ada.get("/what-if/?hours=999", headers=HTMX).content.decode()

    assert "<html" not in page
    assert page.lstrip().startswith('<div class="stack" id="outcome">')
    assert "Choose from 0 to 40 hours" in page
    assert 'hx-swap-oob="innerHTML:#said"' in page


def test_what_is_held_and_not_confirmed_makes_nobody_ready() -> None:
    page = read(browser_of(employee_in()), "activity=listening")

    assert "You would hold enough for 1 role, still to be confirmed" in page
    assert "This alone makes you ready for no further role." in page
    assert "stays out: a plan needs a goal first" in page


def test_without_a_manager_nobody_can_be_asked() -> None:
    loner = employee_in()
    rated(loner, "empathy", 1)

    page = read(browser_of(loner), "confirm=empathy")

    assert "Nobody can be asked to confirm “Empathy”" in page
    assert "There is nothing to do: see why." in page


def test_without_any_rating_readiness_is_not_known() -> None:
    loner = employee_in()
    aims_for(loner, "lead")

    page = read(browser_of(loner), "activity=listening")

    assert "Now not rated yet Then 50 %" in page


WISH = {"activity": ["listening", "coaching-course"], "confirm": "empathy", "hours": "5"}


def test_keeping_does_what_was_shown(ada: Client, agent: Employee) -> None:
    response = ada.post("/what-if/keep/", WISH)

    agent.refresh_from_db()
    assert response["Location"] == "/"
    assert agent.weekly_minutes == 300
    assert [asked.skill_id for asked in ConfirmationRequest.objects.all()] == ["empathy"]
    own = PlanStep.objects.of(agent).open().filter(is_own=True)
    assert [step.activity_id for step in own] == ["listening", "coaching-course"]
    assert "Kept." in said(ada, "/")


def test_a_second_click_changes_nothing(ada: Client, agent: Employee) -> None:
    ada.post("/what-if/keep/", WISH)
    ada.get("/")

    ada.post("/what-if/keep/", WISH)

    assert ConfirmationRequest.objects.count() == 1
    assert PlanStep.objects.of(agent).open().count() == 2
    assert "nothing left to do" in said(ada, "/")


def test_what_is_kept_already_is_said(ada: Client) -> None:
    ada.post("/what-if/keep/", WISH)

    page = read(ada, "activity=listening&confirm=empathy&hours=5")

    assert "“Empathy” is with Kim Boss already." in page
    assert "“Listening” is in your plan already." in page


def test_what_cannot_be_kept_is_marked_and_nothing_is_done(ada: Client, agent: Employee) -> None:
    page = ada.post("/what-if/keep/", {**WISH, "hours": "999"}).content.decode()

    assert "hours" in errors_of(page)
    assert not ConfirmationRequest.objects.exists()
    assert not PlanStep.objects.exists()


def test_leverage_lists_levels_with_roles_and_points(ada: Client) -> None:
    page = words(ada.get("/leverage/").content.decode())

    assert "Empathy to level 2" in page
    assert "Opens Senior , and brings 1 more role nearer." in page
    assert "Together 2" in page
    assert "the hours are what that level typically takes" in page


def test_the_skills_page_names_the_best_lever(ada: Client) -> None:
    assert "What opens most: Empathy, level 2" in words(ada.get("/skills/").content.decode())


def test_home_and_skills_lead_here(ada: Client) -> None:
    home, skills = (ada.get(url).content.decode() for url in ("/", "/skills/"))

    assert 'href="/what-if/"' in home
    assert 'href="/look-ahead/"' in home
    assert 'href="/leverage/"' in skills


@pytest.mark.parametrize(
    ("query", "own"),
    [
        ("", 2),  # open requests, openings
        ("activity=listening", 6),  # and the plan, made anew
        ("activity=listening&confirm=empathy&hours=5", 9),  # and requests, evidence, manager
    ],
)
def test_queries_do_not_grow(ada: Client, agent: Employee, query: str, own: int) -> None:
    OpeningFactory.create_batch(5)
    for _ in range(5):
        rated(agent, "empathy", 1)

    assert cost_of(ada, f"/what-if/?{query}") == FRAME + own


def test_leverage_says_when_no_role_asks_for_more(ada: Client, agent: Employee) -> None:
    for skill in ("empathy", "coaching"):
        rated(agent, skill, 4)

    page = words(ada.get("/leverage/").content.decode())

    assert "No role asks for more You hold everything" in page


def test_leverage_costs_no_query_of_its_own(ada: Client) -> None:
    assert cost_of(ada, "/leverage/") == FRAME
