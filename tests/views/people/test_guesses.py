"""Wrong guesses: whoever makes them waits, and nobody else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from unittest.mock import Mock, patch

import pytest
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django.fixtures import Settings

from planner.forms.people import accounts
from planner.models import User
from tests.careerpath.site_settings import site_settings
from tests.factories.rows import PASSWORD, UserFactory
from tests.pages import words

LOGIN, RESET = "/account/login/", "/account/password/reset/"
HOME, ELSEWHERE = "192.0.2.1", "198.51.100.7"


@pytest.fixture
def ada(db: None) -> User:
    return UserFactory.create()


@pytest.fixture(autouse=True)
def limits(settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Those of the site, and nothing counted yet."""
    settings.ACCOUNT_RATE_LIMITS = site_settings(monkeypatch)["ACCOUNT_RATE_LIMITS"]
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    # What runs in the background has a connection of its own; here it runs in the test's.
    monkeypatch.setattr(accounts, "connection", Mock())
    monkeypatch.setattr(accounts, "ANSWER_FIRST_SECONDS", 0)
    cache.clear()
    yield
    cache.clear()


def sign_in(client: Client, user: User, password: str = PASSWORD, address: str = HOME) -> bool:
    fields = {"login": user.email, "password": password}
    client.post(LOGIN, fields, REMOTE_ADDR=address)
    return "_auth_user_id" in client.session


def guess(user: User, times: int, address: str) -> None:
    for number in range(times):
        assert not sign_in(Client(), user, f"guess {number}", address)


def known_browser(user: User) -> Client:
    client = Client()
    sign_in(client, user)
    client.post("/account/logout/")
    return client


def test_guesses_from_elsewhere_lock_nobody_out(ada: User) -> None:
    guess(ada, 6, ELSEWHERE)

    assert sign_in(Client(), ada)


def test_whoever_guesses_has_to_wait(ada: User) -> None:
    guess(ada, 5, ELSEWHERE)

    assert not sign_in(Client(), ada, PASSWORD, ELSEWHERE)


def test_guesses_from_the_same_office_do_not_lock_out_the_browser_at_hand(ada: User) -> None:
    browser = known_browser(ada)
    guess(ada, 12, HOME)

    assert sign_in(browser, ada)


def test_a_browser_that_is_known_has_to_wait_as_well(ada: User) -> None:
    browser = known_browser(ada)
    for number in range(5):
        sign_in(browser, ada, f"guess {number}")

    assert not sign_in(browser, ada)


def test_a_browser_that_says_it_is_known_counts_as_any_other(ada: User) -> None:
    guess(ada, 5, ELSEWHERE)
    browser = Client()
    browser.cookies["known_browser"] = f"{ada.pk}:nonsense"

    assert not sign_in(browser, ada, PASSWORD, ELSEWHERE)


def test_signing_in_often_earns_no_more_guesses(ada: User) -> None:
    mallory, other = UserFactory.create(), UserFactory.create()
    for victim in (ada, ada, ada, ada, ada, other):
        sign_in(known_browser(mallory), victim, "guess")
    browser = known_browser(mallory)

    assert not sign_in(browser, ada)


@pytest.mark.parametrize("known", [True, False])
def test_no_account_and_a_wrong_password_take_one_hash_and_have_the_same_words(
    known: bool, client: Client, ada: User
) -> None:
    email = ada.email if known else "nobody@example.com"
    with patch.object(MD5PasswordHasher, "encode", return_value="md5$s$x") as hashing:
        page = client.post(LOGIN, {"login": email, "password": "guess"}).content.decode()

    assert hashing.call_count == 1
    assert "The email address and/or password you specified are not correct." in words(page)


@pytest.mark.parametrize(("known", "mails"), [(True, 1), (False, 0)])
def test_asking_for_a_new_password_answers_before_anything_is_done(
    known: bool, mails: int, client: Client, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    jobs: list[Callable[[], None]] = []
    monkeypatch.setattr(accounts.BACKGROUND, "submit", lambda *job: jobs.append(partial(*job)))
    answer = client.post(RESET, {"email": ada.email if known else "nobody@example.com"})

    assert (answer.headers["Location"], len(jobs), mail.outbox) == (f"{RESET}done/", 1, [])
    jobs[0]()
    assert [letter.to for letter in mail.outbox] == [[ada.email]] * mails


def test_the_link_in_the_mail_sets_a_password(
    client: Client, ada: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(accounts.BACKGROUND, "submit", lambda run, *what: run(*what))
    client.post(RESET, {"email": ada.email})
    link = re.findall(r"http://testserver(\S+)", str(mail.outbox[0].body))[0]
    form = client.get(link, follow=True)
    new = {"password1": "a new pass phrase", "password2": "a new pass phrase"}
    client.post(form.redirect_chain[-1][0], new)

    assert sign_in(Client(), ada, "a new pass phrase")
