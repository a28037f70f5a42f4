"""The page that says that the database has no time."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from planner.models import Reflection
from planner.views.progress import reflections
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen
from tests.requests.test_busy import refuse

THOUGHT = "A long day.\nI stayed calm."


@on_every_screen
def test_what_was_typed_stands_there_and_is_sent_again(
    visit: Visit, cast: Cast, axe: CheckPage, console: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    page = visit("/reflections/add/", company.user_of(cast.imani))
    page.get_by_label("Your thoughts").fill(THOUGHT)
    with monkeypatch.context() as locked:
        locked.setattr(reflections, "add_reflection", refuse)
        page.locator("main form").get_by_role("button").last.click()
        expect(page.get_by_label("What you wrote")).to_have_value(THOUGHT)
    axe(page)
    assert fits(page)
    page.get_by_role("button", name="Try again").click()
    expect(page.get_by_text("Written down.")).to_be_visible()

    assert [row.text for row in Reflection.objects.all()] == [THOUGHT]
    assert "503" in console.pop()
