from __future__ import annotations

import re

import pytest
from django.test import Client

from planner.models import Employee
from tests.engine.support import build
from tests.pages import FRAME, cost_of, words
from tests.scenes.people import aims_for, employee_in, publish_small, rated, small_document

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(small: object) -> Employee:
    return employee_in(name="Ada Agent")


def compare(client: Client, *roles: str, query: str = "") -> str:
    url = "/compare/roles/?" + "&".join(f"role={role}" for role in roles) + query
    return client.get(url).content.decode()


def table(page: str) -> str:
    found = re.search(r"<table class=\"compare\">.*?</table>", page, re.DOTALL)
    assert found
    return found[0]


def test_roles_stand_side_by_side(ada: Client, agent: Employee) -> None:
    rated(agent, "empathy", 1)

    found = table(compare(ada, "senior", "lead"))

    assert [words(head) for head in re.findall(r'<th scope="col".*?</th>', found, re.DOTALL)] == [
        "Senior",
        "Lead",
    ]
    assert "Your readiness 50 %" in words(found)
    assert "Coaching You: level 0 Not asked" in words(found)
    assert "Level 2, weight 1 2 levels to go" in words(found)


def test_without_a_rating_readiness_is_said_in_words(ada: Client) -> None:
    assert "Your readiness No skill rated yet" in words(table(compare(ada, "senior", "lead")))


def test_the_toggle_is_a_link_and_keeps_the_roles(ada: Client) -> None:
    page = compare(ada, "senior", "lead")
    assert 'href="?role=senior&amp;role=lead&amp;differ=1"' in page

    narrowed = compare(ada, "senior", "lead", query="&differ=1")
    assert "Track" not in words(table(narrowed))
    assert "the same for all of them are not shown" in words(narrowed)


def test_a_role_can_be_taken_out(ada: Client) -> None:
    assert 'href="?role=lead&amp;"' in compare(ada, "senior", "lead")


def test_the_form_keeps_what_was_chosen(ada: Client) -> None:
    page = compare(ada, "senior", "lead")

    assert re.findall(r'value="(\w+)" selected', page) == ["senior", "lead"]
    assert page.count('<select name="role"') == 4


def test_more_than_four_roles_are_left_out_in_words(ada: Client) -> None:
    publish_small(roles=[*small_document()["roles"], build.role("extra", 2)])

    page = words(compare(ada, "agent", "senior", "lead", "founder", "extra"))

    assert "Four roles fit side by side. Left out: Extra." in page


@pytest.mark.parametrize("code", ["nonsense", "<script>", "x" * 500])
def test_an_unknown_role_is_said_kindly_and_never_repeated(ada: Client, code: str) -> None:
    page = compare(ada, code, "lead")

    assert "A role that you asked for is not on the career map." in page
    assert "<script>" not in page.replace("<script ", "")
    assert "Lead" in table(page)


def test_without_a_choice_the_page_offers_one(ada: Client) -> None:
    page = compare(ada, "", "")

    assert "<table" not in page
    assert "Which roles?" in page
    assert "?role=lead&amp;role=senior&amp;" in page


def test_a_role_without_a_way_says_why(ada: Client) -> None:
    assert "No chain of moves leads" in table(compare(ada, "founder", "lead"))


def test_links_to_the_comparison(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead")

    assert "/compare/roles/?role=senior&amp;role=lead" in ada.get("/roles/senior/").content.decode()
    assert 'href="/compare/roles/"' in ada.get("/map/list/").content.decode()


def ways(client: Client, query: str = "") -> str:
    return client.get(f"/routes/lead/?view=table{query}").content.decode()


def test_ways_stand_side_by_side(ada: Client) -> None:
    page = ways(ada)

    assert "Via Senior" in table(page)
    assert "There already" in table(page)
    assert 'href="?view=table" aria-current="true"' in page


def test_ways_are_chosen_by_a_form(ada: Client) -> None:
    assert "Direct" not in table(ways(ada, "&way=agent+senior+lead"))
    assert "may have changed in the meantime" in ways(ada, "&way=nonsense")


def test_a_way_of_the_table_can_be_made_the_goal(ada: Client, agent: Employee) -> None:
    assert 'name="route" value="agent senior lead"' in table(ways(ada))
    ada.post("/goal/", {"role": "lead", "route": "agent senior lead"})

    assert "Your route" in table(ways(ada))


def test_where_there_is_no_way_there_is_no_table(ada: Client) -> None:
    assert "<table" not in ada.get("/routes/founder/?view=table").content.decode()


@pytest.mark.parametrize("roles", [2, 4])
def test_queries_do_not_grow_with_roles(ada: Client, roles: int) -> None:
    codes = ["senior", "lead", "founder", "agent"][:roles]
    url = "/compare/roles/?" + "&".join(f"role={code}" for code in codes)

    assert cost_of(ada, url) == FRAME + 1
    assert cost_of(ada, "/routes/lead/?view=table") == FRAME
