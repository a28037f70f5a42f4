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
    """Time in a role, from ``started_on`` up to, not including, ``ended_on``.

    Without an end it lasts until the next role without an end starts.
    """

    started_on: date
    ended_on: date | None = None

    def overlaps(self, other: RoleSpan) -> bool:
        if self.ended_on is other.ended_on is None:
            return self.started_on == other.started_on
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


def role_span_problem(span: RoleSpan, others: Iterable[RoleSpan]) -> tuple[str, str] | None:
    """The first thing wrong with ``span`` beside ``others``: the column and a sentence."""
    if span.ended_on is not None and span.ended_on <= span.started_on:
        return "ended_on", _("A role ends after it started.")
    for other in others:
        if span.overlaps(other):
            words = _("This overlaps with the role from {day}.")
            return "started_on", words.format(day=date_format(other.started_on))
    return None
