"""Before a worker starts."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core.management.base import BaseCommand

from planner.tasks.mail import mail
from planner.tasks.notices import daily
from planner.tasks.people import lines
from planner.tasks.schedule import again


class Command(BaseCommand):
    """Asks for the tasks that come again, where they are missing. Idempotent."""

    help = "Put the recurring tasks into the queue. Run it before each start of db_worker."

    def handle(self, *_: Any, **__: Any) -> None:
        for task in (daily, lines, mail):
            new = again(task, timedelta())
            self.stdout.write(f"{task.name}: {'asked for' if new else 'is there already'}")
