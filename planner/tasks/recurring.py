"""All tasks that come again, and how often."""

from __future__ import annotations

from planner.tasks import mail as mails
from planner.tasks import notices, people
from planner.tasks.schedule import again

RECURRING = {notices.daily: notices.EVERY, people.lines: people.EVERY, mails.mail: mails.EVERY}


def schedule_missing() -> dict[str, bool]:
    """Schedule what does not wait in the queue, at once. Task name -> whether that was needed."""
    return {task.name: again(task, every, at_once=True) for task, every in RECURRING.items()}
