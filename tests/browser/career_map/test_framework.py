"""The career map in a browser: by mouse, by keyboard, on a phone, and without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from playwright.sync_api import expect

from planner.actions.framework.publishing import load_document, publish
from planner.models import Employee, User
from tests.browser.cast import customer_service, user_of
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen, on_phone, without_javascript
from tests.factories.rows import RoleAssignmentFactory


@pytest.fixture
def agent(transactional_db: None) -> User:
    """A customer service agent in the complete framework."""
    with transaction.atomic():
        load_document(customer_service())
        publish(None)
        employee: Employee = RoleAssignmentFactory.create(
            role__code="customer-service-agent", employee__welcomed_at="2026-01-05T09:00:00Z"
        ).employee
    return user_of(employee)


@on_every_screen
@pytest.mark.parametrize("path", ["/map/", "/map/list/", "/roles/team-leader/", "/search/?q=lead"])
def test_the_pages_of_the_framework_shut_nobody_out(
    visit: Visit, axe: CheckPage, agent: User, path: str
) -> None:
    page = visit(path, as_=agent)

    expect(page.get_by_role("heading", level=1)).to_be_visible()
    axe(page)
    assert fits(page)


def test_a_station_opens_beside_the_map(visit: Visit, axe: CheckPage, agent: User) -> None:
    page = visit("/map/", as_=agent)

    page.get_by_role("link", name=re.compile("^Team leader:")).click()
    panel = page.get_by_role("complementary", name="Chosen role")

    expect(panel.get_by_role("heading", name="Team leader")).to_be_focused()
    expect(panel.get_by_text("Eligible: not yet")).to_be_visible()
    axe(page)
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(page.get_by_role("link", name=re.compile("^Team leader:"))).to_be_focused()


def test_arrow_keys_go_from_station_to_station(visit: Visit, agent: User) -> None:
    page = visit("/map/", as_=agent)
    page.get_by_role("link", name=re.compile("You are here")).focus()

    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("link", name=re.compile("^Senior agent:"))).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.locator("#panel-title")).to_have_text("Senior agent")


def test_the_whole_map_fits_a_laptop(visit: Visit, agent: User) -> None:
    page = visit("/map/", as_=agent)
    page.set_viewport_size({"width": 1440, "height": 900})
    expect(page.get_by_role("group", name="Zoom")).to_be_visible()

    for name in ("Head of customer service:", "Head of customer experience:", "Trainee agent:"):
        expect(page.get_by_role("link", name=re.compile(f"^{name}"))).to_be_in_viewport(ratio=1)


def test_zoom_enlarges_the_heads_with_the_map(visit: Visit, agent: User) -> None:
    page = visit("/map/", as_=agent)
    expect(page.get_by_role("button", name="Closer")).to_be_visible()
    sizes = "[...document.querySelectorAll('.map, .map-heads')].map(s => s.clientWidth)"
    before = page.evaluate(sizes)

    page.get_by_role("button", name="Closer").click()

    after = page.evaluate(sizes)
    assert after[0] == after[1] > before[0] == before[1]


def test_typing_narrows_the_list(visit: Visit, agent: User) -> None:
    page = visit("/map/list/", as_=agent)

    page.get_by_label("Narrow the list").fill("scheduler")

    expect(page.locator("#roles .title-link")).to_have_text(["Scheduler"])
    expect(page).to_have_url(re.compile(r"\?q=scheduler$"))


@on_phone
def test_a_phone_starts_with_the_list(visit: Visit, agent: User) -> None:
    page = visit("/search/", as_=agent)

    page.get_by_role("navigation", name="Main, phone").get_by_role("link", name="Map").click()

    expect(page).to_have_url(re.compile("/map/list/$"))
    expect(page.get_by_role("link", name="Map view")).to_be_visible()


@without_javascript
def test_without_javascript_a_station_is_a_link(visit: Visit, agent: User) -> None:
    page = visit("/map/", as_=agent)

    page.get_by_role("link", name=re.compile("^Team leader:")).click()

    expect(page).to_have_url(re.compile("/roles/team-leader/$"))
    expect(page.get_by_role("heading", name="What it asks for")).to_be_visible()


def test_a_chosen_theme_holds_on_the_next_page(visit: Visit, agent: User) -> None:
    page = visit("/map/list/", as_=agent)

    page.get_by_role("button", name="Dark theme").click()
    page = visit("/search/")

    expect(page.get_by_role("button", name="Dark theme", pressed=True)).to_be_visible()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_a_lost_connection_is_said_in_words(visit: Visit, agent: User, console: list[str]) -> None:
    page = visit("/map/list/", as_=agent)
    page.route("**/map/list/?q=*", lambda route: route.abort())

    page.get_by_label("Narrow the list").fill("trainer")

    expect(page.get_by_role("status").filter(has_text="could not be reached")).to_be_visible()
    assert console
    console.clear()
