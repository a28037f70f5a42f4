"""The work of a day, which a worker or cron asks for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from planner.actions.notices.forget import forget_old_news
from planner.actions.notices.reminders import remind_everybody
from planner.actions.people.lines import follow_lines
from planner.actions.people.roles import follow_starts
from planner.actions.people.stand_in import tell_stand_ins
from planner.actions.progress.standings import rebuild_standings
from planner.actions.promotion.settle import settle_cases


@dataclass(frozen=True, slots=True)
class DayReport:
    """How many people were looked at, old notices and mails deleted, and levels corrected."""

    people: int
    deleted: int
    levels: int


def do_daily_work(at: date) -> DayReport:
    """Follow what starts ``at`` that day, forget, check, go on with what waits, and remind.

    Idempotent.
    """
    follow_lines()
    follow_starts(at)
    levels, deleted = rebuild_standings(), forget_old_news()
    settle_cases()
    tell_stand_ins()
    return DayReport(remind_everybody(), deleted, levels)
