from __future__ import annotations

from typing import Any

import pytest

from planner.forms.progress.reflections import ReflectionForm

QUESTIONS, SKILLS = ["Why?", "How?"], [("empathy", "Empathy")]


def reflection(**data: Any) -> ReflectionForm:
    return ReflectionForm({"text": "Well.", **data}, questions=QUESTIONS, skills=SKILLS)


def test_a_whole_form_becomes_a_thought() -> None:
    form = reflection(question="How?", skill="empathy", text=" So. ")

    assert form.is_valid(), form.errors
    thought = form.thought()
    assert (thought.text, thought.question, thought.skill) == ("So.", "How?", "empathy")


def test_neither_a_question_nor_a_skill_is_needed() -> None:
    form = reflection()

    assert form.is_valid(), form.errors
    assert (form.thought().question, form.thought().skill) == ("", None)


@pytest.mark.parametrize(
    ("field", "value"), [("text", ""), ("question", "Who?"), ("skill", "juggling")]
)
def test_what_is_wrong_stands_beside_its_field(field: str, value: str) -> None:
    form = reflection(**{field: value})

    assert list(form.errors) == [field]
