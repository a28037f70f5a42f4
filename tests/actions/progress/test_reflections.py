from __future__ import annotations

from uuid import uuid4

import pytest
from django.utils import timezone

from planner.actions.guards import NoteTooLong
from planner.actions.progress.reflections import NothingWritten, Thought, add_reflection
from planner.models import Employee, Evidence, Reflection
from planner.models.fields import NOTE_LENGTH
from tests.factories.rows import EmployeeFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Employee:
    SkillFactory.create(code="empathy")
    return EmployeeFactory.create()


def test_a_thought_is_dated_today_and_says_nothing_about_levels(agent: Employee) -> None:
    row = add_reflection(agent, Thought(" Because it matters. ", "Why?", "empathy"))

    assert (row.text, row.question, row.skill_id) == ("Because it matters.", "Why?", "empathy")
    assert row.written_on == timezone.localdate()
    assert not Evidence.objects.exists()


def test_the_same_form_sent_twice_is_written_once(agent: Employee) -> None:
    thought = Thought("Once.", submission=uuid4())

    assert add_reflection(agent, thought) == add_reflection(agent, thought)
    assert Reflection.objects.count() == 1


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_is_not_written_down(agent: Employee, text: str) -> None:
    with pytest.raises(NothingWritten) as refusal:
        add_reflection(agent, Thought(text))

    assert refusal.value.field == "text"


def test_there_is_an_end_to_the_paper(agent: Employee) -> None:
    with pytest.raises(NoteTooLong):
        add_reflection(agent, Thought("x" * (NOTE_LENGTH + 1)))
