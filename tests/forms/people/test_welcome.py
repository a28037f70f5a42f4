from __future__ import annotations

import pytest

from planner.forms.people.welcome import WelcomeSkillsForm
from planner.queries.progress.skills import WelcomeSkill

CHOICES = [(0, "Not yet"), *((n, f"You can do {n}.") for n in range(1, 5))]
SKILLS = [
    WelcomeSkill("empathy", "Empathy", CHOICES, claimed=2),
    WelcomeSkill("coaching", "Coaching", CHOICES, claimed=None),
]


def test_each_skill_is_a_question_that_knows_the_last_answer() -> None:
    form = WelcomeSkillsForm(skills=SKILLS)

    assert {name: field.initial for name, field in form.fields.items()} == {
        "empathy": 2,
        "coaching": None,
    }


def test_what_is_left_open_is_not_written_down_and_nought_is() -> None:
    form = WelcomeSkillsForm({"empathy": "0", "coaching": ""}, skills=SKILLS)

    assert form.is_valid()
    assert form.levels() == {"empathy": 0}


@pytest.mark.parametrize("level", ["9", "-1", "much"])
def test_a_level_off_the_scale_stands_beside_its_skill(level: str) -> None:
    form = WelcomeSkillsForm({"empathy": level}, skills=SKILLS)

    assert list(form.errors) == ["empathy"]


def test_a_skill_that_was_not_asked_for_is_ignored() -> None:
    form = WelcomeSkillsForm({"juggling": "4"}, skills=SKILLS)

    assert form.is_valid()
    assert form.levels() == {}
