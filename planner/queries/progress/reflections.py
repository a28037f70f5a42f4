"""Reflections: somebody's notes to themselves, which nobody else ever reads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from planner.models import Employee, Reflection
from planner.queries.common.key_pages import KeyPage, key_page

ROWS = 20
# They are kept as they stand here, and shown in the language of the reader.
QUESTIONS = (
    _("Why do you want to work in customer service?"),
    _("Which conversation do you still think about, and why?"),
    _("What went well lately, and what was your part in it?"),
    _("What did you learn from something that went wrong?"),
    _("What gave you energy this week, and what took it?"),
    _("Whose help made a difference to you?"),
    _("What would you like to be able to do a year from now?"),
)


@dataclass(frozen=True, slots=True)
class ReflectionListPage:
    """My reflections, newest first, and the questions still unanswered."""

    page: KeyPage[Reflection]
    unanswered: Sequence[tuple[int, str]]


def reflection_list_page(author: Employee, place: str = "") -> ReflectionListPage:
    """The reflections of ``author``; see ``key_page`` for ``place``."""
    rows = Reflection.objects.filter(employee=author).select_related("skill")
    answered = set(rows.values_list("question", flat=True).order_by().distinct())
    return ReflectionListPage(
        page=key_page(rows, "written_on", ROWS, place),
        unanswered=[
            (place, gettext(question))
            for place, question in enumerate(QUESTIONS)
            if question not in answered
        ],
    )


def question_at(place: str) -> str:
    """The question with this number in an address; empty for none."""
    return dict(zip(map(str, range(len(QUESTIONS))), QUESTIONS, strict=True)).get(place, "")
