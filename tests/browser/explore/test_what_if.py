"""What if, in a browser: tried out, thrown away, kept; with and without JavaScript."""

from __future__ import annotations

import re

import pytest
from django.db import transaction
from playwright.sync_api import expect

from planner.models import ConfirmationRequest, Employee, PlanStep, User
from tests.browser.cast import user_of
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen, without_javascript
from tests.scenes.people import aims_for, employee_in, publish_small, rated

FULL = "/what-if/?activity=listening&activity=coaching-course&confirm=empathy&hours=5"


@pytest.fixture
def agent(transactional_db: None) -> Employee:
    with transaction.atomic():
        publish_small()
        boss = employee_in("lead", name="Kim Boss")
        found = employee_in(name="Ada Agent", manager=boss, weekly_minutes=60)
        rated(found, "empathy", 1)
        aims_for(found, "lead", "agent", "senior", "lead")
    return found


@pytest.fixture
def ada(agent: Employee) -> User:
    return user_of(agent)


@on_every_screen
@pytest.mark.parametrize("path", ["/what-if/", FULL, "/what-if/?hours=many", "/leverage/"])
def test_the_pages_shut_nobody_out(visit: Visit, axe: CheckPage, ada: User, path: str) -> None:
    page = visit(path, as_=ada)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")

    axe(page)
    assert fits(page)


def test_ticking_changes_the_outcome_and_the_address(visit: Visit, ada: User) -> None:
    page = visit("/what-if/", as_=ada)
    listening = page.get_by_role("checkbox", name=re.compile("^Listening"))

    listening.press("Space")

    expect(page.get_by_text("It takes 2 hours")).to_be_visible()
    expect(page).to_have_url(re.compile("activity=listening"))
    expect(listening).to_be_focused()
    page.reload()
    expect(listening).to_be_checked()


def test_the_outcome_is_said_aloud(visit: Visit, ada: User) -> None:
    page = visit("/what-if/", as_=ada)

    page.get_by_label("hours a week").fill("0")
    page.get_by_label("hours a week").blur()

    expect(page.locator("#said")).to_contain_text("There would be no way to Lead")


def test_what_is_thrown_away_leaves_nothing(visit: Visit, ada: User, agent: Employee) -> None:
    page = visit(FULL, as_=ada)

    page.get_by_role("link", name="Throw it away").click()

    expect(page.get_by_role("heading", name="Keep it?")).to_be_hidden()
    agent.refresh_from_db()
    assert agent.weekly_minutes == 60
    assert not PlanStep.objects.exists()


def test_what_is_kept_is_done_once(visit: Visit, ada: User, agent: Employee) -> None:
    page = visit(FULL, as_=ada)
    expect(page.get_by_text("Kim Boss is asked to confirm “Empathy” at level 1")).to_be_visible()

    page.get_by_role("button", name="Keep it").dblclick()

    expect(page.get_by_text("Kept. Your dates and your plan follow it")).to_be_visible()
    agent.refresh_from_db()
    assert agent.weekly_minutes == 300
    assert ConfirmationRequest.objects.count() == 1
    assert PlanStep.objects.of(agent).open().count() == 2


@without_javascript
def test_without_javascript_one_tries_and_keeps_as_well(
    visit: Visit, ada: User, agent: Employee
) -> None:
    page = visit("/what-if/", as_=ada)

    page.get_by_role("checkbox", name=re.compile("^Listening")).check()
    page.get_by_label("hours a week").fill("3")
    page.get_by_role("button", name="Show what changes").click()
    expect(page.get_by_text("Your time for learning becomes 3 hours a week")).to_be_visible()
    page.get_by_text("1 skill changes it: all terms").first.click()
    expect(page.get_by_role("region", name="Points per skill for Senior").first).to_be_visible()
    page.get_by_role("button", name="Keep it").click()

    expect(page.get_by_text("Kept. Your dates and your plan follow it")).to_be_visible()
    assert PlanStep.objects.of(agent).open().filter(activity="listening").exists()
