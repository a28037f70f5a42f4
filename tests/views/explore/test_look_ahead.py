from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from planner.models import Employee
from tests.engine.support import build
from tests.pages import FRAME, browser_of, cost_of, errors_of, words
from tests.scenes.people import TODAY, aims_for, employee_in, publish_small, rated

pytestmark = pytest.mark.django_db
HTMX = {"HX-Request": "true"}


@pytest.fixture
def agent(small: object) -> Employee:
    publish_small(skills=[build.skill("empathy", fades_after_months=6), build.skill("coaching")])
    found = employee_in(name="Ada Agent")
    rated(found, "empathy", 2, happened_on=TODAY)
    aims_for(found, "lead", "agent", "senior", "lead")
    return found


def read(client: Client, **query: str) -> str:
    return words(client.get("/look-ahead/", query).content.decode())


def test_without_a_day_it_is_half_a_year_ahead(ada: Client) -> None:
    page = read(ada)

    assert "Senior on 2 May 2027" in page
    assert "The next role on your way" in page
    assert "2 May 2027 Empathy falls to level 1 Costs 1 point held, 0 confirmed." in page


def test_a_day_before_the_drop_shows_it_as_still_to_come(ada: Client) -> None:
    page = read(ada, on="2027-05-01", role="lead")

    assert "Lead on 1 May 2027" in page
    assert "Your goal" in page
    assert page.index("After that") < page.index("Empathy falls to level 1")


def test_any_role_can_be_asked_about(ada: Client) -> None:
    page = read(ada, role="founder")

    assert "A role of your choice" in page
    assert "Nothing is lost" in page
    assert "2 more that cost this role nothing" in page


@pytest.mark.parametrize("on", ["2026-11-01", "9999-12-31", "2031-11-03"])
def test_a_day_out_of_reach_is_marked_and_the_rest_is_shown(ada: Client, on: str) -> None:
    page = ada.get("/look-ahead/", {"on": on, "role": "lead"}).content.decode()

    assert errors_of(page) == {"on": "Choose a day from 2 November 2026 to 2 November 2031."}
    assert "Lead on 2 May 2027" in words(page)


@pytest.mark.parametrize("on", ["soon", "2027-02-30", "10000-01-01", "' or 1"])
def test_what_is_no_day_is_marked(ada: Client, on: str) -> None:
    page = ada.get("/look-ahead/", {"on": on}).content.decode()

    assert errors_of(page) == {"on": "This is not a day. Write it like 2027-03-31."}
    assert "Senior on 2 May 2027" in words(page)


def test_an_unknown_role_is_marked(ada: Client) -> None:
    page = ada.get("/look-ahead/", {"role": "pope", "on": "2027-08-08"}).content.decode()

    assert errors_of(page) == {"role": "The career map has no role “pope”."}
    assert "Senior on 8 August 2027" in words(page)


@pytest.mark.parametrize("on", ["2026-11-02", "2031-11-02"])
def test_the_first_and_the_last_day_can_be_asked_for(ada: Client, on: str) -> None:
    assert errors_of(ada.get("/look-ahead/", {"on": on}).content.decode()) == {}


def test_htmx_gets_the_outlook_alone(ada: Client) -> None:
    page = ada.get("/look-ahead/?on=soon", headers=HTMX).content.decode()

    assert "<html" not in page
    assert page.lstrip().startswith('<div class="stack" id="outlook">')
    assert "This is not a day." in page
    assert 'hx-swap-oob="innerHTML:#said"' in page


def test_every_month_is_in_the_table_and_leads_to_its_terms(ada: Client) -> None:
    page = ada.get("/look-ahead/").content.decode()

    assert page.count('class="held" x=') == 25
    assert 'href="/look-ahead/?role=senior&amp;on=2028-11-02"' in page


@pytest.mark.usefixtures("agent")
def test_what_is_not_known_is_said_in_words() -> None:
    page = browser_of(employee_in()).get("/look-ahead/?role=lead").content.decode()

    assert "Today not rated yet" in words(page)
    assert "You have not rated any skill yet" in words(page)
    assert 'class="kpi"' not in page


def test_a_loss_opens_into_levels_weight_and_days(ada: Client) -> None:
    page = read(ada, role="lead")

    assert "Levels times weight: held 1 × 1, confirmed 0 × 1." in page
    assert "Last shown on 2 November 2026; one level goes after each 6 months" in page


def test_home_is_quiet_while_nothing_is_lost_soon(ada: Client) -> None:
    assert "falls to level" not in words(ada.get("/").content.decode())


@pytest.mark.usefixtures("agent")
def test_home_reminds_before_a_drop() -> None:
    late = employee_in()
    rated(late, "empathy", 1, happened_on=date(2026, 6, 14))

    page = words(browser_of(late).get("/").content.decode())

    assert "On 14 December 2026 Empathy falls to level 0. Show it again or look ahead" in page


def test_queries_do_not_grow(ada: Client, agent: Employee) -> None:
    for _ in range(5):
        rated(agent, "coaching", 1)

    assert cost_of(ada, "/look-ahead/?on=2028-01-01&role=lead") == FRAME
