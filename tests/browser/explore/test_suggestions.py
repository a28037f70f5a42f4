"""Roles worth a look, before and after somebody says what drives them; people like them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import transaction
from playwright.sync_api import Page, expect

from planner.models import Role, User
from tests.browser import cast as company
from tests.browser.cast import Cast, ago
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen, without_javascript
from tests.factories.rows import EmployeeFactory, RoleAssignmentFactory


@pytest.fixture
def imani(cast: Cast) -> User:
    return company.user_of(cast.imani)


@transaction.atomic
def seven_went_before_her() -> None:
    for number in range(7):
        employee = EmployeeFactory.create(name=f"Sam Earlier{number}")
        start = ago(900 - number)
        for role, begin, end in (
            ("customer-service-agent", start, start + timedelta(400)),
            ("senior-agent", start + timedelta(400), None),
        ):
            RoleAssignmentFactory.create(
                employee=employee, role=Role.objects.get(pk=role), started_on=begin, ended_on=end
            )


def suggested(page: Page) -> list[str]:
    """The names of the suggested roles, the first one first."""
    return page.locator(".suggested h2").all_inner_texts()


@on_every_screen
@pytest.mark.parametrize(
    "path", ["/suggestions/", "/suggestions/?lower=1", "/drivers/", "/people-like-me/"]
)
def test_the_pages_shut_nobody_out(
    visit: Visit, axe: CheckPage, cast: Cast, imani: User, path: str
) -> None:
    seven_went_before_her()
    type(cast.imani).objects.filter(pk=cast.imani.pk).update(
        drivers=["variety", "helping"], wants_to_lead=False
    )
    page = visit(path, as_=imani)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")

    axe(page)
    assert fits(page)


@without_javascript
def test_the_answers_change_the_list_and_it_says_how(visit: Visit, imani: User) -> None:
    page = visit("/suggestions/", as_=imani)
    before = suggested(page)
    assert "Team leader" in before

    page.get_by_role("link", name="Answer them").click()
    page.get_by_label("Most of all").select_option("variety")
    page.get_by_label("No", exact=True).check()
    page.get_by_role("button", name="Save and see what it changes").click()

    effect = page.get_by_role("region", name="What your answers change")
    expect(effect.get_by_role("row", name="Team leader")).to_contain_text("leads people")
    expect(page.get_by_text("You do not want to lead people.")).to_be_visible()
    after = suggested(page)
    assert "Team leader" not in after
    assert after != before


@without_javascript
def test_points_open_into_terms_that_add_up(visit: Visit, imani: User) -> None:
    page = visit("/suggestions/", as_=imani)
    first = page.locator(".suggested").first
    first.get_by_text("points?").click()

    table = first.get_by_role("region", name="Points of")
    cells = table.locator("tbody tr:not(.part) td:last-child").all_inner_texts()
    points = [int(cell.replace(",", "")) for cell in cells]
    total = table.locator("tfoot td").inner_text()
    assert sum(points) == int(total.replace(",", ""))


def test_from_a_suggestion_to_a_comparison(visit: Visit, imani: User) -> None:
    page = visit("/suggestions/", as_=imani)
    first_three = suggested(page)[:3]

    page.get_by_role("link", name="Compare the first 3").click()

    heads = page.get_by_role("table").get_by_role("columnheader")
    assert heads.all_inner_texts() == first_three


def test_people_like_me_are_found_from_home(visit: Visit, imani: User) -> None:
    seven_went_before_her()
    page = visit("/", as_=imani)
    peers = page.get_by_role("region", name="People like you")
    expect(peers).to_contain_text("5 or more people moved on from Customer service agent.")

    peers.get_by_role("link", name="More").click()
    expect(page.get_by_role("row", name="Senior agent")).to_contain_text("5 or more")
    page.get_by_label("Role", exact=True).select_option(label="Team leader")
    page.get_by_role("button", name="Show").click()

    expect(page.get_by_text("Too few to tell")).to_be_visible()
