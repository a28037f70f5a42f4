from __future__ import annotations

import pytest

from planner.forms.goals import BudgetForm, GoalForm


@pytest.mark.parametrize(
    ("hours", "minutes"), [("0", 0), ("0.25", 15), ("1.5", 90), ("2", 120), ("40", 2400)]
)
def test_hours_become_minutes(hours: str, minutes: int) -> None:
    form = BudgetForm({"hours": hours})

    assert form.is_valid()
    assert form.minutes() == minutes


@pytest.mark.parametrize("hours", ["", "-1", "41", "many", "1e9", "NaN", "Infinity", "1.234"])
def test_a_pace_that_is_none_is_refused(hours: str) -> None:
    assert list(BudgetForm({"hours": hours}).errors) == ["hours"]


def test_a_way_arrives_as_codes() -> None:
    form = GoalForm({"role": "lead", "route": " agent  senior lead", "private": "on"})

    assert form.is_valid()
    assert form.cleaned_data == {
        "role": "lead",
        "route": ["agent", "senior", "lead"],
        "private": True,
        "leaves": None,
    }


def test_a_goal_is_shared_and_without_a_way_unless_it_says_otherwise() -> None:
    form = GoalForm({"role": "lead"})

    assert form.is_valid()
    assert (form.cleaned_data["route"], form.cleaned_data["private"]) == ([], False)


@pytest.mark.parametrize("data", [{}, {"role": "<b>"}, {"role": "lead", "route": "x" * 1001}])
def test_a_choice_that_did_not_arrive_whole_is_refused(data: dict[str, str]) -> None:
    assert not GoalForm(data).is_valid()
