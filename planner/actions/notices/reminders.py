"""Reminds people once a day of what is coming up. Idempotent."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date

from django.utils import timezone

from planner.actions.notices.tell import News, tell_all
from planner.models import Employee, Opening
from planner.queries.notices.reminders import openings_at, people_to_remind, reminders_of


def remind_everybody() -> int:
    """Tell everybody what is due, fading, open or changed; return the number of people looked at.

    A few hundred people are read at a time, and what they are told is one transaction: whoever
    stops half-way goes on the next time.
    """
    at, looked_at = timezone.localdate(), 0
    openings = openings_at(at)
    for people in people_to_remind(at):
        remind(people, at, openings)
        looked_at += len(people)
    return looked_at


def remind(people: Iterable[Employee], at: date, openings: Collection[Opening]) -> None:
    """Tell ``people``, each in their language, what is due, fading, changed, or open."""
    tell_all(
        [
            News(employee, one.kind, one.key, one.text, one.url)
            for employee, found in reminders_of(people, at, openings)
            for one in found
        ]
    )
