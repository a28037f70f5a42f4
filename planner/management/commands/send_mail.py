"""The mail of the moment, without a worker."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from planner.actions.notices.mail import hand_over_mails, write_mails


class Command(BaseCommand):
    """Writes what is due and hands it over; may run at any time, also beside a worker."""

    help = "Send the mails that are due. For cron, where no db_worker runs."

    def handle(self, *_: Any, **__: Any) -> None:
        written, sent = write_mails(), hand_over_mails()
        self.stdout.write(f"{written} written, {sent} sent.")
