"""The main job: sign in, see where one stands, choose a goal, log progress, see what changes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from planner.actions.goals import set_goal
from planner.actions.progress.evidence import answer_confirmation
from planner.actions.progress.milestones import decide_milestone
from planner.models import Evidence, Goal, MilestoneRecord
from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import Visit
from tests.browser.screens import on_phone, without_javascript
from tests.factories.rows import PASSWORD


def sign_in(page: Page, cast: Cast) -> None:
    page.get_by_label("E-mail address").fill(company.user_of(cast.imani).email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def describe_win(page: Page, level: int) -> None:
    page.get_by_role("group", name="Which level").get_by_label(re.compile(f"^{level}")).check()
    page.get_by_label("What happened?").fill("Calmed a caller who had been cut off twice.")


def numbers(page: Page) -> dict[str, str]:
    """What home says about readiness, the route and the next steps."""
    route = page.get_by_role("region", name="Your route to")
    return {
        "readiness": page.get_by_role("region", name="Readiness").inner_text(),
        "arrival": route.get_by_text("Arrival").inner_text(),
        "learning": route.get_by_text(re.compile(r"\d hours of learning")).inner_text(),
        "steps": page.get_by_role("region", name="Next steps").inner_text(),
    }


def test_signing_in_leads_home(visit: Visit, cast: Cast) -> None:
    page = visit("/")

    sign_in(page, cast)

    expect(page.get_by_role("heading", name="Hello, Imani")).to_be_visible()
    expect(page.get_by_text("Where would you like to go?")).to_be_visible()


def test_a_station_leads_to_the_routes(visit: Visit, cast: Cast) -> None:
    page = visit("/map/", company.user_of(cast.imani))

    page.get_by_role("link", name=re.compile("^Team leader:")).click()
    panel = page.get_by_role("complementary", name="Chosen role")

    expect(panel.get_by_role("heading", name="Team leader")).to_be_focused()
    assert page.url.endswith("/map/")
    panel.get_by_role("link", name="Make this my goal").click()
    expect(page.get_by_role("heading", name="Routes to Team leader")).to_be_visible()


def test_when_the_session_is_over_the_map_makes_way_for_the_sign_in(
    visit: Visit, cast: Cast
) -> None:
    page = visit("/map/", company.user_of(cast.imani))
    page.context.clear_cookies()

    page.get_by_role("link", name=re.compile("^Team leader:")).click()

    expect(page).to_have_url(re.compile(r"/account/login/\?next=/map/$"))
    sign_in(page, cast)
    expect(page.get_by_role("heading", name="Career map")).to_be_visible()


def test_a_route_becomes_the_goal(visit: Visit, cast: Cast) -> None:
    page = visit("/routes/team-leader/", company.user_of(cast.imani))

    page.get_by_role("button", name="Choose this route").first.click()

    expect(page.get_by_role("status")).to_contain_text("Your goal is Team leader.")
    expect(page.get_by_role("heading", name="Your route to Team leader")).to_be_visible()
    expect(page.get_by_role("region", name="Next steps").get_by_role("listitem")).not_to_have_count(
        0
    )
    assert Goal.objects.get().shared


def test_a_goal_can_be_kept_to_oneself(visit: Visit, cast: Cast) -> None:
    page = visit("/routes/team-leader/", company.user_of(cast.imani))

    page.get_by_label("Keep this goal to myself").first.check()
    page.get_by_role("button", name="Choose this route").first.click()

    expect(page.get_by_role("status")).to_contain_text("Your goal is Team leader.")
    assert not Goal.objects.get().shared


def test_another_pace_moves_the_dates(visit: Visit, cast: Cast) -> None:
    set_goal(cast.imani, "team-leader", company.WAY)
    page = visit("/routes/team-leader/", company.user_of(cast.imani))
    before = page.get_by_role("definition").first.inner_text()

    page.get_by_label("Hours for learning per week").fill("8")
    page.get_by_role("button", name="Change").click()

    expect(page.get_by_role("status")).to_contain_text("all dates follow it")
    assert page.get_by_role("definition").first.inner_text() != before


def test_evidence_changes_readiness_route_and_steps_at_once(visit: Visit, cast: Cast) -> None:
    set_goal(cast.imani, "team-leader", company.WAY)
    page = visit("/", company.user_of(cast.imani))
    before = numbers(page)

    page.get_by_role("link", name="Add evidence").click()
    page.get_by_role("link", name="Resilience and calm under pressure").click()
    page.get_by_role("link", name="Add evidence").first.click()
    describe_win(page, level=3)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("status")).to_contain_text("Your manager has been asked")
    page.get_by_role("link", name="Home", exact=True).first.click()
    after = numbers(page)
    assert [what for what in before if after[what] == before[what]] == []
    assert cast.imani.requests.get().evidence.level == 3


def test_a_request_can_be_taken_back(visit: Visit, cast: Cast) -> None:
    company.ask(cast.imani)
    page = visit("/skills/empathy/", company.user_of(cast.imani))

    page.get_by_role("button", name="Take the request back").click()

    expect(page.get_by_role("status")).to_contain_text("Taken back")
    expect(page.get_by_role("button", name="Ask to confirm level 3")).to_be_visible()


def test_a_milestone_waits_for_the_manager(visit: Visit, cast: Cast) -> None:
    page = visit("/milestones/", company.user_of(cast.imani))

    page.get_by_role("link", name=re.compile("^Log it.*Probation passed")).click()
    page.get_by_label("Note").fill("Signed on Monday.")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("status")).to_contain_text("Your manager will confirm it")
    expect(page.get_by_text("Your note: Signed on Monday.")).to_be_visible()
    assert MilestoneRecord.objects.get().state == MilestoneRecord.State.WAITING


def test_the_answers_of_the_manager_are_seen(visit: Visit, cast: Cast) -> None:
    request, record = company.ask(cast.imani), company.log(cast.imani)
    answer_confirmation(request, cast.tomasz, 2, "Not yet in hard calls.", at=company.ago(0))
    decide_milestone(record, cast.tomasz, confirm=False, answer="The letter is missing.")

    page = visit("/skills/empathy/", company.user_of(cast.imani))
    expect(page.get_by_text("Not yet in hard calls.")).to_be_visible()

    page.get_by_role("link", name="Milestones").first.click()
    expect(page.get_by_text("The letter is missing.")).to_be_visible()


@pytest.mark.parametrize("problem", ["2999-01-04", ""])
def test_what_is_wrong_stands_beside_its_field_and_nothing_is_lost(
    problem: str, visit: Visit, cast: Cast
) -> None:
    page = visit("/skills/empathy/evidence/", company.user_of(cast.imani))
    describe_win(page, level=3)
    page.get_by_label("When did it happen?").fill(problem)

    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("alert")).to_contain_text("Nothing was saved yet")
    expect(page.get_by_role("alert")).to_be_focused()
    expect(page.get_by_label("When did it happen?")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("What happened?")).to_have_value(re.compile("^Calmed a caller"))


def test_a_double_click_writes_once(visit: Visit, cast: Cast) -> None:
    page = visit("/skills/empathy/evidence/", company.user_of(cast.imani))
    describe_win(page, level=3)

    page.get_by_role("button", name="Save").dblclick()

    expect(page.get_by_role("status")).to_contain_text("Written down")
    assert Evidence.objects.filter(text__startswith="Calmed").count() == 1


@without_javascript
def test_a_double_click_writes_once_without_javascript(visit: Visit, cast: Cast) -> None:
    page = visit("/skills/empathy/evidence/", company.user_of(cast.imani))
    describe_win(page, level=3)

    page.get_by_role("button", name="Save").dblclick()

    expect(page.get_by_role("heading", name="Empathy and rapport")).to_be_visible()
    assert Evidence.objects.filter(text__startswith="Calmed").count() == 1


@on_phone
@without_javascript
def test_the_main_path_without_javascript(visit: Visit, cast: Cast) -> None:
    page = visit("/")
    sign_in(page, cast)
    page.get_by_role("link", name="Choose on the map").click()
    page.get_by_role("link", name=re.compile("^Team leader:")).click()
    page.get_by_role("link", name="Make this my goal").click()
    page.get_by_role("button", name="Choose this route").first.click()
    expect(page.get_by_role("heading", name="Your route to Team leader")).to_be_visible()

    page.get_by_role("link", name="Add evidence").click()
    page.get_by_role("link", name="Resilience and calm under pressure").click()
    page.get_by_role("link", name="Add evidence").first.click()
    describe_win(page, level=3)
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_role("status")).to_contain_text("Written down")
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
