"""What is to be mailed: to whom, and in which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from django.conf import settings
from django.db.models import Exists, OuterRef, Q
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import ngettext

from planner.models import Employee, Notice
from planner.models.notices import NoticeQuerySet
from planner.queries.common.locale import locale_of

Digest = Employee.Digest
SUBJECT_LENGTH = 120
STALE = timedelta(days=30)  # older news is for the inbox only


@dataclass(frozen=True, slots=True)
class Letter:
    """The words of one mail."""

    subject: str
    body: str


def people_to_mail(now: datetime) -> list[int]:
    """The keys of those for whom a mail is due.

    Those who want mail at once get what there is; those who want it weekly get what happened
    before Monday. Nobody who has left, has no account, or wants no mail.
    """
    waiting = _waiting(now).filter(recipient=OuterRef("pk"))
    of_last_week = waiting.filter(created_at__lt=monday_of(now))
    at_once = Q(Exists(waiting), digest=Digest.AT_ONCE)
    weekly = Q(Exists(of_last_week), digest=Digest.WEEKLY)
    people = Employee.objects.current().filter(at_once | weekly, user__is_active=True)
    return list(people.order_by("pk").values_list("pk", flat=True))


def notices_to_mail(employee: Employee, now: datetime) -> list[Notice]:
    """What the mail to ``employee`` is about, the oldest first."""
    notices = _waiting(now).filter(recipient=employee)
    if employee.digest == Digest.WEEKLY:
        notices = notices.filter(created_at__lt=monday_of(now))
    return list(notices.order_by("created_at", "pk"))


def letter_about(employee: Employee, notices: Sequence[Notice]) -> Letter:
    """One mail about all ``notices``, in the recipient’s language."""
    with locale_of(employee):
        subject = ngettext("News from Careerpath", "{count} news from Careerpath", len(notices))
        only = notices[0].text if len(notices) == 1 else ""
        context = {"employee": employee, "notices": notices, "site": settings.SITE_URL}
        body = render_to_string("planner/notices/mail.txt", context)
        return Letter(_one_line(only or subject.format(count=len(notices))), body)


def monday_of(now: datetime) -> datetime:
    """The beginning of the week of ``now``, at the site’s place."""
    day = timezone.localdate(now, timezone.get_default_timezone())
    midnight = datetime.combine(day - timedelta(days=day.weekday()), time())
    return timezone.make_aware(midnight, timezone.get_default_timezone())


def _waiting(now: datetime) -> NoticeQuerySet:
    return Notice.objects.unread().to_mail().filter(created_at__gt=now - STALE)


def _one_line(text: str) -> str:
    """A subject: mail headers have one line, and nobody reads a long one."""
    return Truncator(" ".join(text.split())).chars(SUBJECT_LENGTH)
