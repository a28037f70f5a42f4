"""Somebody in HR sets up a second factor, uses it, loses it, and is let in again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect
from pytest_django.fixtures import Settings

from planner.models import User
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen
from tests.factories.rows import PASSWORD, HrFactory, UserFactory
from tests.scenes.second_factor import add_app, code_of

ADMIN = re.compile(r"/admin/$")
REMOVE = "Remove the second factor, when it is lost"
HOME = "/account/second-factor/"
CHIP = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}


@pytest.fixture
def hr(live_server: object, settings: Settings) -> User:
    settings.STAFF_SECOND_FACTOR = True
    settings.MFA_TOTP_TOLERANCE = 1  # half-minutes: a busy machine may take one to type
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    return HrFactory.create(email="hr@example.org")


def go_to(page: Page, path: str) -> None:
    page.goto(re.sub(r"(//[^/]+)/.*", rf"\1{path}", page.url))


def sign_in(page: Page, user: User) -> None:
    go_to(page, "/account/login/?next=/admin/")
    page.get_by_label("E-mail address").fill(user.email)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def show_code(page: Page, code: str) -> None:
    page.get_by_label("Code from your app, or a recovery code").fill(code)
    page.get_by_role("button", name="Sign in", exact=True).click()


def confirm_password(page: Page) -> None:
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Go on").click()


def set_up_app(page: Page) -> tuple[str, list[str]]:
    """The secret of the app, and the recovery codes."""
    page.get_by_role("link", name="Set up an app").click()
    confirm_password(page)
    secret = page.get_by_label("Or type this key into the app").input_value()
    page.get_by_label("Code that the app shows").fill(code_of(secret))
    page.get_by_role("button", name="Use this app from now on").click()
    codes = page.get_by_role("list", name="Codes that are left").get_by_role("listitem")
    expect(codes).to_have_count(10)
    return secret, codes.all_inner_texts()


def leave(page: Page) -> None:
    page.context.clear_cookies()


def test_an_app_is_set_up_used_lost_and_replaced_by_a_code(hr: User, visit: Visit) -> None:
    page = visit("/account/login/")
    sign_in(page, hr)
    expect(page.get_by_text("An account in HR needs a second factor")).to_be_visible()
    secret, codes = set_up_app(page)
    page.get_by_role("link", name="I have kept them").click()
    leave(page)
    sign_in(page, hr)
    show_code(page, code_of(secret))
    expect(page).to_have_url(ADMIN)
    leave(page)
    sign_in(page, hr)
    show_code(page, codes[0])

    expect(page).to_have_url(ADMIN)


def test_when_everything_is_lost_a_colleague_lets_one_in(hr: User, visit: Visit) -> None:
    add_app(hr)
    colleague = HrFactory.create(email="colleague@example.org")
    add_app(colleague)
    page = visit("/admin/planner/user/", as_=colleague)
    page.get_by_role("row", name="hr@example.org").get_by_role("checkbox").check()
    page.get_by_role("combobox", name="Action").select_option(
        "Remove the second factor, when it is lost"
    )
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_text("The account hr@example.org needs only its password")).to_be_visible()
    leave(page)
    sign_in(page, hr)

    expect(page.get_by_text("An account in HR needs a second factor")).to_be_visible()


def test_a_passkey_replaces_the_password(hr: User, visit: Visit) -> None:
    page = visit("/account/login/")
    chip = page.context.new_cdp_session(page)
    chip.send("WebAuthn.enable")
    chip.send("WebAuthn.addVirtualAuthenticator", {"options": CHIP})
    sign_in(page, hr)
    page.get_by_role("link", name="Add a passkey").click()
    confirm_password(page)
    page.get_by_label("Also sign in without a password").check()
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.get_by_text("Passkey added.")).to_be_visible()
    leave(page)
    go_to(page, "/account/login/?next=/admin/")
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page).to_have_url(ADMIN)


def test_a_passkey_that_is_refused_says_so(hr: User, visit: Visit) -> None:
    page = visit("/account/login/")
    chip = page.context.new_cdp_session(page)
    chip.send("WebAuthn.enable")
    chip.send("WebAuthn.addVirtualAuthenticator", {"options": {**CHIP, "isUserVerified": False}})
    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.get_by_role("alert")).to_contain_text("The passkey was not used")


@on_every_screen
def test_the_pages_of_the_second_factor_shut_nobody_out(
    hr: User, visit: Visit, axe: CheckPage
) -> None:
    page = visit(HOME, as_=UserFactory.create())
    axe(page)
    page.get_by_role("link", name="Set up an app").click()
    confirm_password(page)
    for path in ("totp/activate/", "webauthn/add/", "webauthn/", "recovery-codes/generate/"):
        go_to(page, HOME + path)
        axe(page)
        assert fits(page)


@on_every_screen
def test_the_second_step_shuts_nobody_out(hr: User, visit: Visit, axe: CheckPage) -> None:
    add_app(hr)
    page = visit("/account/login/")
    sign_in(page, hr)
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    axe(page)

    assert fits(page)
