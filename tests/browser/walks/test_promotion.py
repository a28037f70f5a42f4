"""A promotion case on its whole way, and an opening found and answered."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from planner.actions.promotion.case import start_case, submit_case, write_statement
from planner.models import Approver, CaseSeal, Employee, Interest, Opening, PromotionCase, Role
from planner.queries.people.planning_context import planning_context
from tests.browser import cast as company
from tests.browser.cast import Cast, user_of
from tests.browser.conftest import CheckPage, Visit
from tests.browser.pages.test_pages import fits, show_on
from tests.browser.screens import EVERY_SCREEN, on_phone, without_javascript
from tests.factories.rows import OpeningFactory
from tests.scenes.people import employee_in
from tests.scenes.promotion import MORNING

STATEMENT = "I calm people down, and I like it."
WHY_NOT = "Show one more hard call."


def begin(visit: Visit, cast: Cast) -> Page:
    """Imani reads how ready she is, begins a draft and writes."""
    page = visit("/roles/senior-agent/", user_of(cast.imani))
    page.get_by_role("link", name="Promotion case").click()
    expect(page.get_by_text("You are not ready by the numbers yet")).to_be_visible()
    page.get_by_role("button", name="Begin a draft").click()
    page.get_by_label("Why you, for this role?").fill(STATEMENT)
    page.get_by_role("button", name="Save").click()
    return page


def decide(page: Page, decision: str, reasons: str = "") -> None:
    page.get_by_label(re.compile(f"^{decision}")).check()
    page.get_by_label("Your reasons").fill(reasons)
    page.get_by_role("button", name="Send my decision").click()
    expect(page.get_by_role("status")).to_contain_text("sees your decision")


def walk(visit: Visit, cast: Cast) -> None:
    """Written, submitted, returned, submitted again, passed on, approved, and verified."""
    Approver.objects.create(employee=cast.ruth)
    page = begin(visit, cast)
    page.get_by_role("button", name="Submit it").click()
    case = PromotionCase.objects.get()

    page = visit("/team/inbox/", user_of(cast.tomasz))
    page.get_by_role("link", name="Promotion to Senior agent").click()
    decide(page, "Return it", WHY_NOT)

    page = visit(case.get_absolute_url(), user_of(cast.imani))
    expect(page.get_by_text(WHY_NOT).first).to_be_visible()
    page.get_by_role("button", name="Submit it again").click()

    page = visit(case.get_absolute_url(), user_of(cast.tomasz))
    decide(page, "Approve it and pass it on to Ruth")
    page = visit("/cases/", user_of(cast.ruth))
    page.get_by_role("link", name="Imani Veldhoen: Senior agent").click()
    decide(page, "Approve it")

    page = visit(case.get_absolute_url(), user_of(cast.imani))
    expect(page.get_by_text("HR sees it and will start the role")).to_be_visible()
    page.get_by_role("link", name="Verify and print").click()
    expect(page.get_by_text("not a character has changed")).to_be_visible()
    expect(page.get_by_text(STATEMENT)).to_be_visible()


def test_a_case_is_written_returned_approved_and_verified(visit: Visit, cast: Cast) -> None:
    walk(visit, cast)


@without_javascript
@on_phone
def test_a_case_goes_its_way_without_javascript(visit: Visit, cast: Cast) -> None:
    walk(visit, cast)


def test_a_document_that_was_changed_is_said_to_be(visit: Visit, cast: Cast) -> None:
    seal = submitted(cast)
    CaseSeal.objects.update(document={**seal.document, "statement": "I am the best."})

    page = visit(reverse("case-verify", args=[seal.token]), user_of(cast.tomasz))

    expect(page.get_by_role("alert")).to_contain_text("changed since it was sealed")
    expect(page.get_by_text("I am the best.")).to_have_count(0)


def test_on_paper_there_is_nothing_to_press(visit: Visit, cast: Cast) -> None:
    page = visit(reverse("case-verify", args=[submitted(cast).token]), user_of(cast.imani))

    page.emulate_media(media="print")

    expect(page.get_by_text(STATEMENT)).to_be_visible()
    expect(page.get_by_role("navigation", name="Main")).to_be_hidden()
    expect(page.get_by_role("searchbox")).to_be_hidden()


def draft(cast: Cast) -> PromotionCase:
    return write_statement(
        start_case(planning_context(cast.imani), "senior-agent"), cast.imani, STATEMENT
    )


def submitted(cast: Cast) -> CaseSeal:
    case = submit_case(draft(cast), planning_context(cast.imani), at=MORNING)
    return case.seals.get()


def opening(cast: Cast) -> Opening:
    role = Role.objects.get(pk="senior-agent")
    row: Opening = OpeningFactory.create(role=role, location="Porto", contact=cast.ruth)
    return row


def answer(visit: Visit, cast: Cast) -> None:
    page = visit("/openings/", user_of(cast.imani))
    page.get_by_role("link", name="Senior agent, Porto").click()
    expect(page.get_by_text("This tells Ruth Sandoval-Ek")).to_be_visible()
    page.get_by_label("Something to go with it").fill("Could we talk?")
    page.get_by_role("button", name="I am interested").click()
    expect(page.get_by_role("status")).to_contain_text("Ruth Sandoval-Ek knows, and nobody else")


def test_an_opening_is_found_and_answered(visit: Visit, cast: Cast) -> None:
    opening(cast)

    answer(visit, cast)

    page = visit("/openings/", user_of(cast.ruth))
    page.get_by_role("link", name="See who").click()
    expect(page.get_by_text("Imani Veldhoen")).to_be_visible()
    expect(page.get_by_text("Could we talk?")).to_be_visible()


@without_javascript
@on_phone
def test_an_opening_is_answered_and_taken_back_without_javascript(visit: Visit, cast: Cast) -> None:
    opening(cast)
    answer(visit, cast)
    page = visit(Opening.objects.get().get_absolute_url())

    page.get_by_role("button", name="Take it back").click()

    expect(page.get_by_role("status")).to_contain_text("Taken back")
    assert not Interest.objects.open().exists()


def interested(cast: Cast) -> Opening:
    row = opening(cast)
    for name in ("Aylin Demir-Okonkwo", "Bo Li"):
        person = employee_in("customer-service-agent", company.ago(300), name=name)
        Interest.objects.create(opening=row, employee=person, contact=cast.ruth, note="Please.")
    return row


Address = Callable[[Cast], str]
PAGES: dict[str, tuple[Callable[[Cast], Employee], Address]] = {
    "cases": (lambda cast: cast.imani, lambda _: "/cases/"),
    "begin": (lambda cast: cast.imani, lambda _: "/cases/start/senior-agent/"),
    "draft": (lambda cast: cast.imani, lambda cast: draft(cast).get_absolute_url()),
    "statement": (lambda cast: cast.imani, lambda cast: f"/cases/{draft(cast).pk}/edit/"),
    "decision": (lambda cast: cast.tomasz, lambda cast: submitted(cast).case.get_absolute_url()),
    "sealed": (
        lambda cast: cast.tomasz,
        lambda cast: reverse("case-verify", args=[submitted(cast).token]),
    ),
    "openings": (lambda cast: cast.imani, lambda cast: f"/openings/?{opening(cast).pk}"),
    "opening": (lambda cast: cast.imani, lambda cast: opening(cast).get_absolute_url()),
    "contact": (lambda cast: cast.ruth, lambda cast: interested(cast).get_absolute_url()),
    "told": (lambda cast: cast.ruth, lambda cast: f"/openings/interest/?{interested(cast).pk}"),
}


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_use_it_on_every_screen(
    name: str, page: Page, visit: Visit, axe: CheckPage, cast: Cast
) -> None:
    who, address = PAGES[name]
    path = address(cast)
    for screen in EVERY_SCREEN:
        show_on(page, screen)
        visit(path, user_of(who(cast)))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        fits(page)
        axe(page)
