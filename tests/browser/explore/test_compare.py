"""Roles and ways side by side, in a browser: on a phone, by form, without JavaScript."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from planner.models import User
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen, on_phone, without_javascript

FOUR = "&".join(
    f"role={code}" for code in ("senior-agent", "team-leader", "quality-analyst", "scheduler")
)


@pytest.fixture
def imani(cast: Cast) -> User:
    return company.user_of(cast.imani)


def columns(page: Page) -> list[str]:
    return page.get_by_role("table").get_by_role("columnheader").all_inner_texts()


@on_every_screen
@pytest.mark.parametrize(
    "path",
    [
        f"/compare/roles/?{FOUR}",
        f"/compare/roles/?{FOUR}&differ=1",
        "/compare/roles/?role=nonsense",
        "/routes/supervisor/?view=table",
    ],
)
def test_the_comparisons_shut_nobody_out(
    visit: Visit, axe: CheckPage, imani: User, path: str
) -> None:
    page = visit(path, as_=imani)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")

    axe(page)
    assert fits(page)


@without_javascript
def test_roles_are_chosen_by_a_form_and_narrowed_by_a_link(visit: Visit, imani: User) -> None:
    page = visit("/map/list/", as_=imani)
    page.get_by_role("link", name="Compare roles").click()
    page.get_by_label("Role 1").select_option(label="Team leader")
    page.get_by_label("Role 2").select_option(label="Quality analyst")
    page.get_by_role("button", name="Compare").click()

    assert columns(page) == ["Team leader", "Quality analyst"]
    rows = page.get_by_role("row").count()
    page.get_by_role("link", name="Only what differs").click()
    expect(page.get_by_text("the same for all of them")).to_be_visible()
    assert page.get_by_role("row").count() < rows
    page.get_by_role("link", name="Take out Quality analyst").click()
    assert columns(page) == ["Team leader"]


def test_every_number_opens_into_its_terms(visit: Visit, imani: User) -> None:
    page = visit("/compare/roles/?role=senior-agent&role=team-leader", as_=imani)
    mine = page.get_by_role("row", name=re.compile("^Your readiness")).get_by_role("cell").first

    mine.get_by_text("Why?").click()

    expect(mine.get_by_text(re.compile(r"^\s*Together \d+ of \d+ points"))).to_be_visible()


@on_phone
def test_on_a_phone_the_questions_stay_while_the_roles_scroll(visit: Visit, imani: User) -> None:
    page = visit(f"/compare/roles/?{FOUR}", as_=imani)
    last = page.get_by_role("columnheader", name="Scheduler")
    question = page.get_by_role("rowheader", name="Your readiness")

    page.get_by_role("region", name="Table of the roles").evaluate(
        "it => { it.scrollLeft = 9999; }"
    )

    expect(last).to_be_in_viewport(ratio=0.9)
    expect(question).to_be_in_viewport(ratio=0.9)


@without_javascript
def test_a_way_is_chosen_from_the_table(visit: Visit, imani: User) -> None:
    page = visit("/routes/supervisor/", as_=imani)
    page.get_by_role("link", name="Side by side").click()
    first = page.get_by_role("button", name=re.compile("^Choose the way")).first
    name = " ".join((first.text_content() or "").split()).removeprefix("Choose the way ")

    page.get_by_role("checkbox").nth(1).uncheck()
    page.get_by_role("button", name="Compare these").click()
    page.get_by_role("button", name=f"Choose the way {name}", exact=True).click()

    expect(page.get_by_role("heading", name="Your route to Supervisor")).to_be_visible()
