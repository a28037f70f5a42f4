"""Setting up a second factor, signing in with it, and losing it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from django.test import Client
from pytest_django.fixtures import Settings

from planner.models import User
from tests.factories.rows import PASSWORD, UserFactory
from tests.pages import read, words
from tests.scenes.second_factor import add_app, code_of

HOME = "/account/second-factor/"
AUTHENTICATE = f"{HOME}authenticate/"
ACTIVATE = f"{HOME}totp/activate/"


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    """A code of the app counts for half a minute: it stays the same one."""
    with time_machine.travel("2026-03-02T09:00:00Z", tick=False):
        yield


@pytest.fixture
def ada(db: None) -> User:
    return UserFactory.create()


@pytest.fixture
def browser(ada: User) -> Client:
    """Ada has signed in, and has shown lately that it is her."""
    client = Client()
    client.force_login(ada)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def sign_in(user: User) -> Client:
    client = Client()
    client.post("/account/login/", {"login": user.email, "password": PASSWORD})
    return client


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_one_shows_that_it_is_oneself_before_anything_changes(ada: User) -> None:
    client = Client()
    client.force_login(ada)

    asked = client.get(ACTIVATE)

    assert asked.headers["Location"].startswith("/account/reauthenticate/")


def test_an_app_is_set_up_with_a_picture_and_a_code(browser: Client, ada: User) -> None:
    page = browser.get(ACTIVATE).content.decode()
    secret = re.findall(r'id="secret"[^>]*value="(\w+)"', page)[0]
    done = browser.post(ACTIVATE, {"code": code_of(secret)}, follow=True)

    assert "<svg" in page
    assert len(re.findall(r"<li[^>]*>\s*\d{8}\s*</li>", done.content.decode())) == 10
    assert {row.type for row in Authenticator.objects.filter(user=ada)} == {
        "totp",
        "recovery_codes",
    }


def test_a_wrong_code_sets_up_nothing(browser: Client) -> None:
    browser.get(ACTIVATE)
    page = words(browser.post(ACTIVATE, {"code": "000000"}).content.decode())

    assert "Incorrect code." in page
    assert not Authenticator.objects.exists()


def test_the_password_alone_no_longer_signs_in(ada: User) -> None:
    add_app(ada)
    client = sign_in(ada)

    assert not is_signed_in(client)
    assert "One more step" in read(client, AUTHENTICATE)


def test_the_code_of_the_app_signs_in(ada: User) -> None:
    add_app(ada)
    client = sign_in(ada)
    client.post(AUTHENTICATE, {"code": code_of()})

    assert is_signed_in(client)


def test_a_code_counts_once(ada: User) -> None:
    add_app(ada)
    first, second = sign_in(ada), sign_in(ada)
    for client in (first, second):
        client.post(AUTHENTICATE, {"code": code_of()})

    assert (is_signed_in(first), is_signed_in(second)) == (True, False)


def test_a_recovery_code_signs_in_once(ada: User) -> None:
    code = add_app(ada)[0]
    first, second = sign_in(ada), sign_in(ada)
    for client in (first, second):
        client.post(AUTHENTICATE, {"code": code})

    assert (is_signed_in(first), is_signed_in(second)) == (True, False)


def test_codes_cannot_be_tried_out(ada: User, settings: Settings) -> None:
    settings.ACCOUNT_RATE_LIMITS = {"login_failed": "100/m/ip,5/5m/key"}
    add_app(ada)
    client = sign_in(ada)
    for _ in range(5):
        client.post(AUTHENTICATE, {"code": "000000"})
    client.post(AUTHENTICATE, {"code": code_of()})

    assert not is_signed_in(client)


def test_whoever_has_stopped_using_the_app_signs_in_by_password(browser: Client, ada: User) -> None:
    add_app(ada)
    browser.post(f"{HOME}totp/deactivate/")

    assert not Authenticator.objects.exists()
    assert is_signed_in(sign_in(ada))


def test_a_session_that_is_to_stay_stays_after_the_second_step(ada: User) -> None:
    add_app(ada)
    client = Client()
    fields = {"login": ada.email, "password": PASSWORD, "remember": "on"}
    client.post("/account/login/", fields)
    client.post(AUTHENTICATE, {"code": code_of()})

    assert client.session.get_expire_at_browser_close() is False


@pytest.mark.parametrize(
    ("path", "heading"),
    [
        ("", "Second factor"),
        ("totp/activate/", "Set up an app"),
        ("webauthn/", "Passkeys"),
        ("webauthn/add/", "Add a passkey"),
    ],
)
def test_each_page_can_be_read(path: str, heading: str, browser: Client) -> None:
    assert f"<h1>{heading}</h1>" in browser.get(HOME + path).content.decode()
