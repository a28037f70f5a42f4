"""Before a worker starts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from planner.tasks.recurring import schedule_missing


class Command(BaseCommand):
    """Asks for the tasks that come again, where they are missing. Idempotent."""

    help = "Put the recurring tasks into the queue. Run it before each start of db_worker."

    def handle(self, *_: Any, **__: Any) -> None:
        for name, new in schedule_missing().items():
            self.stdout.write(f"{name}: {'asked for' if new else 'is there already'}")
