"""The reminders of a day, without a worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from planner.actions.reminders import remind_everybody


class Command(BaseCommand):
    """Reminds everybody of what is coming up; run twice, nobody is told twice."""

    help = "Write the reminders of today. For cron, where no db_worker runs."

    def handle(self, *_: Any, **__: Any) -> None:
        self.stdout.write(f"{remind_everybody()} people looked at.")
