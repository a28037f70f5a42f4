"""The work of a day in the background."""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone
from django_tasks import task

from planner.actions.daily import do_daily_work
from planner.tasks.schedule import again, forget_old_runs

EVERY = timedelta(days=1)


@task()
def daily() -> int:
    """Do the work of a day, once a day; return how many people were looked at."""
    again(daily, EVERY)
    forget_old_runs()
    return do_daily_work(timezone.localdate()).people
