"""What people set for themselves: mail, language, place, learning time, and their calendar."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from secrets import token_urlsafe

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.goals import set_budget
from planner.actions.guards import lock
from planner.models import CalendarFeed, Employee, ProfileView
from planner.queries.common.locale import known_zones
from planner.queries.notices.calendar import digest_of

TOKEN_BYTES = 32


class NoSuchLocale(ActionError):
    """A language, a time zone or a rhythm of mails that there is not."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """``digest`` is one of ``Employee.Digest``; an empty language or time zone is the site’s.

    ``weekly_minutes`` is the learning time per week; an empty ``known_as`` means the full name.
    What is None stays as it is.
    """

    digest: str | None = None
    language: str | None = None
    time_zone: str | None = None
    weekly_minutes: int | None = None
    known_as: str | None = None


@transaction.atomic
def save_settings(employee: Employee, wishes: Wishes) -> None:
    """Keep what somebody wishes for; the plan follows a new learning time.

    Raises ``NoSuchLocale`` or ``BudgetOutOfRange``.
    """
    _check(wishes)
    names = ("digest", "language", "time_zone", "known_as")
    wanted = {name: value for name in names if (value := getattr(wishes, name)) is not None}
    if wanted:
        Employee.objects.filter(pk=employee.pk).update(**wanted)
    if wishes.weekly_minutes not in {None, employee.weekly_minutes}:
        set_budget(employee, wishes.weekly_minutes)


@transaction.atomic
def renew_calendar(employee: Employee) -> str:
    """Replace the secret in the calendar's address; the former address stops working.

    Only its hash is kept: show it now, as nobody can read it again.
    """
    token = token_urlsafe(TOKEN_BYTES)
    lock(employee)
    CalendarFeed.objects.filter(employee=employee).delete()
    CalendarFeed.objects.create(employee=employee, token_sha256=digest_of(token))
    return token


def revoke_calendar(employee: Employee) -> None:
    """Make the calendar's address stop working. Idempotent."""
    CalendarFeed.objects.filter(employee=employee).delete()


def note_view(employee: Employee, viewer: Employee, at: date) -> None:
    """Record, once a day, that ``viewer`` has opened the page about ``employee``."""
    seen = ProfileView(employee=employee, viewer=viewer, viewed_on=at)
    ProfileView.objects.bulk_create([seen], ignore_conflicts=True)


def _check(wishes: Wishes) -> None:
    if wishes.digest is not None and wishes.digest not in Employee.Digest.values:
        raise NoSuchLocale(_("Choose how often you want mail."), field="digest")
    if wishes.language and wishes.language not in dict(settings.LANGUAGES):
        raise NoSuchLocale(_("Careerpath does not speak this language yet."), field="language")
    if wishes.time_zone and wishes.time_zone not in known_zones():
        raise NoSuchLocale(_("There is no such time zone."), field="time_zone")
