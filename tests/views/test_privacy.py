from __future__ import annotations

import json
from datetime import date

import pytest
from django.test import Client

from planner.models import Employee, FrameworkVersion, ProfileView
from planner.queries.privacy.export_parts import PARTS
from tests.factories.notices import ProfileViewFactory
from tests.factories.rows import EvidenceFactory
from tests.pages import browser_of, cost_of, words
from tests.scenes.people import TODAY, employee_in

COST = 3 + 4


@pytest.fixture
def tomasz(small: FrameworkVersion) -> Employee:
    return employee_in("lead", name="Tomasz Arrowood")


@pytest.fixture
def imani(tomasz: Employee) -> Employee:
    return employee_in("agent", name="إيماني فيلدهون", manager=tomasz)


def test_a_manager_who_opens_a_profile_is_noted_once_a_day(
    imani: Employee, tomasz: Employee
) -> None:
    manager = browser_of(tomasz)
    for _ in range(2):
        assert manager.get(f"/team/{imani.pk}/").status_code == 200
    view = ProfileView.objects.get()

    assert (view.employee, view.viewer, view.viewed_on) == (imani, tomasz, TODAY)


def test_who_may_not_see_the_profile_is_not_noted(imani: Employee, tomasz: Employee) -> None:
    assert browser_of(imani).get(f"/team/{tomasz.pk}/").status_code == 404
    assert not ProfileView.objects.exists()


def test_the_page_says_who_looked_and_who_confirmed(
    imani: Employee, tomasz: Employee, browser: Client
) -> None:
    ProfileViewFactory.create(employee=imani, viewer=tomasz)
    EvidenceFactory.create(employee=imani, author=tomasz, confirms=True)
    page = words(browser.get("/my-data/").content.decode())

    assert "Tomasz Arrowood 2 March 2026" in page
    assert "Empathy level 2 Tomasz Arrowood 2 March 2026" in page


@pytest.mark.parametrize("rows", [1, 40])
def test_the_page_costs_the_same_for_many_rows(
    rows: int, imani: Employee, tomasz: Employee, browser: Client
) -> None:
    EvidenceFactory.create_batch(rows, employee=imani, author=tomasz, confirms=True)
    ProfileViewFactory.create_batch(rows, employee=imani)

    assert cost_of(browser, "/my-data/") == COST
    assert ("Page 1 of 2" in browser.get("/my-data/").text) is (rows > 20)


def test_each_list_has_pages_and_keeps_the_place_in_the_other(
    imani: Employee, tomasz: Employee, browser: Client
) -> None:
    for day in range(1, 26):
        ProfileViewFactory.create(employee=imani, viewer=tomasz, viewed_on=date(2026, 1, day))
    EvidenceFactory.create_batch(21, employee=imani, author=tomasz, confirms=True)
    page = browser.get("/my-data/?views=2&confirmed=2").text

    assert "25 January 2026" not in page
    assert "1 January 2026" in page
    assert 'href="?confirmed=2&amp;views=1#views"' in page
    assert 'href="?views=2&amp;confirmed=1#confirmed"' in page


@pytest.mark.parametrize("number", ["0", "99", "x", "-1"])
def test_an_impossible_page_is_the_nearest(number: str, browser: Client) -> None:
    page = browser.get(f"/my-data/?views={number}&confirmed={number}")

    assert page.status_code == 200


def test_programs_get_json(imani: Employee, browser: Client) -> None:
    response = browser.get("/my-data/download/?format=json")
    found = json.loads(response.content)

    assert response.headers["Content-Disposition"] == (
        f'attachment; filename="careerpath-{TODAY}.json"'
    )
    assert response.headers["Cache-Control"] == "private, no-store"
    assert found.keys() == {part.code for part in PARTS}
    assert found["record"][0]["name"] == "إيماني فيلدهون"
    assert "إيماني" in response.content.decode()


def test_people_get_a_page_to_read_with_everything_escaped(
    imani: Employee, browser: Client
) -> None:
    EvidenceFactory.create(employee=imani, text="<b>Loud</b>\nand clear")
    page = browser.get("/my-data/download/?format=html").content.decode()

    assert "<h2>Evidence of your skills (1)</h2>" in page
    assert "&lt;b&gt;Loud&lt;/b&gt;<br>and clear" in page
    assert "<script" not in page


def test_another_format_is_not_there(browser: Client) -> None:
    assert browser.get("/my-data/download/?format=exe").status_code == 404


def test_names_of_any_script_stand_on_their_own(imani: Employee, browser: Client) -> None:
    assert "<bdi>إيماني فيلدهون</bdi>" in browser.get("/my-data/").content.decode()
