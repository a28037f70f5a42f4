"""Tells people what has happened, in the transaction in which it happens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from planner.models import Employee, Notice
from planner.queries.common.locale import locale_of

TEXT_LENGTH = 400


@dataclass(frozen=True, slots=True)
class News:
    """One thing to tell ``recipient``; ``tell`` explains the fields."""

    recipient: Employee
    kind: str
    key: str
    text: object
    url: str = ""


def tell(recipient: Employee, kind: str, key: str, text: object, url: str = "") -> None:
    """Write one notice to ``recipient``; the same ``key`` twice is told once.

    ``kind`` is one of ``Notice.Kind``. ``key`` names what has happened, such as
    ``asked:17``. ``text`` is a whole sentence of at most 400 characters; a lazy translation is
    put into the recipient’s language. ``url`` is a path on this site. Call it inside the
    transaction of what happened: then both are there, or neither.
    """
    tell_all([News(recipient, kind, key, text, url)])


@transaction.atomic(savepoint=False)
def tell_all(news: Iterable[News]) -> None:
    """Write many notices; what was told before is left as it is."""
    Notice.objects.bulk_create(map(_notice, news), ignore_conflicts=True, batch_size=100)


def read_notice(notice: Notice, at: datetime | None = None) -> None:
    """Mark one notice as read. Idempotent."""
    Notice.objects.filter(pk=notice.pk, read_at=None).update(read_at=at or timezone.now())


def read_all_notices(employee: Employee, *, until: int) -> int:
    """Mark everything up to the notice with key ``until`` as read; return their number.

    What arrived after the page was opened stays unread.
    """
    unread = Notice.objects.of(employee).unread().filter(pk__lte=until)
    return unread.update(read_at=timezone.now())


def _notice(news: News) -> Notice:
    with locale_of(news.recipient):
        text = str(news.text)
    return Notice(
        recipient=news.recipient,
        kind=news.kind,
        key=news.key,
        text=text if len(text) <= TEXT_LENGTH else f"{text[: TEXT_LENGTH - 1]}…",
        url=news.url,
    )
