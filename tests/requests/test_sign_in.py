"""What staff need beyond a password."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from pytest_django.fixtures import Settings

from planner.models import User
from tests.factories.rows import PASSWORD, UserFactory
from tests.pages import said
from tests.scenes.second_factor import add_app

START = datetime(2026, 3, 2, 9, tzinfo=UTC)
SETUP = "/account/second-factor/"


@pytest.fixture
def hr(db: None) -> User:
    return UserFactory.create(is_staff=True, is_superuser=True)


@pytest.fixture
def asked(settings: Settings) -> None:
    settings.STAFF_SECOND_FACTOR = True


@pytest.fixture
def clock() -> Iterator[time_machine.Traveller]:
    with time_machine.travel(START, tick=False) as clock:
        yield clock


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def test_staff_without_a_second_factor_are_asked_for_one(asked: None, hr: User) -> None:
    client = signed_in(hr)

    assert client.get("/admin/").headers["Location"] == SETUP
    assert said(client, SETUP) == "An account in HR needs a second factor: please add one first."


def test_a_part_of_a_page_asks_for_it_on_a_page_of_its_own(asked: None, hr: User) -> None:
    answer = signed_in(hr).get("/map/", headers={"HX-Request": "true"})

    assert answer.headers["HX-Redirect"] == SETUP
    assert "HX-Request" in answer.headers["Vary"]


def test_staff_with_a_second_factor_work(asked: None, hr: User) -> None:
    add_app(hr)

    assert signed_in(hr).get("/admin/").status_code == 200


def test_a_recovery_code_alone_is_no_second_factor(asked: None, hr: User) -> None:
    hr.authenticator_set.create(type="recovery_codes", data={})  # type: ignore[attr-defined]

    assert signed_in(hr).get("/admin/").headers["Location"] == SETUP


def test_everybody_else_may_do_without(asked: None, published: object) -> None:
    assert signed_in(UserFactory.create()).get("/map/").status_code == 200


def test_staff_may_sign_out_and_change_their_password_without_it(asked: None, hr: User) -> None:
    client = signed_in(hr)

    assert client.get("/account/password/change/").status_code == 200
    assert client.post("/account/logout/").headers["Location"] == "/account/login/"


@pytest.mark.parametrize(("hours", "stays"), [(11, True), (13, False)])
def test_a_staff_session_ends_after_hours_without_use(
    hours: int, stays: bool, clock: time_machine.Traveller, hr: User
) -> None:
    client = signed_in(hr)
    client.get("/admin/")
    clock.shift(timedelta(hours=hours))
    client.get("/admin/")

    assert is_signed_in(client) is stays


def test_a_staff_session_in_use_goes_on(clock: time_machine.Traveller, hr: User) -> None:
    client = signed_in(hr)
    for _ in range(5):
        client.get("/admin/")
        clock.shift(timedelta(hours=8))
    client.get("/admin/")

    assert is_signed_in(client)


def test_a_session_that_was_never_noted_counts_from_the_sign_in(
    clock: time_machine.Traveller, hr: User
) -> None:
    client = signed_in(hr)
    clock.shift(timedelta(hours=13))
    client.get("/admin/")

    assert not is_signed_in(client)


def test_a_session_of_anybody_else_is_not_counted(clock: time_machine.Traveller, db: None) -> None:
    client = signed_in(UserFactory.create())
    clock.shift(timedelta(hours=13))
    client.get("/settings/")

    assert is_signed_in(client)


@pytest.mark.parametrize(("wish", "browser_keeps_it"), [({}, False), ({"remember": "on"}, True)])
def test_a_session_ends_with_the_browser_unless_it_is_to_stay(
    wish: dict[str, str], browser_keeps_it: bool, client: Client, db: None
) -> None:
    fields = {"login": UserFactory.create().email, "password": PASSWORD}

    client.post("/account/login/", {**fields, **wish})

    assert bool(client.cookies["sessionid"]["max-age"]) is browser_keeps_it
