"""What somebody has written to themselves. Nobody else ever reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.core.paginator import Page, Paginator

from planner.models import Employee, Reflection

ROWS = 20
QUESTIONS = (
    "Why do you want to work in customer service?",
    "Which conversation do you still think about, and why?",
    "What went well lately, and what was your part in it?",
    "What did you learn from something that went wrong?",
    "What gave you energy this week, and what took it?",
    "Whose help made a difference to you?",
    "What would you like to be able to do a year from now?",
)


@dataclass(frozen=True, slots=True)
class ReflectionListPage:
    """My reflections, newest first, and the questions that I have not answered yet."""

    page: Page[Reflection]
    unanswered: Sequence[tuple[int, str]]


def reflection_list_page(author: Employee, number: str = "1") -> ReflectionListPage:
    """What ``author`` has written. Three SQL queries, however much it is."""
    rows = Reflection.objects.filter(employee=author).select_related("skill")
    answered = set(rows.values_list("question", flat=True).order_by().distinct())
    return ReflectionListPage(
        page=Paginator(rows, ROWS).get_page(number),
        unanswered=[
            (place, question)
            for place, question in enumerate(QUESTIONS)
            if question not in answered
        ],
    )


def question_at(place: str) -> str:
    """The question with this number in an address; empty for none."""
    return dict(zip(map(str, range(len(QUESTIONS))), QUESTIONS, strict=True)).get(place, "")
