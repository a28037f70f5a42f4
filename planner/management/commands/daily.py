"""The work of a day, without a worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from planner.actions.notices.forget import forget_old_news
from planner.actions.notices.reminders import remind_everybody
from planner.actions.people.lines import follow_lines
from planner.actions.people.roles import follow_starts
from planner.actions.progress.standings import rebuild_standings


class Command(BaseCommand):
    """Follows what starts, reminds of what is coming and forgets what is past. Idempotent."""

    help = "Remind of what is coming, and delete old news. For cron, where no db_worker runs."

    def handle(self, *_: Any, **__: Any) -> None:
        follow_lines()
        follow_starts(timezone.localdate())
        levels, people, rows = rebuild_standings(), remind_everybody(), forget_old_news()
        self.stdout.write(
            f"{people} people looked at, {rows} old notices and mails deleted,"
            f" {levels} cached levels corrected."
        )
