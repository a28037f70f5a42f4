"""Somebody's own dates as an iCalendar: plan steps, what fades or expires, and check-ins."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from hashlib import sha256

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from planner.engine.values.dates import add_months
from planner.models import CalendarFeed, CheckIn, Employee
from planner.queries.common.locale import locale_of
from planner.queries.framework.published import NothingPublished
from planner.queries.notices.dates_ahead import (
    LossAhead,
    StepAhead,
    check_ins_ahead,
    losses_ahead,
    steps_ahead,
)
from planner.queries.notices.days import day_of

AHEAD_MONTHS = 12  # as far as losses are told
REFRESH = timedelta(hours=6)
ONE_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Entry:
    """Whole days from ``starts`` up to, not including, ``ends``; one if they are the same.

    ``key`` says what it is about. It stays the same when the day changes, so that a calendar
    moves the entry instead of showing two.
    """

    key: str
    title: str
    starts: date
    ends: date
    path: str


def digest_of(token: str) -> str:
    """What is kept of a secret: enough to know it again, not enough to say it.

    The secret has 256 random bits, so a plain hash is as safe as a slow one; and the time that
    looking up a hash takes tells nothing about the secret.
    """
    return sha256(token.encode()).hexdigest()


def owner_of(token: str) -> Employee | None:
    """Whose calendar the address with ``token`` opens; None for nobody's and for leavers."""
    feed = (
        CalendarFeed.objects.select_related("employee__user")
        .filter(token_sha256=digest_of(token), employee__user__is_active=True)
        .first()
    )
    if feed is None or feed.employee.has_left(timezone.localdate()):
        return None
    return feed.employee


def calendar_since(employee: Employee) -> datetime | None:
    """When the address of the calendar was made; None without one."""
    feed = CalendarFeed.objects.filter(employee=employee)
    return feed.values_list("created_at", flat=True).first()


def calendar_file(employee: Employee) -> bytes:
    """The calendar in the person's language."""
    with locale_of(employee):
        calendar = Calendar()
        calendar.add("prodid", "-//Careerpath//EN")
        calendar.add("version", "2.0")
        calendar.add("name", _("Career plan"))
        calendar.add("x-wr-calname", _("Career plan"))
        calendar.add("refresh-interval", REFRESH, parameters={"VALUE": "DURATION"})
        for entry in _entries(employee, timezone.localdate()):
            calendar.add_component(_event(entry))
        return bytes(calendar.to_ical())


def _entries(employee: Employee, at: date) -> Iterator[Entry]:
    try:
        day = day_of(employee, at)
    except NothingPublished:
        day = None
    if day is not None:
        yield from map(_step, steps_ahead(day))
        ahead = losses_ahead(day, add_months(at, AHEAD_MONTHS))
        yield from (_loss(loss, employee) for loss in ahead)
    yield from (_check_in(check_in, employee) for check_in in check_ins_ahead(employee, at))


def _step(step: StepAhead) -> Entry:
    ends = max(step.ends, _day_after(step.starts))
    return Entry(f"step-{step.pk}", step.title, step.starts, ends, reverse("plan-detail"))


def _loss(loss: LossAhead, employee: Employee) -> Entry:
    text = _("Expires: {name}") if loss.expires else _("Fades: {name}")
    key = f"loss-{employee.pk}-{loss.key.replace(' ', '-')}"
    return Entry(key, text.format(name=loss.name), loss.on, _day_after(loss.on), loss.path)


def _check_in(check_in: CheckIn, employee: Employee) -> Entry:
    other = check_in.manager if check_in.employee_id == employee.pk else check_in.employee
    day = check_in.planned_on
    assert day  # noqa: S101  # those without a day are not asked for
    title = _("Check-in with {name}").format(name=other.name)
    path = reverse("check-in-detail", args=[check_in.pk])
    return Entry(f"check-in-{check_in.pk}", title, day, _day_after(day), path)


def _day_after(day: date) -> date:
    """The next day. The calendar's last has none: a plan that takes for ever ends there."""
    return day if day == date.max else day + ONE_DAY


def _event(entry: Entry) -> Event:
    event = Event()
    event.add("uid", f"{entry.key}@careerpath")
    event.add("dtstamp", timezone.now().astimezone(timezone.get_default_timezone()))
    event.add("dtstart", entry.starts)
    if entry.ends > entry.starts:  # else it lasts that day
        event.add("dtend", entry.ends)
    event.add("summary", entry.title)
    event.add("transp", "TRANSPARENT")  # it says what to do, not that one is busy
    event.add("url", f"{settings.SITE_URL}{entry.path}")
    return event
