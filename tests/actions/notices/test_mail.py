from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime
from smtplib import SMTPDataError, SMTPServerDisconnected
from typing import Any

import pytest
from django.core import mail as outbox
from django.core.mail import EmailMessage
from django.core.mail.backends.locmem import EmailBackend

from planner.actions.notices.mail import ATTEMPTS, hand_over_mails, write_mails
from planner.models import Employee, Mail, Notice
from tests.factories.notices import MailFactory, NoticeFactory
from tests.factories.rows import EmployeeFactory

pytestmark = pytest.mark.django_db
Digest = Employee.Digest
THURSDAY = datetime(2026, 3, 5, 9, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 0, 1, tzinfo=UTC)
WEDNESDAY = datetime(2026, 3, 4, 9, tzinfo=UTC)


def waiting(digest: str, **fields: Any) -> Notice:
    """A notice of Wednesday for somebody who gets mail like that."""
    notice = NoticeFactory.create(recipient__digest=digest, **fields)
    Notice.objects.filter(pk=notice.pk).update(created_at=WEDNESDAY)
    return notice


@pytest.mark.parametrize(
    ("digest", "thursday", "monday"),
    [(Digest.AT_ONCE, 1, 0), (Digest.WEEKLY, 0, 1), (Digest.OFF, 0, 0)],
)
def test_people_get_mail_as_often_as_they_want(digest: str, thursday: int, monday: int) -> None:
    waiting(digest)

    assert (write_mails(THURSDAY), write_mails(MONDAY)) == (thursday, monday)


def test_a_site_without_mail_writes_none(settings: Any) -> None:
    settings.SENDS_MAIL = False
    waiting(Digest.AT_ONCE)

    assert (write_mails(THURSDAY), Mail.objects.count()) == (0, 0)


def test_one_mail_tells_everything(settings: Any) -> None:
    settings.SITE_URL = "https://careers.example.com"
    first = waiting(
        Digest.AT_ONCE,
        recipient__name="Dr. Imani Veldhoen",
        recipient__known_as="Imani",
        text="One & two.",
    )
    second = NoticeFactory.create(recipient=first.recipient, text="Three.", url="/plan/")
    Notice.objects.filter(pk=second.pk).update(created_at=WEDNESDAY)
    write_mails(THURSDAY)
    hand_over_mails()
    [sent] = outbox.outbox

    assert sent.subject == "2 news from Careerpath"
    assert first.recipient.user
    assert sent.to == [first.recipient.user.email]
    assert sent.body.startswith("Hello Imani,\n\nOne & two.\n4 March 2026, 09:00\n")
    assert "Three.\n4 March 2026, 09:00\nhttps://careers.example.com/plan/\n" in sent.body
    assert "https://careers.example.com/settings/" in sent.body


def test_a_mail_about_one_thing_says_it_in_the_subject() -> None:
    waiting(Digest.AT_ONCE, text="Tomasz\nconfirmed “Empathy”.")
    write_mails(THURSDAY)

    assert Mail.objects.get().subject == "Tomasz confirmed “Empathy”."


@pytest.mark.parametrize(
    "fields",
    [
        {"recipient__left_on": date(2026, 3, 1)},
        {"recipient__user": None},
        {"recipient__user__is_active": False},
        {"read_at": WEDNESDAY},
    ],
)
def test_who_cannot_or_need_not_read_it_gets_no_mail(fields: dict[str, Any]) -> None:
    waiting(Digest.AT_ONCE, **fields)

    assert write_mails(THURSDAY) == 0


def test_old_news_stay_in_the_inbox() -> None:
    waiting(Digest.AT_ONCE)

    assert write_mails(datetime(2026, 4, 20, tzinfo=UTC)) == 0


def test_a_mail_is_written_and_sent_once() -> None:
    waiting(Digest.AT_ONCE)
    written = [write_mails(THURSDAY), write_mails(THURSDAY)]
    sent = [hand_over_mails(), hand_over_mails()]

    assert (written, sent, len(outbox.outbox)) == ([1, 0], [1, 0], 1)
    assert Mail.objects.get().sent_at is not None


def test_a_mail_carries_its_own_name_and_is_no_reason_for_an_answer() -> None:
    mail = MailFactory.create()
    hand_over_mails()
    headers = outbox.outbox[0].message()

    assert headers["Message-ID"] == mail.message_id
    assert headers["Auto-Submitted"] == "auto-generated"


class Dying(EmailBackend):
    """Takes the mail, and then the worker dies."""

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        super().send_messages(messages)
        raise KeyboardInterrupt


class Refusing(EmailBackend):
    def send_messages(self, messages: Sequence[EmailMessage]) -> int:  # noqa: ARG002
        raise SMTPDataError(550, b"no such mailbox")


class Gone(EmailBackend):
    def send_messages(self, messages: Sequence[EmailMessage]) -> int:  # noqa: ARG002
        raise SMTPServerDisconnected


def use(backend: type[EmailBackend], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("planner.actions.notices.mail.get_connection", backend)


def test_who_dies_after_handing_over_sends_the_same_mail_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    MailFactory.create()
    with monkeypatch.context() as dying:
        use(Dying, dying)
        with pytest.raises(KeyboardInterrupt):
            hand_over_mails()
    hand_over_mails()
    first, second = (message.message() for message in outbox.outbox)

    assert first.as_bytes() == second.as_bytes()
    assert Mail.objects.get().state == Mail.State.SENT


def test_a_refused_mail_is_tried_again_and_then_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    MailFactory.create()
    use(Refusing, monkeypatch)
    states = []
    for _ in range(ATTEMPTS):
        hand_over_mails()
        states.append(Mail.objects.get().state)

    assert states == [Mail.State.READY] * (ATTEMPTS - 1) + [Mail.State.FAILED]


def test_one_refused_mail_holds_up_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    MailFactory.create_batch(2)
    use(Refusing, monkeypatch)
    hand_over_mails()

    assert list(Mail.objects.values_list("attempts", flat=True)) == [1, 1]


def test_an_address_that_no_mail_can_bear_holds_up_no_other() -> None:
    MailFactory.create(recipient__user__email=f"ada@{'ü' * 60}.example")
    MailFactory.create()

    assert hand_over_mails() == 1
    assert list(Mail.objects.order_by("pk").values_list("attempts", flat=True)) == [1, 0]


def test_without_a_server_all_mail_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    MailFactory.create_batch(2)
    use(Gone, monkeypatch)

    assert hand_over_mails() == 0
    assert set(Mail.objects.values_list("state", "attempts")) == {(Mail.State.READY, 0)}


@pytest.mark.parametrize("fields", [{"user": None}, {"left_on": date(2026, 3, 1)}])
def test_who_has_left_in_the_meantime_gets_nothing(fields: dict[str, Any]) -> None:
    MailFactory.create(recipient=EmployeeFactory.create(**fields))

    assert hand_over_mails() == 0
    assert outbox.outbox == []
    assert Mail.objects.get().state == Mail.State.FAILED
