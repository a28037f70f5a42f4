"""Signing in."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from planner.models import User
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import on_every_screen, without_javascript


@on_every_screen
def test_the_sign_in_page_shuts_nobody_out(visit: Visit, axe: CheckPage) -> None:
    page = visit("/account/login/")

    expect(page.get_by_role("heading", name="Sign in")).to_be_visible()
    axe(page)


@without_javascript
def test_hr_signs_in_and_arrives_in_the_admin(visit: Visit) -> None:
    User.objects.create_superuser("hr@example.com", "a pass phrase")
    page = visit("/account/login/?next=/admin/")

    page.get_by_label("E-mail address").fill("hr@example.com")
    page.get_by_label("Password").fill("a pass phrase")
    page.get_by_role("button", name="Sign in").click()

    expect(page).to_have_url(re.compile(r"/admin/$"))
