"""Reminds people once a day of what is coming up. Idempotent."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils import timezone

from planner.actions.notices.tell import News, tell_all
from planner.models import Employee, Opening
from planner.queries.common.locale import locale_of
from planner.queries.notices.reminders import openings_at, people_to_remind, reminders_for


def remind_everybody() -> int:
    """Tell everybody what is due, fading, open or changed; return the number of people checked.

    Each person is a transaction of their own, so that an interrupted run can go on later.
    """
    at = timezone.localdate()
    openings = openings_at(at)
    people = people_to_remind(at)
    for key in people:
        remind(Employee.objects.select_related("manager").get(pk=key), openings)
    return len(people)


def remind(employee: Employee, openings: Iterable[Opening]) -> None:
    """Tell one person, in their language, what is due, fading, changed, or among ``openings``."""
    with locale_of(employee):
        found = reminders_for(employee, openings)
    tell_all(News(employee, one.kind, one.key, one.text, one.url) for one in found)
