"""Reminders in the background."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from planner.actions.notices.forget import forget_old_news
from planner.actions.notices.reminders import remind_everybody
from planner.actions.people.roles import follow_starts
from planner.actions.progress.standings import rebuild_standings
from planner.tasks.schedule import again, forget_old_runs

EVERY = timedelta(days=1)


@task()
def daily() -> int:
    """Forget what is long past, check levels, follow new roles and remind, once a day.

    Returns how many people were looked at.
    """
    again(daily, EVERY)
    forget_old_runs()
    forget_old_news()
    rebuild_standings()
    follow_starts(timezone.localdate())
    return remind_everybody()
