"""Deletes old notices and mails."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.conf import settings
from django.utils import timezone

from planner.models import Mail, Notice, SentForm
from planner.queries.notices.mail import STALE

SECOND_CLICK = timedelta(7)  # long after the last click on a page that stayed open


def forget_old_news(now: datetime | None = None) -> int:
    """Delete notices read and mails sent long ago; return the number of rows.

    ``KEEP_READ_NOTICES_DAYS`` and ``KEEP_SENT_MAILS_DAYS`` of the settings say how long ago; 0
    keeps them. What is unread, unsent or refused stays. A mail stays for as long as what it told
    could be mailed again (``STALE``). What still holds when its notice goes is told anew. Names of
    forms go as well, uncounted.
    """
    moment = now or timezone.now()
    SentForm.objects.filter(sent_at__lt=moment - SECOND_CLICK).delete()
    return _forget_notices(moment) + _forget_mails(moment)


def _forget_notices(now: datetime) -> int:
    if not settings.KEEP_READ_NOTICES_DAYS:
        return 0
    until = now - timedelta(settings.KEEP_READ_NOTICES_DAYS)
    return Notice.objects.filter(read_at__lt=until).delete()[0]


def _forget_mails(now: datetime) -> int:
    if not settings.KEEP_SENT_MAILS_DAYS:
        return 0
    until = now - max(timedelta(settings.KEEP_SENT_MAILS_DAYS), STALE)
    return Mail.objects.filter(state=Mail.State.SENT, sent_at__lt=until).delete()[0]
