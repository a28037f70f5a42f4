"""The worker: runs what is due, and schedules once a minute what is missing."""

from __future__ import annotations

import time
from argparse import ArgumentParser
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand

from planner.tasks.recurring import schedule_missing

EVERY = 60.0  # seconds


class Command(BaseCommand):
    """Works until it is stopped. A recurring task that is lost is scheduled within a minute."""

    help = "Remind, mail and do whatever else is due, until stopped. Any number may run."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--interval", type=float, default=1.0, help="Seconds to wait for work.")
        parser.add_argument("--batch", action="store_true", help="Stop when nothing is left.")

    def handle(self, *_: Any, interval: float, batch: bool, verbosity: int, **__: Any) -> None:
        scheduled_at = float("-inf")  # by a clock that nobody sets
        while True:
            if time.monotonic() - scheduled_at >= EVERY:
                schedule_missing()
                scheduled_at = time.monotonic()
            call_command(
                "db_worker", batch=True, reload=False, startup_delay=False, verbosity=verbosity
            )
            if batch:
                return
            time.sleep(interval)
