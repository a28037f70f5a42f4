"""Dates as the person reads them who looks: on pages, in notices, in mails, in the export."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.core import mail as outbox
from django.test import Client

from planner.actions.notices.mail import hand_over_mails, write_mails
from planner.actions.notices.reminders import remind_everybody
from planner.models import Employee, FrameworkVersion
from tests.factories.notices import NoticeFactory, ProfileViewFactory
from tests.factories.rows import MilestoneRecordFactory
from tests.pages import browser_of
from tests.scenes.people import TODAY, aims_for, employee_in

LANGUAGES = [("en-gb", "2 November 2026, 09:00"), ("en-us", "November 2, 2026, 9 a.m.")]
SOON = [("en-gb", "16 November 2026"), ("en-us", "November 16, 2026")]
VIEWED = [("en-gb", "2 March 2026"), ("en-us", "March 2, 2026"), ("", "2 March 2026")]


def reader(language: str) -> Employee:
    return employee_in("agent", language=language, digest=Employee.Digest.AT_ONCE)


@pytest.mark.parametrize(("language", "day"), VIEWED)
def test_a_page_has_the_dates_of_its_reader(
    language: str, day: str, small: FrameworkVersion
) -> None:
    imani = reader(language)
    ProfileViewFactory.create(employee=imani)
    page = browser_of(imani).get("/my-data/")

    assert f'<time class="end muted md" datetime="2026-03-02">{day}</time>' in page.text
    assert page.headers["Content-Language"] == (language or "en-gb")


@pytest.mark.parametrize(("language", "moment"), LANGUAGES)
def test_so_do_the_inbox_and_the_mail(language: str, moment: str, small: FrameworkVersion) -> None:
    imani = reader(language)
    NoticeFactory.create(recipient=imani)
    page = browser_of(imani).get("/notices/").text
    write_mails()
    hand_over_mails()

    assert f">{moment}</time>" in page
    assert f"\n{moment}\n" in outbox.outbox[0].body


def test_a_reminder_is_written_for_whom_it_is_to(small: FrameworkVersion) -> None:
    """In one run, for two people who read dates in two ways."""
    achieved = (TODAY + timedelta(14)).replace(year=TODAY.year - 1)
    fields: dict[str, Any] = {"milestone_id": "probation", "milestone": None}
    for language, _ in SOON:
        employee = reader(language)
        aims_for(employee, "lead", "agent", "senior", "lead")
        fields |= {"employee": employee, "achieved_on": achieved, "state": "confirmed"}
        MilestoneRecordFactory.create(**fields)
    remind_everybody()

    for language, day in SOON:
        notice = Employee.objects.get(language=language).notices.get()
        assert notice.text == f"“Probation” expires on {day}."


def test_a_choice_holds_from_the_next_page_on(small: FrameworkVersion) -> None:
    imani = reader("en-gb")
    ProfileViewFactory.create(employee=imani)
    browser: Client = browser_of(imani)
    wishes = {"digest": "off", "language": "en-us", "time_zone": "", "hours": "1.5"}
    browser.post("/settings/", wishes)

    assert "March 2, 2026" in browser.get("/my-data/").text
    assert "how dates read" in browser.get("/settings/").text
