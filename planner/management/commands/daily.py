"""The work of a day, without a worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from planner.actions.notices.forget import forget_old_news
from planner.actions.notices.reminders import remind_everybody
from planner.actions.people.stand_in import tell_stand_ins
from planner.actions.progress.standings import rebuild_standings
from planner.actions.promotion.settle import settle_cases


class Command(BaseCommand):
    """Reminds of what is coming and forgets what is long past. Idempotent."""

    help = "Remind of what is coming, and delete old news. For cron, where no db_worker runs."

    def handle(self, *_: Any, **__: Any) -> None:
        settle_cases()
        tell_stand_ins()
        levels, people, rows = rebuild_standings(), remind_everybody(), forget_old_news()
        self.stdout.write(
            f"{people} people looked at, {rows} old notices and mails deleted,"
            f" {levels} cached levels corrected."
        )
