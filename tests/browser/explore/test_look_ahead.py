"""Look ahead, in a browser: by slider, by date, and without JavaScript."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from django.db import transaction
from playwright.sync_api import expect

from planner.models import User
from tests.browser.cast import user_of
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen, without_javascript
from tests.engine.support import build
from tests.scenes.people import aims_for, employee_in, publish_small, rated

# The browser has a clock of its own: these tests live on the real day.
SHOWN = date.today() - timedelta(days=150)  # noqa: DTZ011


@pytest.fixture
def ada(transactional_db: None) -> User:
    fading = build.skill("empathy", fades_after_months=6)
    with transaction.atomic():
        publish_small(skills=[fading, build.skill("coaching")])
        agent = employee_in(name="Ada Agent")
        rated(agent, "empathy", 2, happened_on=SHOWN)
        aims_for(agent, "lead", "agent", "senior", "lead")
    return user_of(agent)


@on_every_screen
@pytest.mark.parametrize("path", ["/look-ahead/", "/look-ahead/?on=soon&role=lead", "/"])
def test_the_pages_shut_nobody_out(visit: Visit, axe: CheckPage, ada: User, path: str) -> None:
    page = visit(path, as_=ada)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")

    axe(page)
    assert fits(page)


def test_the_slider_moves_the_day_and_the_outlook(visit: Visit, ada: User) -> None:
    page = visit("/look-ahead/", as_=ada)
    slider = page.get_by_role("slider", name=re.compile("Months from today"))
    expect(slider).to_have_value("6")
    before = page.locator("#outlook-title").inner_text()

    slider.press("End")

    expect(slider).to_have_value("24")
    expect(page.locator("#outlook-title")).not_to_have_text(before)
    expect(page).to_have_url(re.compile(r"on=\d{4}-\d{2}-\d{2}"))
    expect(page.locator("#said")).to_contain_text("Senior on")


def test_the_date_moves_the_slider(visit: Visit, ada: User) -> None:
    page = visit("/look-ahead/", as_=ada)
    last = page.get_by_role("slider").get_attribute("data-days")
    assert last

    page.get_by_label("On", exact=True).fill(last.split()[12])
    page.get_by_label("On", exact=True).blur()

    expect(page.get_by_role("slider")).to_have_value("12")


def test_another_role_shows_another_outlook(visit: Visit, ada: User) -> None:
    page = visit("/look-ahead/", as_=ada)

    page.get_by_label("Readiness for", exact=True).select_option("Founder")

    expect(page.locator("#outlook-title")).to_contain_text("Founder on")
    expect(page.get_by_text("Nothing is lost")).to_be_visible()


@without_javascript
def test_without_javascript_the_date_is_a_form(visit: Visit, ada: User) -> None:
    page = visit("/", as_=ada)
    page.get_by_role("link", name="look ahead", exact=True).click()
    expect(page.get_by_role("slider")).to_be_hidden()

    page.get_by_label("Readiness for", exact=True).select_option("Lead")
    page.get_by_role("button", name="Look").click()

    expect(page.locator("#outlook-title")).to_contain_text("Lead on")
    expect(page.get_by_text("Empathy falls to level 1")).to_be_visible()
    page.get_by_text("Show as a table").click()
    page.get_by_role("table").filter(has_text="Day").get_by_role("link").last.click()
    expect(page.get_by_text("Empathy falls to level 0")).to_be_visible()
