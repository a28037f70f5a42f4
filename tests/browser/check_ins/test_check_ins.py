"""A check-in of both sides: apart, together, frozen."""

from __future__ import annotations

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Locator, Page, expect

from planner.actions.check_ins.apart import View, give_own_view, give_their_view, open_check_in
from planner.models import CheckIn
from planner.queries.check_ins import agenda_of
from planner.queries.people.planning_context import planning_context
from planner.queries.people.profiles import employee_of
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.pages.test_pages import fits, show_on
from tests.browser.screens import EVERY_SCREEN, on_every_screen, on_phone, without_javascript

ROUTE_SKILLS = ["empathy", "ownership"]


def level(page: Page, number: int) -> Locator:
    card = page.get_by_role("region", name="Empathy and rapport", exact=True)
    return card.get_by_role("radio", name=re.compile(f"^{number}"))


def choose(page: Page, number: int) -> None:
    level(page, number).check()


def choose_only(page: Page, skill: str) -> None:
    for box in page.get_by_role("checkbox").all():
        box.uncheck()
    page.get_by_role("checkbox", name=skill).check()
    page.get_by_role("button", name="Open", exact=True).click()


def hand_over(page: Page, number: int, why: str) -> None:
    choose(page, number)
    page.get_by_label("Why?").fill(why)
    page.get_by_role("button", name="Hand over").click()


def opened(cast: Cast) -> CheckIn:
    company.busy(cast)
    agenda = agenda_of(planning_context(employee_of(company.user_of(cast.imani))))
    return open_check_in(agenda, cast.imani, ROUTE_SKILLS)


def both_given(cast: Cast) -> CheckIn:
    check_in = opened(cast)
    views = {code: View(2, "In most calls of this month.") for code in ROUTE_SKILLS}
    give_own_view(check_in, views, "Ask about shifts.", hand_over=True)
    return give_their_view(
        check_in, cast.tomasz, {**views, "empathy": View(3, "Calm.")}, "", hand_over=True
    )


def test_a_check_in_of_both_sides(visit: Visit, cast: Cast) -> None:
    company.busy(cast)

    page = visit("/", company.user_of(cast.imani))
    page.get_by_role("link", name="Open a check-in").click()
    choose_only(page, "Empathy")
    hand_over(page, 2, "The hard ones still cost me an evening.")
    expect(page.get_by_role("status")).to_contain_text("without seeing yours")

    page = visit("/team/inbox/", company.user_of(cast.tomasz))
    page.get_by_role("link", name="Your view for the check-in").click()
    expect(page.get_by_text("still cost me an evening")).to_have_count(0)
    hand_over(page, 3, "I heard three of them. All calm.")
    expect(page.get_by_text("still cost me an evening")).to_be_visible()

    page = visit("/", company.user_of(cast.imani))
    page.get_by_role("link", name="Open the check-in").click()
    expect(page.get_by_text("1 level apart")).to_be_visible()
    choose(page, 3)
    page.get_by_label("Next steps").fill("Two mornings at the escalation desk.")
    page.get_by_role("button", name="Save").click()

    page = visit(f"/check-ins/{CheckIn.objects.get().pk}/", company.user_of(cast.tomasz))
    page.get_by_role("button", name="Save and close for good").click()
    expect(page.get_by_text("This check-in is frozen")).to_be_visible()
    expect(page.get_by_text("Agreed: level 3")).to_be_visible()
    assert cast.imani.standings.filter(until=None).get(skill="empathy").confirmed == 3


@without_javascript
def test_a_draft_is_kept_without_javascript(visit: Visit, cast: Cast) -> None:
    check_in = opened(cast)
    page = visit(reverse("check-in-detail", args=[check_in.pk]), company.user_of(cast.imani))

    choose(page, 4)
    page.get_by_label("My own note").fill("Ask about the evening shifts.")
    page.get_by_role("button", name="Keep as a draft").click()

    expect(page.get_by_role("status")).to_contain_text("Nobody else sees it")
    assert check_in.skills.get(skill="empathy").own_level == 4


@without_javascript
@on_phone
def test_one_is_called_off_and_stays(visit: Visit, cast: Cast) -> None:
    check_in = opened(cast)
    page = visit(reverse("check-in-detail", args=[check_in.pk]), company.user_of(cast.imani))

    page.get_by_role("button", name="Call it off").click()

    expect(page.get_by_role("status")).to_contain_text("Called off")
    expect(page.get_by_text("This check-in was called off")).to_be_visible()
    expect(page.get_by_role("button", name="Hand over")).to_have_count(0)
    fits(page)


def test_levels_are_chosen_by_keyboard(visit: Visit, cast: Cast) -> None:
    check_in = opened(cast)
    page = visit(reverse("check-in-detail", args=[check_in.pk]), company.user_of(cast.imani))

    level(page, 2).focus()
    page.keyboard.press("ArrowRight")

    expect(level(page, 3)).to_be_checked()


@pytest.mark.parametrize("side", ["imani", "tomasz"])
def test_both_views_can_be_read_by_everybody(
    side: str, visit: Visit, cast: Cast, axe: CheckPage
) -> None:
    check_in = both_given(cast)

    for screen in EVERY_SCREEN:
        page = visit("/check-ins/", company.user_of(getattr(cast, side)))
        show_on(page, screen)
        page.goto(page.url + f"{check_in.pk}/")
        expect(page.get_by_text("1 level apart")).to_be_visible()
        fits(page)
        axe(page)


@on_every_screen
def test_the_other_pages_can_be_used(visit: Visit, cast: Cast, axe: CheckPage) -> None:
    check_in = opened(cast)
    paths = ["/check-ins/", reverse("check-in-detail", args=[check_in.pk]), "/check-ins/?team"]

    for path in paths:
        page = visit(path, company.user_of(cast.imani))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        fits(page)
        axe(page)


@on_every_screen
def test_skills_are_chosen_on_every_screen(visit: Visit, cast: Cast, axe: CheckPage) -> None:
    page = visit("/check-ins/open/", company.user_of(cast.imani))

    expect(page.get_by_role("checkbox").first).to_be_checked()
    fits(page)
    axe(page)
