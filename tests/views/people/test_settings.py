from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from planner.models import CalendarFeed, Employee
from tests.factories.notices import CalendarFeedFactory, NoticeFactory
from tests.factories.rows import EmployeeFactory
from tests.pages import browser_of, cost_of, errors_of, said

CHOICE = {
    "known_as": "Imani",
    "digest": "off",
    "language": "",
    "time_zone": "Asia/Tokyo",
    "hours": "1.5",
}
COST = 3 + 1


def test_settings_are_kept(imani: Employee, browser: Client) -> None:
    browser.post("/settings/", CHOICE)
    kept = Employee.objects.get(pk=imani.pk)

    assert said(browser, "/settings/") == "Your settings are saved."
    assert (kept.digest, kept.time_zone, kept.weekly_minutes) == ("off", "Asia/Tokyo", 90)


@pytest.mark.parametrize(("known_as", "called"), [("Imani", "Imani"), (" ", "Dr. de Veldhoen")])
def test_people_say_what_to_call_them(
    known_as: str, called: str, imani: Employee, browser: Client
) -> None:
    Employee.objects.filter(pk=imani.pk).update(name="Dr. de Veldhoen")

    browser.post("/settings/", {**CHOICE, "known_as": known_as})

    assert Employee.objects.get(pk=imani.pk).called == called


def shown(browser: Client) -> dict[str, str]:
    """What the form of the settings sends of what it showed."""
    page = browser.get("/settings/").content.decode()
    return dict(re.findall(r'name="(initial-\w+)" value="([^"]*)"', page))


def test_a_page_that_was_opened_earlier_takes_nothing_back(
    imani: Employee, browser: Client
) -> None:
    Employee.objects.filter(pk=imani.pk).update(digest="weekly", weekly_minutes=60)
    first, second = shown(browser), shown(browser)
    as_it_was = {"digest": "weekly", "language": "", "time_zone": "", "hours": "1.0"}

    browser.post("/settings/", {**first, **as_it_was, "digest": "off", "hours": "3"})
    browser.post("/settings/", {**second, **as_it_was, "time_zone": "Asia/Tokyo"})

    kept = Employee.objects.get(pk=imani.pk)
    assert (kept.digest, kept.time_zone, kept.weekly_minutes) == ("off", "Asia/Tokyo", 180)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("known_as", "x" * 81),
        ("digest", "hourly"),
        ("language", "tlh"),
        ("time_zone", "Mars/Base"),
        ("hours", "99"),
    ],
)
def test_what_there_is_not_is_refused(field: str, value: str, browser: Client) -> None:
    page = browser.post("/settings/", {**CHOICE, field: value}).content.decode()

    assert list(errors_of(page)) == [field]


def test_the_page_shows_what_is_set(imani: Employee, browser: Client) -> None:
    Employee.objects.filter(pk=imani.pk).update(digest="at-once", time_zone="Asia/Tokyo")
    page = browser.get("/settings/").content.decode()

    assert '<option value="Asia/Tokyo" selected>' in page
    assert re.search(r'value="at-once"[^>]* checked', page)
    assert cost_of(browser, "/settings/") == COST


def test_the_address_is_shown_once(imani: Employee, browser: Client) -> None:
    response = browser.post("/calendar/renew/")
    [address] = re.findall(r'value="(http://testserver/calendar/[\w-]+\.ics)"', response.text)

    assert response.headers["Cache-Control"] == "private, no-store"
    assert Client().get(address).status_code == 200
    assert ".ics" not in browser.get("/settings/").content.decode()


def test_the_address_can_be_closed(imani: Employee, browser: Client) -> None:
    CalendarFeedFactory.create(employee=imani)
    CalendarFeedFactory.create()
    browser.post("/calendar/revoke/")

    assert said(browser, "/settings/") == "The address opens nothing any more."
    assert CalendarFeed.objects.count() == 1


def test_times_are_those_of_the_persons_place(imani: Employee, browser: Client) -> None:
    NoticeFactory.create(recipient=imani)  # at nine in the site's time
    Employee.objects.filter(pk=imani.pk).update(time_zone="Asia/Tokyo")

    assert "18:00" in browser.get("/notices/").content.decode()


@pytest.mark.parametrize("zone", ["", "Mars/Base"])
def test_an_unknown_place_is_the_sites(zone: str, imani: Employee, browser: Client) -> None:
    NoticeFactory.create(recipient=imani)
    Employee.objects.filter(pk=imani.pk).update(time_zone=zone)

    assert "09:00" in browser.get("/notices/").content.decode()


@pytest.mark.parametrize(
    ("language", "opening"),
    [
        ("", '<html lang="en-gb" dir="ltr">'),
        ("ar", '<html lang="ar" dir="rtl">'),
        ("tlh", '<html lang="en-gb" dir="ltr">'),
    ],
)
def test_the_page_says_its_language_and_direction(
    language: str, opening: str, imani: Employee, browser: Client, settings: Any
) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]
    Employee.objects.filter(pk=imani.pk).update(language=language)
    response = browser.get("/notices/")

    assert opening in response.text
    assert response.headers["Content-Language"] == (language if "ar" in opening else "en-gb")


def test_one_persons_language_does_not_stay_for_the_next(
    imani: Employee, browser: Client, settings: Any
) -> None:
    settings.LANGUAGES = [("en-gb", "English"), ("ar", "العربية")]
    Employee.objects.filter(pk=imani.pk).update(language="ar")
    browser.get("/notices/")

    assert 'lang="en-gb"' in Client().get("/account/login/").content.decode()


def test_who_cannot_plan_yet_has_settings(db: None) -> None:
    newcomer = EmployeeFactory.create()
    browser_of(newcomer).post("/settings/", CHOICE)

    assert Employee.objects.get(pk=newcomer.pk).digest == "off"
