from __future__ import annotations

import pytest
from django.test import Client

from planner.models import Employee, Evidence
from tests.engine.support import build
from tests.pages import FRAME, browser_of, cost_of, errors_of, said, words
from tests.scenes.people import employee_in, publish_small

pytestmark = pytest.mark.django_db


@pytest.fixture
def newcomer(small: object) -> Employee:
    return employee_in(name="Nia New", welcomed_at=None)


@pytest.fixture
def nia(newcomer: Employee) -> Client:
    return browser_of(newcomer)


def was_welcomed(employee: Employee) -> bool:
    employee.refresh_from_db()
    return employee.welcomed_at is not None


def test_the_first_page_asks_whether_the_role_is_right(nia: Client) -> None:
    page = words(nia.get("/welcome/").content.decode())

    assert "Welcome, Nia" in page
    assert "Agent , since 2 November 2025" in page
    assert "2 skills to look at" in page


@pytest.mark.parametrize("url", ["/welcome/", "/my-data/"])
def test_people_are_told_who_reads_what(url: str, nia: Client) -> None:
    page = words(nia.get(url).content.decode())

    assert "You, your managers and HR Your skills and levels, your evidence with every word" in page
    assert "Only you Your reflections" in page


def test_whoever_writes_evidence_reads_who_reads_it(nia: Client) -> None:
    page = words(nia.get("/skills/empathy/evidence/").content.decode())

    assert "Managers above you and HR can read them." in page


def test_what_is_answered_is_written_down(nia: Client, newcomer: Employee) -> None:
    response = nia.post("/welcome/skills/", {"empathy": "2", "coaching": ""})

    assert response["Location"] == "/welcome/drivers/"
    assert list(Evidence.objects.values_list("skill", "level")) == [("empathy", 2)]
    assert was_welcomed(newcomer)


def test_answering_again_changes_only_what_is_different(nia: Client) -> None:
    for levels in ({"empathy": "2", "coaching": "1"}, {"empathy": "3", "coaching": "1"}):
        nia.post("/welcome/skills/", levels)

    assert Evidence.objects.count() == 3


def test_nothing_has_to_be_answered(nia: Client, newcomer: Employee) -> None:
    assert nia.post("/welcome/skills/", {"csrfmiddlewaretoken": ""}).status_code == 302
    assert was_welcomed(newcomer)
    assert not Evidence.objects.exists()


def test_a_level_off_the_scale_stands_beside_its_skill_and_the_rest_is_kept(
    nia: Client, newcomer: Employee
) -> None:
    page = nia.post("/welcome/skills/", {"empathy": "9", "coaching": "2"}).content.decode()

    assert list(errors_of(page)) == ["empathy"]
    assert 'name="coaching" value="2" id="id_coaching_2" checked' in page
    assert not was_welcomed(newcomer)
    assert not Evidence.objects.exists()


def test_the_last_page_offers_roles_one_move_away(nia: Client) -> None:
    page = nia.get("/welcome/goal/").content.decode()

    assert "/routes/senior/" in page
    assert "/routes/lead/" in page
    assert "/routes/founder/" not in page


def test_the_first_visit_can_be_skipped(nia: Client, newcomer: Employee) -> None:
    assert nia.post("/welcome/skip/")["Location"] == "/"

    assert was_welcomed(newcomer)
    assert "under Skills" in said(nia, "/")


def test_skipping_is_not_a_link(nia: Client, newcomer: Employee) -> None:
    assert nia.get("/welcome/skip/").status_code == 405
    assert not was_welcomed(newcomer)


@pytest.mark.parametrize("count", [1, 40])
def test_queries_do_not_grow_with_skills(count: int, small: object) -> None:
    names = [f"skill-{n}" for n in range(count)]
    publish_small(
        skills=[build.skill(name) for name in names],
        roles=[build.role("agent", 1, dict.fromkeys(names, 1))],
        moves=[],
        activities=[],
        milestones=[],
    )
    client = browser_of(employee_in())

    for url in ("/welcome/", "/welcome/skills/", "/welcome/drivers/"):
        assert cost_of(client, url) == FRAME
    assert cost_of(client, "/welcome/goal/") == FRAME + 1  # the free seats
