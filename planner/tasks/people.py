"""Changes of manager in the background."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from planner.actions.people.lines import follow_lines
from planner.tasks.schedule import again

EVERY = timedelta(minutes=10)


@task()
def lines() -> int:
    """Follow the reporting lines that have started; return how many managers changed."""
    again(lines, EVERY)
    return follow_lines()
