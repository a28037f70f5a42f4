"""Reminders in the background."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from planner.actions.reminders import remind_everybody
from planner.tasks.schedule import again, forget_old_runs

EVERY = timedelta(days=1)


@task()
def daily() -> int:
    """Remind everybody of what is coming up, once a day; how many people were looked at."""
    again(daily, EVERY)
    forget_old_runs()
    return remind_everybody()
