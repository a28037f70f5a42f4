"""The language and the time zone of a person, and what there is to choose from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from django.conf import settings
from django.utils import timezone, translation

from planner.models import Employee

# Names that mean a place. The rest are old spellings, and offsets without summer time.
AREAS = (
    *("Africa/", "America/", "Antarctica/", "Arctic/", "Asia/", "Atlantic/", "Australia/"),
    *("Europe/", "Indian/", "Pacific/"),
)


@contextmanager
def locale_of(employee: Employee | None) -> Iterator[None]:
    """The locale in which ``employee`` reads; the site’s for None."""
    with translation.override(language_of(employee)), timezone.override(zone_of(employee)):
        yield


def language_of(employee: Employee | None) -> str:
    """The person's own language if the site has it, otherwise the site's."""
    chosen = employee.language if employee else ""
    return chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE


def zone_of(employee: Employee | None) -> ZoneInfo:
    """The person’s time zone if it exists, otherwise the site’s."""
    chosen = employee.time_zone if employee else ""
    return ZoneInfo(chosen if chosen in known_zones() else settings.TIME_ZONE)


def zone_choices() -> list[str]:
    """The names of places with a time zone, in order, after UTC."""
    return ["UTC", *sorted(name for name in known_zones() if name.startswith(AREAS))]


@cache
def known_zones() -> frozenset[str]:
    """The name of every time zone that this machine knows."""
    return frozenset(available_timezones())
