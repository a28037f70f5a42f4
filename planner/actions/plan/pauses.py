"""Time without learning: holidays, peak season, leave and rest."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import lock
from planner.models import Employee, Pause

LONGEST = timedelta(days=366)
FURTHEST = timedelta(days=5 * 366)


class PauseOutOfRange(ActionError):
    """It lies in the past, too far ahead, or ends before it begins."""


class PauseOverlaps(ActionError):
    """Some of these days are already in a pause."""


@transaction.atomic
def add_pause(employee: Employee, kind: str, first: date, last: date) -> Pause:
    """Keep the days from ``first`` to ``last`` free of learning; all dates follow. Idempotent.

    Raises ``PauseOutOfRange`` or ``PauseOverlaps``.
    """
    lock(employee)
    same = Pause.objects.of(employee).filter(kind=kind, starts_on=first, ends_on=last)
    if before := same.first():
        return before
    _check_days(first, last)
    _check_free(employee, first, last)
    return Pause.objects.create(employee=employee, kind=kind, starts_on=first, ends_on=last)


@transaction.atomic
def drop_pause(pause: Pause) -> None:
    """Delete a pause. Idempotent."""
    Pause.objects.filter(pk=pause.pk).delete()


def _check_days(first: date, last: date) -> None:
    today = timezone.localdate()
    if first < today:
        raise PauseOutOfRange(_("A new pause begins today or later."), field="starts_on")
    if last < first:
        raise PauseOutOfRange(_("A pause cannot end before it begins."), field="ends_on")
    if last - first > LONGEST:
        raise PauseOutOfRange(_("A pause lasts a year at most."), field="ends_on")
    if last - today > FURTHEST:
        raise PauseOutOfRange(_("A pause lies within the next five years."), field="starts_on")


def _check_free(employee: Employee, first: date, last: date) -> None:
    others = Pause.objects.of(employee).filter(starts_on__lte=last, ends_on__gte=first)
    if other := others.first():
        words = _(
            "“{kind}” from {first} to {last} is on some of these days. Take it out first, or"
            " choose other days."
        )
        days = {
            "first": date_format(other.starts_on, "MONTH_DAY_FORMAT"),
            "last": date_format(other.ends_on),
        }
        raise PauseOverlaps(words.format(kind=other.get_kind_display(), **days), field="starts_on")
