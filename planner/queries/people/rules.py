"""What makes a reporting line or a role history impossible: decided here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.models import Employee


@dataclass(frozen=True, slots=True)
class RoleSpan:
    """Time in a role, from ``started_on`` up to, not including, ``ended_on`` (None: open)."""

    started_on: date
    ended_on: date | None = None

    def overlaps(self, other: RoleSpan) -> bool:
        return self._reaches(other.started_on) and other._reaches(self.started_on)

    def _reaches(self, day: date) -> bool:
        return self.ended_on is None or day < self.ended_on


def closes_a_circle(employee: Employee | int | None, manager: Employee | int | None) -> bool:
    """Whether ``employee`` would be above themselves with that ``manager``.

    Somebody who is not saved yet (None) has nobody below.
    """
    if employee is None or manager is None:
        return False
    keys = [person if isinstance(person, int) else person.pk for person in (employee, manager)]
    below = Employee.objects.below(keys[0])
    return keys[0] == keys[1] or below.filter(pk=keys[1]).exists()


def role_span_problem(
    span: RoleSpan, others: Iterable[RoleSpan], today: date
) -> tuple[str, str] | None:
    """The first thing wrong with ``span`` beside ``others``: the column and a sentence."""
    if span.started_on > today:
        return "started_on", _("This day is still to come. Enter the role when it starts.")
    if span.ended_on is not None and span.ended_on <= span.started_on:
        return "ended_on", _("A role ends after it started.")
    for other in others:
        if span.ended_on is None and other.ended_on is None:
            return "ended_on", _("Two roles without an end: only one role can be the current one.")
        if span.overlaps(other):
            words = _("This overlaps with the role from {day}.")
            return "started_on", words.format(day=date_format(other.started_on))
    return None
