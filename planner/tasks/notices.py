"""Reminders in the background."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from planner.actions.notices.forget import forget_old_news
from planner.actions.notices.reminders import remind_everybody
from planner.actions.people.stand_in import tell_stand_ins
from planner.actions.progress.standings import rebuild_standings
from planner.actions.promotion.settle import settle_cases
from planner.tasks.schedule import again, forget_old_runs

EVERY = timedelta(days=1)


@task()
def daily() -> int:
    """Forget what is long past, check the cached levels, go on with what waits, and remind.

    Once a day.

    Returns how many people were looked at.
    """
    again(daily, EVERY)
    forget_old_runs()
    forget_old_news()
    rebuild_standings()
    settle_cases()
    tell_stand_ins()
    return remind_everybody()
