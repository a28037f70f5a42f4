"""Sends mail: never loses one, and repeats none as far as a mail server allows.

A mail passes three points, and a worker may die between any two of them:

1. It is written: in one transaction the row with its text and its ``Message-ID``, and the mark
   on the notices that it tells. Both are there or neither, so a notice is in one mail.
2. It is handed over to the mail backend, while its row is locked: no second worker takes it.
3. It is marked as sent, in the transaction that holds the lock.

If the worker dies between 2 and 3, the database takes the transaction back and the mail is
handed over again, word for word, with the same ``Message-ID``. A backend that writes to this
database takes part in the transaction: what it sends, it sends exactly once. An SMTP server does
not: there, dying in that moment (or losing the answer of the server) sends a second copy, and the
receiving server or mail program can tell by the ``Message-ID`` that it is the same mail. Sending
at least once and naming it is all that anybody can do over SMTP.
"""

from __future__ import annotations

import logging
from datetime import datetime
from email.utils import format_datetime, make_msgid, parseaddr
from smtplib import SMTPConnectError, SMTPException, SMTPServerDisconnected

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.utils import timezone

from planner.models import Employee, Mail, Notice
from planner.queries.notices.mail import letter_about, notices_to_mail, people_to_mail

ATTEMPTS = 5
NOT_THERE = (SMTPServerDisconnected, SMTPConnectError)
State = Mail.State
log = logging.getLogger(__name__)


def write_mails(now: datetime | None = None) -> int:
    """Write a mail to everybody for whom one is due; return their number.

    Each person is a transaction of their own. A site that sends no mail writes none.
    """
    if not settings.SENDS_MAIL:
        return 0
    moment = now or timezone.now()
    return sum(_write_mail(key, moment) for key in people_to_mail(moment))


def hand_over_mails() -> int:
    """Hand over everything that is ready, the oldest first; return their number.

    A mail that the server refuses is tried again the next time, and given up after
    ``ATTEMPTS``. When the server cannot be reached, all wait for the next time.
    """
    if not _next_ready(0):
        return 0
    sent = last = 0
    try:
        with get_connection() as connection:
            while key := _next_ready(last):
                sent += _hand_over(key, connection)
                last = key
    except OSError as reason:
        log.warning("Mail waits, the server cannot be reached: %s", reason)
    return sent


@transaction.atomic
def _write_mail(key: int, now: datetime) -> bool:
    """Write the mail; False if another worker was quicker and nothing was left to tell."""
    employee = Employee.objects.select_for_update().get(pk=key)
    notices = notices_to_mail(employee, now)
    if not notices:
        return False
    letter = letter_about(employee, notices)
    mail = Mail.objects.create(
        recipient=employee,
        message_id=make_msgid(domain=parseaddr(settings.DEFAULT_FROM_EMAIL)[1].partition("@")[2]),
        subject=letter.subject,
        body=letter.body,
    )
    Notice.objects.filter(pk__in=[notice.pk for notice in notices]).update(mail=mail)
    return True


def _next_ready(after: int) -> int | None:
    ready = Mail.objects.filter(state=State.READY, pk__gt=after).order_by("pk")
    return ready.values_list("pk", flat=True).first()


@transaction.atomic
def _hand_over(key: int, connection: BaseEmailBackend) -> bool:
    """Send the mail; return whether it went out. The module docstring says what can go wrong."""
    mail = _claim(key)
    if mail is None:
        return False
    address = _address(mail)
    try:
        if address:
            connection.send_messages([_message(mail, address)])
    except (SMTPException, ValueError) as refusal:  # or no address that can be written in a mail
        if isinstance(refusal, NOT_THERE):
            raise
        log.warning("Mail %s was refused: %s", mail.message_id, refusal)
        return _refused(mail)
    mail.state = State.SENT if address else State.FAILED
    mail.sent_at = timezone.now() if address else None
    mail.save(update_fields=["state", "sent_at"])
    return bool(address)


def _claim(key: int) -> Mail | None:
    """The mail, its row locked until the transaction ends; None if another worker has it.

    SQLite has no row locks: there, a transaction that may write is alone from its beginning
    (``transaction_mode`` in the settings), so that the second worker finds the mail sent.
    """
    ready = Mail.objects.select_for_update(skip_locked=True, of=("self",)).filter(pk=key)
    return ready.filter(state=State.READY).select_related("recipient__user").first()


def _address(mail: Mail) -> str:
    """The address of the mail; empty if the person has left or no longer has an account."""
    person = mail.recipient
    if person.user is None or not person.user.is_active or person.has_left(timezone.localdate()):
        return ""
    return person.user.email


def _message(mail: Mail, address: str) -> EmailMessage:
    """The message, identical at every attempt."""
    headers = {
        "Message-ID": mail.message_id,
        "Date": format_datetime(mail.created_at),
        "Auto-Submitted": "auto-generated",
    }
    return EmailMessage(mail.subject, mail.body, to=[address], headers=headers)


def _refused(mail: Mail) -> bool:
    mail.attempts += 1
    if mail.attempts >= ATTEMPTS:
        mail.state = State.FAILED
    mail.save(update_fields=["attempts", "state"])
    return False
