"""Feedback: whom to ask, what colleagues ask of me, and the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from planner.engine import Framework
from planner.models import Employee, FeedbackRequest
from planner.queries.career_map.search import words_of
from planner.queries.common.key_pages import KeyPage, key_page
from planner.queries.progress.levels import level_in_words

SHORTEST = 2
MOST = 10
ROWS = 20


@dataclass(frozen=True, slots=True)
class Meaning:
    """One level of a skill: its name, and how “can …” goes on; empty for level 0."""

    level: int
    name: str
    statement: str

    @property
    def label(self) -> str:
        return level_in_words(self.level, self.name, self.statement)


@dataclass(frozen=True, slots=True)
class FeedbackListPage:
    """The requests that colleagues make of me, oldest first, and my own, newest first.

    ``more`` counts those of the first list that are not shown yet.
    """

    to_give: Sequence[FeedbackRequest]
    more: int
    asked: KeyPage[FeedbackRequest]


def meanings(framework: Framework, skill: str) -> list[Meaning]:
    """What the levels of ``skill`` (a code) mean, 0 first; only names for a retired skill."""
    known = framework.skills.get(skill)
    statements = ("", *known.statements) if known else [""] * len(framework.level_names)
    pairs = zip(framework.level_names, statements, strict=True)
    return [Meaning(level, name, statement) for level, (name, statement) in enumerate(pairs)]


def colleagues_called(planning: Employee, text: str, at: date) -> list[Employee]:
    """Up to ten colleagues whose address, or a word of whose name, begins with the text.

    It is not a directory: it takes two letters, and finds only people who could answer.
    """
    words = words_of(text)
    if max(map(len, words), default=0) < SHORTEST:
        return []
    rows = Employee.objects.current(at).filter(user__is_active=True)
    for word in words:
        rows = rows.filter(_begins(word))
    return list(rows.exclude(pk=planning.pk).select_related("team")[:MOST])


def _begins(word: str) -> Q:
    """A word of the name, or the address, begins with ``word``."""
    found = Q(user__email__istartswith=word)
    for form in {word, word.capitalize()}:  # SQLite folds the case of ASCII letters only
        found |= Q(name__istartswith=form) | Q(name__icontains=f" {form}")
        found |= Q(name__icontains=f"-{form}")
    return found


def feedback_list_page(employee: Employee, place: str = "") -> FeedbackListPage:
    """Both sides of feedback; ``place`` is that of what I have asked."""
    open_rows = open_for(employee).select_related("employee", "skill").order_by("asked_at", "pk")
    to_give = list(open_rows[:ROWS])
    asked = FeedbackRequest.objects.of(employee)
    linked = asked.select_related("colleague", "skill", "answer")
    return FeedbackListPage(
        to_give=to_give,
        more=open_rows.count() - len(to_give) if len(to_give) == ROWS else 0,
        asked=key_page(linked, "asked_at", ROWS, place),
    )


def open_for(colleague: Employee) -> QuerySet[FeedbackRequest]:
    """The requests that wait for ``colleague``; those of leavers do not."""
    asking = Employee.objects.current()
    return FeedbackRequest.objects.open().to_give_by(colleague).filter(employee__in=asking)
