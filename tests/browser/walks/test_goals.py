"""Another goal and back: nothing of the former one is lost."""

from __future__ import annotations

from playwright.sync_api import expect

from planner.actions.goals import set_goal
from planner.models import Goal
from planner.queries.people.planning_context import open_goal
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit


def test_another_goal_and_back(visit: Visit, cast: Cast, axe: CheckPage) -> None:
    former = set_goal(cast.imani, "team-leader", company.WAY)
    page = visit("/routes/quality-analyst/", company.user_of(cast.imani))
    page.get_by_role("button", name="Choose this route").first.click()
    expect(page.get_by_text("You would leave Team leader for it.")).to_be_visible()
    axe(page)
    page.get_by_role("button", name="Make Quality analyst my goal").click()
    expect(page.get_by_role("heading", name="Your route to Quality analyst")).to_be_visible()

    page.get_by_role("link", name="Goals you had").click()
    axe(page)
    page.get_by_role("link", name="Take it up again").click()
    page.get_by_role("button", name="Take it up again").click()

    expect(page.get_by_role("heading", name="Your route to Team leader")).to_be_visible()
    assert open_goal(cast.imani) == former
    assert Goal.objects.count() == 2
