"""By keyboard alone; the map has its own tests of that."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from planner.models import Evidence
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import Visit
from tests.browser.screens import on_phone


def test_the_first_tab_offers_to_skip_to_the_content(visit: Visit, cast: Cast) -> None:
    page = visit("/skills/", company.user_of(cast.imani))

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_focused()
    page.keyboard.press("Enter")

    expect(page.get_by_role("main")).to_be_focused()


def test_the_map_is_one_stop_for_tab(visit: Visit, cast: Cast) -> None:
    page = visit("/map/", company.user_of(cast.imani))
    page.get_by_role("link", name=re.compile("You are here")).focus()

    page.keyboard.press("Tab")

    expect(page.locator(".station:focus")).to_have_count(0)


def test_evidence_is_written_with_tab_space_and_enter(visit: Visit, cast: Cast) -> None:
    page = visit("/skills/empathy/evidence/", company.user_of(cast.imani))
    page.get_by_role("group", name="Which level").get_by_role("radio").first.focus()
    for _ in range(3):
        page.keyboard.press("ArrowDown")
    page.get_by_label("What happened?").focus()
    page.keyboard.type("Typed without a mouse.")
    page.get_by_role("button", name="Save").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Written down")
    assert Evidence.objects.get(text="Typed without a mouse.").level == 3


def test_a_slash_goes_to_the_search_and_enter_searches(visit: Visit, cast: Cast) -> None:
    page = visit("/", company.user_of(cast.imani))

    page.keyboard.press("/")
    page.keyboard.type("workforce")
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", name="Results for “workforce”")).to_be_visible()


@on_phone
def test_escape_goes_back_to_the_button_of_a_menu(visit: Visit, cast: Cast) -> None:
    page = visit("/", company.user_of(cast.imani))
    button = page.locator("[data-menu] summary").filter(has_text="More").last
    button.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    page.keyboard.press("Escape")

    expect(button).to_be_focused()
