from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from planner.actions.notices.forget import forget_old_news
from planner.actions.notices.mail import write_mails
from planner.models import Employee, Mail, Notice, SentForm
from tests.factories.notices import MailFactory, NoticeFactory

pytestmark = pytest.mark.django_db


def ago(days: int) -> datetime:
    return timezone.now() - timedelta(days=days)


def sent(days: int) -> Mail:
    mail: Mail = MailFactory.create(state=Mail.State.SENT, sent_at=ago(days))
    return mail


@pytest.mark.parametrize(("days", "kept"), [(364, True), (366, False)])
def test_a_notice_goes_a_year_after_it_was_read(days: int, kept: bool) -> None:
    NoticeFactory.create(read_at=ago(days))

    assert forget_old_news() == (not kept)
    assert Notice.objects.exists() is kept


def test_what_nobody_has_read_stays() -> None:
    notice = NoticeFactory.create()
    Notice.objects.filter(pk=notice.pk).update(created_at=ago(3000))
    forget_old_news()

    assert Notice.objects.exists()


@pytest.mark.parametrize(("days", "kept"), [(89, True), (91, False)])
def test_a_mail_goes_a_quarter_after_it_was_sent(days: int, kept: bool) -> None:
    sent(days)

    assert forget_old_news() == (not kept)
    assert Mail.objects.exists() is kept


@pytest.mark.parametrize("state", [Mail.State.READY, Mail.State.FAILED])
def test_a_mail_that_did_not_go_out_stays(state: str) -> None:
    mail = MailFactory.create(state=state)
    Mail.objects.filter(pk=mail.pk).update(created_at=ago(3000))
    forget_old_news()

    assert Mail.objects.exists()


def test_a_notice_outlives_its_mail_and_is_not_mailed_again(settings: Any) -> None:
    settings.KEEP_SENT_MAILS_DAYS = 1
    for days in (29, 31):
        notice = NoticeFactory.create(mail=sent(days), recipient__digest=Employee.Digest.AT_ONCE)
        Notice.objects.filter(pk=notice.pk).update(created_at=ago(days))
    forget_old_news()

    assert (Mail.objects.count(), Notice.objects.count(), write_mails()) == (1, 2, 0)


def test_nothing_goes_where_all_is_to_be_kept(settings: Any) -> None:
    settings.KEEP_READ_NOTICES_DAYS = settings.KEEP_SENT_MAILS_DAYS = 0
    NoticeFactory.create(read_at=ago(3000), mail=sent(3000))

    assert forget_old_news() == 0


def test_names_of_forms_go_after_a_week() -> None:
    for days in (6, 8):
        form = SentForm.objects.create(name=uuid4(), row=f"{days}")
        SentForm.objects.filter(pk=form.pk).update(sent_at=ago(days))

    forget_old_news()

    assert SentForm.objects.get().row == "6"
