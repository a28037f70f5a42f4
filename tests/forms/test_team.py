from __future__ import annotations

from typing import Any

import pytest

from planner.forms.team import AnswerForm, DecisionForm, ObservationForm
from planner.models.fields import NOTE_LENGTH

LEVELS = [(level, str(level)) for level in range(5)]

pytestmark = pytest.mark.usefixtures("today")

SEEN = {"skill": "empathy", "level": "2", "happened_on": "2026-11-01", "text": "Calmed a caller."}


def observation(**data: Any) -> ObservationForm:
    return ObservationForm({**SEEN, **data}, skills=[("empathy", "Empathy")], levels=LEVELS)


def test_an_observation_is_a_word_of_the_manager() -> None:
    form = observation()

    assert form.is_valid(), form.errors
    assert (form.note().kind, form.note().text) == ("observed", "Calmed a caller.")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("skill", "juggling"),
        ("skill", ""),
        ("level", "5"),
        ("level", "-1"),
        ("happened_on", "2026-11-03"),
        ("text", " "),
        ("text", "x" * (NOTE_LENGTH + 1)),
    ],
)
def test_what_is_wrong_with_an_observation_stands_beside_its_field(field: str, value: str) -> None:
    assert list(observation(**{field: value}).errors) == [field]


@pytest.mark.parametrize("level", ["", "9", "two", "1.5"])
def test_an_answer_is_a_level_of_the_scale(level: str) -> None:
    assert list(AnswerForm({"level": level}, levels=LEVELS).errors) == ["level"]


def test_an_answer_may_come_without_a_word() -> None:
    assert AnswerForm({"level": "2"}, levels=LEVELS).is_valid()


@pytest.mark.parametrize(
    ("decision", "is_valid"), [("confirm", True), ("return", True), ("burn", False), ("", False)]
)
def test_a_milestone_is_confirmed_or_returned(decision: str, is_valid: bool) -> None:
    assert DecisionForm({"decision": decision}).is_valid() is is_valid
