from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from planner.actions.people.settings import renew_calendar, revoke_calendar
from planner.models import CalendarFeed, Employee, Evidence, FrameworkVersion, Skill
from planner.queries.notices.calendar import calendar_file, owner_of
from tests.factories.rows import CheckInFactory, EmployeeFactory, EvidenceFactory, PlanStepFactory
from tests.scenes.people import TODAY, aims_for, employee_in

pytestmark = pytest.mark.django_db
ONE_DAY = timedelta(1)


@pytest.fixture
def imani(small: FrameworkVersion) -> Employee:
    """An agent on the way to senior, with one step, a certificate and a check-in."""
    employee = employee_in("agent", weekly_minutes=60)
    aims_for(employee, "senior", "agent", "senior")
    PlanStepFactory.create(
        goal=employee.goals.get(), role_id="senior", role=None, title="Übung, „laut“", minutes=120
    )
    EvidenceFactory.create(
        employee=employee,
        skill=Skill.objects.get(pk="empathy"),
        kind=Evidence.Kind.CERTIFICATE,
        expires_on=TODAY + 30 * ONE_DAY,
    )
    manager = EmployeeFactory.create(name="ליאור כהן")
    CheckInFactory.create(
        employee=employee, manager=manager, role_id="agent", role=None, planned_on=TODAY
    )
    return employee


def events(employee: Employee) -> dict[str, Any]:
    """What a calendar program reads: the words of each event -> the event."""
    calendar = Calendar.from_ical(calendar_file(employee))
    return {str(event["summary"]): event for event in calendar.walk("VEVENT")}


def days(event: Any) -> tuple[date, date]:
    return event["dtstart"].dt, event["dtend"].dt


def test_it_holds_steps_losses_and_check_ins(imani: Employee) -> None:
    found = events(imani)

    assert list(found) == [
        "Übung, „laut“",
        "Expires: certificate for Empathy",
        "Check-in with ליאור כהן",
    ]
    assert days(found["Check-in with ליאור כהן"]) == (TODAY, TODAY + ONE_DAY)
    assert days(found["Expires: certificate for Empathy"])[0] == TODAY + 30 * ONE_DAY
    assert days(found["Übung, „laut“"]) == (TODAY, TODAY + 14 * ONE_DAY)


def test_names_of_events_stay_when_their_days_move(imani: Employee) -> None:
    before = {title: str(event["uid"]) for title, event in events(imani).items()}
    Employee.objects.filter(pk=imani.pk).update(weekly_minutes=30)
    later = events(Employee.objects.get(pk=imani.pk))

    assert {title: str(event["uid"]) for title, event in later.items()} == before
    assert len(set(before.values())) == 3
    assert days(later["Übung, „laut“"])[1] > TODAY + 14 * ONE_DAY


def test_whole_days_and_a_stamp_in_utc_are_what_programs_expect(imani: Employee) -> None:
    [event, *_] = events(imani).values()

    assert not isinstance(event["dtstart"].dt, datetime)
    assert event["dtstamp"].dt.utcoffset() == timedelta(0)
    assert event["url"].startswith("http")


def test_who_cannot_plan_yet_has_a_calendar_with_check_ins(small: FrameworkVersion) -> None:
    newcomer = EmployeeFactory.create()
    manager = EmployeeFactory.create(name="Tomasz")
    CheckInFactory.create(
        employee=newcomer, manager=manager, role_id="agent", role=None, planned_on=TODAY + ONE_DAY
    )

    assert list(events(newcomer)) == ["Check-in with Tomasz"]


def test_the_last_day_of_the_calendar_has_no_day_after(small: FrameworkVersion) -> None:
    newcomer = EmployeeFactory.create()
    CheckInFactory.create(
        employee=newcomer, manager__name="Tomasz", role_id="agent", role=None, planned_on=date.max
    )

    event = events(newcomer)["Check-in with Tomasz"]

    assert event["dtstart"].dt == date.max
    assert "dtend" not in event


def test_only_the_hash_of_the_secret_is_kept() -> None:
    token = renew_calendar(EmployeeFactory.create())

    assert len(token) >= 43
    assert token not in str(CalendarFeed.objects.values().get())


def test_a_new_address_replaces_the_old_one() -> None:
    employee = EmployeeFactory.create()
    old, new = renew_calendar(employee), renew_calendar(employee)

    assert (owner_of(old), owner_of(new)) == (None, employee)


@pytest.mark.parametrize("fields", [{"left_on": date(2026, 3, 2)}, {"user__is_active": False}])
def test_leavers_have_no_calendar(fields: dict[str, Any]) -> None:
    assert owner_of(renew_calendar(EmployeeFactory.create(**fields))) is None


def test_the_address_opens_without_a_sign_in_and_leaves_no_cookie(
    imani: Employee, client: Client
) -> None:
    address = reverse("calendar-feed", args=[renew_calendar(imani)])
    response = client.get(address)

    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert "private" in response.headers["Cache-Control"]
    assert not response.cookies
    assert len(Calendar.from_ical(response.content).walk("VEVENT")) == 3
    revoke_calendar(imani)
    assert client.get(address).status_code == 404


def test_it_takes_few_queries(imani: Employee, django_assert_num_queries: Any) -> None:
    calendar_file(imani)

    with django_assert_num_queries(9):
        calendar_file(imani)
