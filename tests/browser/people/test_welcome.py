"""The first visit: four short steps, and home."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.browser import cast as company
from tests.browser.cast import Cast
from tests.browser.conftest import Visit
from tests.browser.screens import on_phone, without_javascript


def test_a_newcomer_is_led_to_a_goal(visit: Visit, cast: Cast) -> None:
    page = visit("/", company.user_of(cast.jonas))

    expect(page.get_by_role("heading", name="Welcome, Jonas")).to_be_visible()
    expect(page.get_by_text("Trainee agent", exact=True).first).to_be_visible()
    page.get_by_role("link", name="Yes, go on").click()
    page.get_by_role("group", name="Active listening").get_by_role("radio").nth(1).check()
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("link", name="Skip this").click()
    near = page.get_by_role("region", name="One move away")
    near.get_by_role("link", name="Customer service agent").click()
    page.get_by_role("button", name="Choose this route").first.click()

    expect(page.get_by_role("heading", name="Hello, Jonas")).to_be_visible()
    expect(page.get_by_role("heading", name="Your route to Customer service agent")).to_be_visible()
    assert cast.jonas.evidence.get().level == 1


@on_phone
@without_javascript
def test_the_first_visit_can_wait(visit: Visit, cast: Cast) -> None:
    page = visit("/", company.user_of(cast.jonas))

    page.get_by_role("button", name="Not now").click()

    expect(page.get_by_role("heading", name="Hello, Jonas")).to_be_visible()
    visit("/")
    expect(page.get_by_role("heading", name="Hello, Jonas")).to_be_visible()
