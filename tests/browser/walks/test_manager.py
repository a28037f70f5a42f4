"""A manager's side: what waits, an answer, another answer, and a milestone."""

from __future__ import annotations

import re

from django.urls import reverse
from playwright.sync_api import Page, expect

from planner.actions.progress.evidence import answer_confirmation
from planner.models import ConfirmationRequest, MilestoneRecord
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import Visit
from tests.browser.screens import without_javascript


def choose_level(page: Page, level: int) -> None:
    page.get_by_role("group", name="Which level").get_by_label(re.compile(f"^{level}")).check()


def test_a_level_is_confirmed_from_the_inbox(visit: Visit, cast: Cast) -> None:
    request = company.ask(cast.imani)
    page = visit("/team/", company.user_of(cast.tomasz))

    page.get_by_role("main").get_by_role("link", name="Inbox").click()
    page.get_by_role("link", name="Empathy and rapport, level 3").click()
    page.get_by_role("button", name="Send my answer").click()

    expect(page.get_by_role("status")).to_contain_text("Imani Veldhoen sees your answer")
    expect(page.get_by_text("All answered")).to_be_visible()
    request.refresh_from_db()
    assert request.answer
    assert request.answer.level == 3


def test_another_level_needs_a_word_and_nothing_is_lost(visit: Visit, cast: Cast) -> None:
    company.ask(cast.imani)
    page = visit("/team/inbox/", company.user_of(cast.tomasz))
    page.get_by_role("link", name="Empathy and rapport, level 3").click()
    choose_level(page, 2)

    page.get_by_role("button", name="Send my answer").click()

    expect(page.get_by_label("A word why")).to_have_accessible_description(
        re.compile("say in a word")
    )
    expect(
        page.get_by_role("group", name="Which level").get_by_label(re.compile("^2"))
    ).to_be_checked()
    page.get_by_label("A word why").fill("Not yet in hard calls.")
    page.get_by_role("button", name="Send my answer").click()
    expect(page.get_by_role("status")).to_contain_text("sees your answer")


def test_milestones_are_confirmed_and_returned(visit: Visit, cast: Cast) -> None:
    company.log(cast.imani, "probation-passed")
    company.log(cast.imani, "second-channel")
    page = visit("/team/inbox/", company.user_of(cast.tomasz))

    page.get_by_role("link", name="Probation passed").click()
    page.get_by_role("button", name="Send my answer").click()
    page.get_by_role("link", name="Second channel signed off").click()
    page.get_by_label("Return it").check()
    page.get_by_label("A word to go with it").fill("Two chat shifts are missing.")
    page.get_by_role("button", name="Send my answer").click()

    expect(page.get_by_text("All answered")).to_be_visible()
    states = MilestoneRecord.objects.order_by("milestone").values_list("state", flat=True)
    assert list(states) == ["confirmed", "returned"]


def test_a_milestone_is_not_returned_without_a_word(visit: Visit, cast: Cast) -> None:
    record = company.log(cast.imani)
    page = visit(reverse("milestone-decide", args=[record.pk]), company.user_of(cast.tomasz))

    page.get_by_label("Return it").check()
    page.get_by_role("button", name="Send my answer").click()

    expect(page.get_by_text("Say in a word what is missing.")).to_be_visible()
    expect(page.get_by_label("Return it")).to_be_checked()


def test_what_was_seen_unasked_is_noted(visit: Visit, cast: Cast) -> None:
    page = visit("/team/", company.user_of(cast.tomasz))

    page.get_by_role("link", name="Imani Veldhoen").click()
    page.get_by_role("link", name="Note what I have seen").click()
    page.get_by_label("Skill", exact=True).select_option("Coaching")
    choose_level(page, 1)
    page.get_by_label("What did you see?").fill("She took Jonas through his first call.")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("status")).to_contain_text("Imani Veldhoen sees it in the log")
    expect(page.get_by_text("She took Jonas through his first call.")).to_be_visible()


def refused_observation(visit: Visit, cast: Cast) -> Page:
    page = visit(f"/team/{cast.imani.pk}/", company.user_of(cast.tomasz))
    page.get_by_role("button", name="Save").click()
    return page


def test_a_refused_observation_is_where_one_looks(visit: Visit, cast: Cast) -> None:
    page = refused_observation(visit, cast)

    expect(page.get_by_role("alert")).to_be_in_viewport()
    expect(page.get_by_role("alert")).to_be_focused()
    page.get_by_role("link", name="What did you see?").click()
    expect(page.get_by_label("What did you see?")).to_be_in_viewport()


@without_javascript
def test_a_refused_observation_is_where_one_looks_without_javascript(
    visit: Visit, cast: Cast
) -> None:
    expect(refused_observation(visit, cast).get_by_role("alert")).to_be_in_viewport()


def test_an_answer_given_in_another_tab_is_said_kindly(visit: Visit, cast: Cast) -> None:
    request = company.ask(cast.imani)
    page = visit(reverse("confirmation-answer", args=[request.pk]), company.user_of(cast.tomasz))
    answer_confirmation(request, cast.ruth, 2, "I sat beside her.", at=company.ago(0))
    page.get_by_label("A word why").fill("Seen last week.")

    page.get_by_role("button", name="Send my answer").click()

    expect(page.get_by_role("alert")).to_contain_text("answered in the meantime")
    expect(page.get_by_label("A word why")).to_have_value("Seen last week.")


def test_a_double_click_answers_once(visit: Visit, cast: Cast) -> None:
    request = company.ask(cast.imani)
    page = visit(reverse("confirmation-answer", args=[request.pk]), company.user_of(cast.tomasz))

    page.get_by_role("button", name="Send my answer").dblclick()

    expect(page.get_by_role("status")).to_contain_text("sees your answer")
    assert ConfirmationRequest.objects.exclude(answer=None).count() == 1
    assert cast.imani.evidence.filter(skill="empathy", level=3, confirms=True).count() == 1
