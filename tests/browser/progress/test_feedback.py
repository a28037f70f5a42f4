"""Feedback asked and given by a colleague, on a phone and without JavaScript."""

from __future__ import annotations

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from planner.actions.progress.feedback import ask_feedback
from planner.models import Evidence, FeedbackRequest
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import CheckPage, Visit
from tests.browser.pages.test_pages import fits
from tests.browser.screens import on_every_screen, on_phone, without_javascript


def ask_tomasz(page: Page) -> None:
    page.get_by_label("A name or an e-mail address").press_sequentially("toma")
    page.get_by_role("group", name="Whom would you like to ask?").get_by_label("Tomasz").check()
    page.get_by_label("Your question").fill("How did the hard call sound?")
    page.get_by_role("button", name="Ask", exact=True).click()


@on_phone
def test_feedback_is_asked_and_given_on_a_phone(visit: Visit, cast: Cast, axe: CheckPage) -> None:
    page = visit("/skills/empathy/", company.user_of(cast.imani))
    page.get_by_role("link", name="Ask for feedback").click()
    ask_tomasz(page)
    expect(page.get_by_role("status")).to_contain_text("Tomasz Arrowood has been asked")

    page = visit("/feedback/", company.user_of(cast.tomasz))
    page.get_by_role("link", name="Empathy and rapport", exact=True).click()
    expect(page.get_by_text("How did the hard call sound?")).to_be_visible()
    axe(page)
    page.get_by_label(re.compile("^3: can")).check()
    page.get_by_label("What have you seen?").fill("She let the caller finish.")
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("Imani Veldhoen sees your words")

    page = visit("/skills/empathy/", company.user_of(cast.imani))
    expect(page.get_by_text("Feedback received: Tomasz Arrowood")).to_be_visible()
    fits(page)
    assert Evidence.objects.get(kind="feedback").confirms is False


@on_phone
def test_no_thank_you_is_one_tap(visit: Visit, cast: Cast) -> None:
    asked = ask_feedback(cast.imani, cast.tomasz, "empathy")
    page = visit(reverse("feedback-answer", args=[asked.pk]), company.user_of(cast.tomasz))

    page.get_by_role("button", name="No, thank you").click()

    expect(page.get_by_role("status")).to_contain_text("You need not say why")
    page = visit("/feedback/", company.user_of(cast.imani))
    expect(page.get_by_text("Closed", exact=True)).to_be_visible()


@without_javascript
def test_feedback_is_asked_without_javascript(visit: Visit, cast: Cast) -> None:
    page = visit("/skills/empathy/feedback/", company.user_of(cast.imani))

    page.get_by_label("A name or an e-mail address").fill("arrow")
    page.get_by_role("button", name="Find").click()
    page.get_by_label("Tomasz").check()
    page.get_by_role("button", name="Ask", exact=True).click()

    expect(page.get_by_role("status")).to_contain_text("has been asked")
    assert FeedbackRequest.objects.get().colleague == cast.tomasz


@on_every_screen
def test_everybody_can_use_it(visit: Visit, cast: Cast, axe: CheckPage) -> None:
    ask_feedback(cast.imani, cast.tomasz, "empathy", "How did it sound?")
    ask_feedback(cast.tomasz, cast.imani, "coaching")

    for path in ("/feedback/", "/skills/empathy/feedback/?q=tom"):
        page = visit(path, company.user_of(cast.imani))
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        fits(page)
        axe(page)
