from __future__ import annotations

import pytest

from planner.forms.people.drivers import DriversForm
from planner.models import Employee


def form(employee: Employee | None = None, **data: str) -> DriversForm:
    return DriversForm(data or None, employee=employee or Employee())


def test_the_answers_are_in_order_and_may_have_gaps() -> None:
    sent = form(first="variety", third="growth", wants_to_lead="unsure")

    assert sent.is_valid()
    assert (sent.drivers(), sent.answer()) == (["variety", "growth"], None)


@pytest.mark.parametrize(("word", "answer"), [("yes", True), ("no", False), ("unsure", None)])
def test_each_answer_has_its_meaning(word: str, *, answer: bool | None) -> None:
    sent = form(wants_to_lead=word)

    assert sent.is_valid()
    assert sent.answer() is answer


def test_the_same_twice_is_said_beside_the_second() -> None:
    sent = form(first="variety", second="variety", wants_to_lead="no")

    assert not sent.is_valid()
    assert list(sent.errors) == ["second"]


@pytest.mark.parametrize(
    ("data", "wrong"),
    [
        ({"first": "surfing", "wants_to_lead": "no"}, "first"),
        ({"wants_to_lead": "maybe"}, "wants_to_lead"),
        ({"first": "growth"}, "wants_to_lead"),
    ],
)
def test_bad_answers_are_refused(data: dict[str, str], wrong: str) -> None:
    assert list(DriversForm(data, employee=Employee()).errors) == [wrong]


def test_the_form_shows_what_was_said_before() -> None:
    shown = form(Employee(drivers=["growth", "nonsense", "variety"], wants_to_lead=False))

    assert [place.value() for place in shown.places] == ["growth", "variety", None]
    assert shown["wants_to_lead"].value() == "no"
