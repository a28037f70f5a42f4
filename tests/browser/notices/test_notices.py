"""Being told, setting how, and taking one's data along: on every screen, and by keyboard."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from planner.models import Employee, Notice
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.pages.test_pages import fits, show_on
from tests.browser.screens import EVERY_SCREEN, Screen, without_javascript
from tests.factories.notices import NoticeFactory, ProfileViewFactory

PAGES = ("/notices/", "/settings/", "/my-data/")
LONG = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen " * 3


@pytest.fixture
def told(cast: Cast) -> Cast:
    """Imani was asked, answered and looked at."""
    company.busy(cast)
    NoticeFactory.create(recipient=cast.imani, text=LONG)
    NoticeFactory.create(recipient=cast.imani, text="ليان كوهين أكدت مهارتك", url="")
    ProfileViewFactory.create(employee=cast.imani, viewer=cast.tomasz)
    return cast


@pytest.mark.parametrize("path", PAGES)
def test_everybody_can_use_it_on_every_screen(
    path: str, told: Cast, visit: Visit, axe: CheckPage
) -> None:
    page = visit(path, company.user_of(told.imani))
    for screen in EVERY_SCREEN:
        show(page, screen)
        fits(page)
        axe(page)


def show(page: Page, screen: Screen) -> None:
    show_on(page, screen)
    page.reload()


@without_javascript
def test_a_question_reaches_the_manager_and_the_answer_the_employee(
    cast: Cast, visit: Visit
) -> None:
    company.ask(cast.imani)
    page = visit("/team/", company.user_of(cast.tomasz))
    page.get_by_role("link", name="Notices, 1 unread").click()
    asked = "Imani Veldhoen asks you to confirm “Empathy and rapport”."
    page.get_by_role("button", name=asked, exact=True).click()
    page.get_by_role("button", name="Send my answer").click()

    page = visit("/", company.user_of(cast.imani))
    page.get_by_role("link", name="Notices, 1 unread").click()
    expect(page.get_by_text(re.compile("Tomasz Arrowood confirmed “Empathy"))).to_be_visible()


def test_all_are_read_at_once(told: Cast, visit: Visit) -> None:
    page = visit("/notices/", company.user_of(told.imani))
    page.get_by_role("button", name="Mark all as read").click()

    expect(page.get_by_role("link", name="Notices, 0 unread")).to_be_visible()
    assert not Notice.objects.of(told.imani).unread().exists()


def test_settings_are_kept(cast: Cast, visit: Visit) -> None:
    page = visit("/settings/", company.user_of(cast.imani))
    page.get_by_label("Never: I look here").check()
    page.get_by_label("Time zone").select_option("Europe/Lisbon")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Your settings are saved.")).to_be_visible()
    kept = Employee.objects.get(pk=cast.imani.pk)

    assert (kept.digest, kept.time_zone) == ("off", "Europe/Lisbon")


def test_the_address_of_the_calendar_is_shown_once(
    cast: Cast, visit: Visit, axe: CheckPage
) -> None:
    page = visit("/settings/", company.user_of(cast.imani))
    page.get_by_role("button", name="Make an address").click()
    address = page.get_by_label("Address of your calendar").input_value()
    axe(page)
    page.get_by_role("link", name="My data").first.click()
    page.get_by_role("link", name="Settings", exact=True).first.click()

    expect(page.get_by_text("It cannot be shown again")).to_be_visible()
    expect(page.get_by_label("Address of your calendar")).to_have_count(0)
    answer = page.request.get(address)
    assert (answer.status, answer.text()[:15]) == (200, "BEGIN:VCALENDAR")


@pytest.mark.parametrize(("button", "kind"), [("JSON", "json"), ("HTML", "html")])
def test_everything_can_be_taken_along(
    button: str, kind: str, told: Cast, visit: Visit, tmp_path: Path
) -> None:
    page = visit("/my-data/", company.user_of(told.imani))
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(button)).click()
    file = tmp_path / f"mine.{kind}"
    download.value.save_as(file)
    text = file.read_text(encoding="utf-8")

    assert "Imani Veldhoen" in text
    assert kind == "html" or json.loads(text)["record"][0]["name"] == "Imani Veldhoen"
