"""Mail in the background."""

from __future__ import annotations

from datetime import timedelta

from django_tasks import task

from planner.actions.notices.mail import hand_over_mails, write_mails
from planner.tasks.schedule import again

EVERY = timedelta(minutes=1)


@task()
def mail() -> int:
    """Write what is due and hand it over, once a minute; return the number of mails sent."""
    again(mail, EVERY)
    write_mails()
    return hand_over_mails()
