"""Every page on every screen: nobody is shut out, nothing is cut off, the console is clean."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from planner.models import User
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import EVERY_SCREEN, Screen


class Inspect(Protocol):
    """Open a path on every screen, and fail if somebody could not use it."""

    def __call__(self, path: str, as_: User | None = None) -> None: ...


def fits(page: Page) -> None:
    """Fail if one has to scroll sideways to see the whole page."""
    script = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
    over = page.evaluate(script)
    assert over <= 0, f"{page.url} is {over} px too wide: {_too_wide(page)}"


def _too_wide(page: Page) -> object:
    script = """() => [...document.querySelectorAll("body *")]
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map((one) => one.tagName + "." + one.getAttribute("class")).slice(0, 12)"""
    return page.evaluate(script)


EMPLOYEE_PAGES = {
    "home": "/",
    "map with a role": "/map/?role=senior-agent",
    "role": "/roles/senior-agent/",
    "routes": "/routes/supervisor/",
    "suggestions": "/suggestions/",
    "people like me": "/people-like-me/",
    "roles side by side": "/compare/roles/?role=senior-agent&role=supervisor",
    "drivers": "/drivers/",
    "skills": "/skills/?all",
    "skill": "/skills/empathy/",
    "evidence": "/skills/empathy/evidence/",
    "all evidence": "/evidence/?kind=certificate",
    "progress": "/progress/",
    "a day of progress": "/progress/?span=6&on=2026-01-05",
    "reflections": "/reflections/",
    "reflection": "/reflections/add/?question=0",
    "milestones": "/milestones/",
    "milestone": "/milestones/add/",
    "password": "/account/password/change/",
}
NEWCOMER_PAGES = {
    "welcome": "/welcome/",
    "first skills": "/welcome/skills/",
    "first drivers": "/welcome/drivers/",
    "first goal": "/welcome/goal/",
}
ManagerPage = Callable[[Cast], str]
MANAGER_PAGES: dict[str, ManagerPage] = {
    "team": lambda _: "/team/",
    "inbox": lambda _: "/team/inbox/",
    "person": lambda cast: cast.imani.get_absolute_url(),
    "newcomer": lambda cast: cast.jonas.get_absolute_url(),
    "confirmation": lambda cast: _address("confirmation-answer", cast.imani.requests.get().pk),
    "milestone": lambda cast: _address(
        "milestone-decide", cast.imani.milestones.get(state="waiting").pk
    ),
}


def _address(name: str, pk: int) -> str:
    return reverse(name, args=[pk])


def show_on(page: Page, screen: Screen) -> None:
    """What is opened next is shown on ``screen``: quicker than a browser for each."""
    page.set_viewport_size({"width": screen.width, "height": screen.height})
    page.emulate_media(color_scheme=screen.colours)


@pytest.fixture
def inspect(page: Page, visit: Visit, axe: CheckPage) -> Inspect:
    def inspect(path: str, as_: User | None = None) -> None:
        for screen in EVERY_SCREEN:
            show_on(page, screen)
            visit(path, as_)
            expect(page.get_by_role("heading", level=1)).to_be_visible()
            fits(page)
            axe(page)

    return inspect


@pytest.mark.parametrize("path", EMPLOYEE_PAGES.values(), ids=EMPLOYEE_PAGES)
def test_an_employee_can_use_it(path: str, inspect: Inspect, cast: Cast) -> None:
    company.busy(cast)

    inspect(path, company.user_of(cast.imani))


def test_what_is_not_there_is_said_kindly(inspect: Inspect, cast: Cast, console: list[str]) -> None:
    inspect("/roles/nonsense/", company.user_of(cast.imani))

    assert len([problem for problem in console if "404" in problem]) == len(EVERY_SCREEN)
    console.clear()


@pytest.mark.parametrize("path", NEWCOMER_PAGES.values(), ids=NEWCOMER_PAGES)
def test_a_newcomer_can_use_it(path: str, inspect: Inspect, cast: Cast) -> None:
    inspect(path, company.user_of(cast.jonas))


def test_a_new_version_can_be_compared(inspect: Inspect, cast: Cast) -> None:
    company.busy(cast)
    company.publish_again()

    inspect("/goal/version/", company.user_of(cast.imani))
    inspect("/", company.user_of(cast.imani))


def test_home_without_a_goal_can_be_used(inspect: Inspect, cast: Cast) -> None:
    inspect("/", company.user_of(cast.imani))


@pytest.mark.parametrize("path_of", MANAGER_PAGES.values(), ids=MANAGER_PAGES)
def test_a_manager_can_use_it(path_of: ManagerPage, inspect: Inspect, cast: Cast) -> None:
    company.busy(cast)

    inspect(path_of(cast), company.user_of(cast.tomasz))


def test_an_account_that_cannot_plan_is_told_kindly(inspect: Inspect, cast: Cast) -> None:
    inspect("/", cast.hr)


@pytest.mark.parametrize("path", ["password/reset/", "inactive/", "password/reset/key/1-nonsense/"])
def test_who_cannot_sign_in_is_not_shut_out(path: str, inspect: Inspect, db: None) -> None:
    inspect(f"/account/{path}")
