"""Private notes to oneself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import check_length, lock, name_of_form
from planner.models import Employee, Reflection
from planner.models.texts import visible


class NothingWritten(ActionError):
    """A reflection without words."""


@dataclass(frozen=True, slots=True)
class Thought:
    """What somebody writes to themselves: in answer to a question or not, on a skill or not."""

    text: str
    question: str = ""
    skill: str | None = None
    submission: UUID | None = None


@transaction.atomic
def add_reflection(employee: Employee, thought: Thought) -> Reflection:
    """Write ``thought`` down, dated today. Idempotent.

    Raises ``NothingWritten`` or ``NoteTooLong``.
    """
    today = timezone.localdate()
    if not visible(thought.text):
        raise NothingWritten(_("Write down a sentence, or leave it for another day."), field="text")
    check_length(thought.text)
    lock(employee)
    submission = name_of_form(thought.submission, employee)
    sent = Reflection.objects.filter(submission=submission, employee=employee)
    if submission and (before := sent.first()):
        return before
    return Reflection.objects.create(
        employee=employee,
        question=thought.question,
        text=visible(thought.text),
        skill_id=thought.skill,
        written_on=today,
        submission=submission,
    )
