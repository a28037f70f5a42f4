"""HR lets people in again."""

from __future__ import annotations

import re

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.test import Client
from pytest_django.fixtures import Settings

from planner.models import Notice, User
from tests.factories.rows import PASSWORD, EmployeeFactory, HrFactory, UserFactory
from tests.pages import read, words
from tests.scenes.hr import hr_account, hr_employee
from tests.scenes.second_factor import add_app

LIST = "/admin/planner/user/"
NEW = {"password1": "a new pass phrase", "password2": "a new pass phrase"}


@pytest.fixture
def ada(db: None) -> User:
    return UserFactory.create(email="ada@example.org")


@pytest.fixture
def without_mail(settings: Settings) -> None:
    settings.SENDS_MAIL = False


def act(hr: Client, action: str, *accounts: User) -> str:
    fields = {"action": action, "_selected_action": [account.pk for account in accounts]}
    return str(hr.post(LIST, fields, follow=True).content.decode())


def test_a_link_sets_a_password_once(without_mail: None, hr: Client, ada: User) -> None:
    page = act(hr, "give_link", ada)
    link = re.findall(r'value="http://testserver(/account/password/reset/key/[^"]+)"', page)[0]
    browser = Client()
    browser.post(browser.get(link).headers["Location"], NEW)
    ada.refresh_from_db()

    assert ada.check_password(NEW["password1"])
    assert "Bad Token" in read(Client(), link)


def test_a_link_stands_in_no_log(without_mail: None, hr: Client, ada: User) -> None:
    act(hr, "give_link", ada)
    entry = LogEntry.objects.get()

    assert entry.object_id == str(ada.pk)
    assert entry.get_change_message() == f"Changed one-time link for account “{ada}”."


def test_links_are_for_sites_without_mail(hr: Client, ada: User) -> None:
    assert "One-time link" not in words(act(hr, "give_link", ada))
    assert not LogEntry.objects.exists()


def test_without_mail_one_is_sent_to_hr(without_mail: None, client: Client, db: None) -> None:
    assert "Ask HR" in read(client, "/account/password/reset/")


def test_a_lost_second_factor_is_removed(hr: Client, ada: User) -> None:
    add_app(ada)
    page = words(act(hr, "remove_second_factor", ada))
    browser = Client()
    browser.post("/account/login/", {"login": ada.email, "password": PASSWORD})

    assert "The account ada@example.org needs only its password now." in page
    assert "_auth_user_id" in browser.session
    entry = LogEntry.objects.get()
    assert entry.get_change_message() == f"Changed second factor for account “{ada}”."


def test_everybody_concerned_hears_of_it(ada: User) -> None:
    EmployeeFactory.create(user=ada)
    add_app(ada)
    colleague, by = hr_employee(), hr_account()
    browser = Client()
    browser.force_login(by)
    act(browser, "remove_second_factor", ada)

    assert {notice.recipient for notice in Notice.objects.filter(kind="account")} == {
        ada.employee,
        colleague,
    }


def test_an_account_with_more_rights_is_left_alone(db: None) -> None:
    above = HrFactory.create(email="above@example.org")
    add_app(above)
    browser = Client()
    browser.force_login(hr_account())

    assert "may do more than yours" in words(act(browser, "remove_second_factor", above))
    assert Authenticator.objects.exists()


def test_one_account_at_a_time(hr: Client, ada: User) -> None:
    other = UserFactory.create()
    for account in (ada, other):
        add_app(account)

    assert "Choose one account only" in words(act(hr, "remove_second_factor", ada, other))
    assert Authenticator.objects.values("user").distinct().count() == 2


def test_who_may_not_change_accounts_lets_nobody_in(ada: User) -> None:
    add_app(ada)
    looker = Client()
    looker.force_login(UserFactory.create(is_staff=True))

    act(looker, "remove_second_factor", ada)

    assert Authenticator.objects.exists()


@pytest.mark.parametrize(
    ("action", "own"),
    [
        ("give_link", "has made a link to set your password anew."),
        ("remove_second_factor", "has removed your second factor."),
    ],
)
def test_the_person_and_hr_are_told(
    action: str, own: str, without_mail: None, hr: Client, ada: User
) -> None:
    person, colleague = EmployeeFactory.create(user=ada), hr_employee()
    add_app(ada)

    act(hr, action, ada)

    told = dict(Notice.objects.values_list("recipient", "text"))
    assert told.keys() == {person.pk, colleague.pk}
    assert told[person.pk].startswith(f"hr@example.org {own}")


def test_hr_lets_nobody_in_who_may_do_more(without_mail: None, client: Client, ada: User) -> None:
    client.force_login(hr_account())
    User.objects.filter(pk=ada.pk).update(is_superuser=True)

    assert "may do more than yours" in words(act(client, "give_link", ada))
