"""A new version of the framework under a goal: it does not move until one says so."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from planner.actions.goals import set_goal
from tests.browser import cast as company
from tests.browser.cast import WAY, Cast
from tests.browser.conftest import Visit
from tests.browser.screens import without_javascript


@pytest.fixture
def home(visit: Visit, cast: Cast) -> Page:
    """Imani's home, after her goal's way was made harder."""
    set_goal(cast.imani, "team-leader", WAY)
    company.publish_again()
    return visit("/", company.user_of(cast.imani))


def test_a_goal_stays_as_it_was_until_one_switches(home: Page, cast: Cast) -> None:
    expect(home.get_by_text("Your goal stays as it was")).to_be_visible()
    home.get_by_role("link", name="See what changed").click()

    expect(home.get_by_text("Coaching: level 1 → 2")).to_be_visible()
    expect(home.get_by_text("Senior agents coach.")).to_be_visible()
    assert cast.imani.goals.get().version.number == 1


@without_javascript
def test_the_switch_is_one_button(home: Page, cast: Cast) -> None:
    home.get_by_role("link", name="See what changed").click()
    home.get_by_role("button", name="Switch to version 2").click()

    expect(home.get_by_text("counts by the newest version from now on")).to_be_visible()
    expect(home.get_by_text("Your goal stays as it was")).to_have_count(0)
    assert cast.imani.goals.get().version.number == 2


def test_one_may_stay(home: Page, cast: Cast) -> None:
    home.get_by_role("link", name="See what changed").click()
    home.get_by_role("link", name="Stay with version 1").click()

    expect(home.get_by_role("heading", name="Your route to Team leader")).to_be_visible()
    assert cast.imani.goals.get().version.number == 1
