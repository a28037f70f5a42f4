"""The work of a day, without a worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from planner.actions.daily import do_daily_work


class Command(BaseCommand):
    """Follows what starts, reminds of what is coming and forgets what is past. Idempotent."""

    help = "Remind of what is coming, and delete old news. For cron, where no worker runs."

    def handle(self, *_: Any, **__: Any) -> None:
        done = do_daily_work(timezone.localdate())
        self.stdout.write(
            f"{done.people} people looked at, {done.deleted} old notices and mails deleted,"
            f" {done.levels} cached levels corrected."
        )
