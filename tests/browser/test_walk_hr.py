"""HR edits the framework in the admin; employees see it when it is published."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit

NEW_SUMMARY = "Keeps two hundred conversations a week calm and short."


def test_an_edit_is_seen_only_after_publishing(visit: Visit, cast: Cast) -> None:
    imani = company.user_of(cast.imani)
    page = visit("/admin/planner/role/senior-agent/change/", cast.hr)
    page.get_by_label("Summary").fill(NEW_SUMMARY)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text("was changed successfully")).to_be_visible()

    visit("/roles/senior-agent/", imani)
    expect(page.get_by_text(NEW_SUMMARY)).to_have_count(0)

    visit("/admin/planner/frameworkversion/publish/", cast.hr)
    expect(page.get_by_role("region", name="What changes")).to_contain_text("Senior agent")
    page.get_by_label("What is new").fill("A clearer summary.")
    page.get_by_role("button", name="Publish").click()
    expect(page.get_by_text("is published. Everybody sees it from now on.")).to_be_visible()

    visit("/roles/senior-agent/", imani)
    expect(page.get_by_text(NEW_SUMMARY).first).to_be_visible()


def test_hr_finds_its_way_to_publishing(visit: Visit, cast: Cast) -> None:
    page = visit("/admin/", cast.hr)

    page.get_by_role("link", name="Framework versions").first.click()
    page.get_by_role("link", name="Check and publish").click()

    expect(page.get_by_text("the draft says the same as the current version")).to_be_visible()


HR_PAGES = (
    "/admin/",
    "/admin/planner/frameworkversion/publish/",
    "/admin/planner/role/",
    "/admin/planner/role/senior-agent/change/",
    "/admin/planner/skill/empathy/change/",
    "/admin/planner/role/add/",
)


@pytest.mark.parametrize("path", HR_PAGES)
def test_the_pages_of_hr_shut_nobody_out(
    path: str, visit: Visit, cast: Cast, axe: CheckPage
) -> None:
    axe(visit(path, cast.hr))
