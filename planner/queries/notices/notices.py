"""What somebody is told: the notices, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from planner.models import Employee, Notice

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class NoticePage:
    """One page of the inbox. ``newest`` is the key of the newest notice of all, 0 without any."""

    notices: Page[Notice]
    newest: int
    has_unread: bool


def notice_page(employee: Employee, number: str | int = 1) -> NoticePage:
    """The notices of ``employee``."""
    mine = Notice.objects.of(employee)
    notices = Paginator(mine, PER_PAGE).get_page(number)
    unread = mine.unread().order_by("-pk").values_list("pk", flat=True).first()
    return NoticePage(notices, unread or 0, unread is not None)
