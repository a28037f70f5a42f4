"""What somebody is told: the notices, newest first."""

from __future__ import annotations

from dataclasses import dataclass

from planner.models import Employee, Notice
from planner.queries.common.key_pages import KeyPage, key_page

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class NoticePage:
    """One page of the inbox. ``newest`` is the key of the newest notice of all, 0 without any."""

    notices: KeyPage[Notice]
    newest: int
    has_unread: bool


def notice_page(employee: Employee, place: str = "") -> NoticePage:
    """The notices of ``employee``; see ``key_page`` for ``place``."""
    mine = Notice.objects.of(employee)
    notices = key_page(mine, "created_at", PER_PAGE, place)
    unread = mine.unread().order_by("-pk").values_list("pk", flat=True).first()
    return NoticePage(notices, unread or 0, unread is not None)
