from __future__ import annotations

import pytest

from planner.actions.notices.check_ins import tell_turn
from planner.actions.progress.feedback import answer_feedback, ask_feedback, decline_feedback
from planner.models import Employee
from tests.factories.rows import CheckInFactory, EmployeeFactory, SkillFactory
from tests.scenes.people import TODAY

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("today")]


@pytest.fixture
def imani() -> Employee:
    return EmployeeFactory.create(name="Imani")


@pytest.fixture
def tomasz() -> Employee:
    return EmployeeFactory.create(name="Tomasz")


def told(employee: Employee) -> list[str]:
    return [one.text for one in employee.notices.order_by("pk")]


def test_a_colleague_is_asked_once(imani: Employee, tomasz: Employee) -> None:
    skill = SkillFactory.create(code="empathy")
    for _ in range(2):
        ask_feedback(imani, tomasz, skill.pk)

    assert told(tomasz) == ["Imani asks you for feedback on “Empathy”."]


def test_an_answer_is_told_and_a_refusal_is_not(imani: Employee, tomasz: Employee) -> None:
    answered, declined = (
        ask_feedback(imani, tomasz, SkillFactory.create(code=code).pk)
        for code in ("empathy", "coaching")
    )
    answer_feedback(answered, 2, "Very calm.", at=TODAY)
    decline_feedback(declined)

    assert told(imani) == ["Tomasz gave you feedback on “Empathy”."]


@pytest.mark.parametrize(
    ("stage", "manager", "text"),
    [
        ("mine", False, "Tomasz asks you for your view in a check-in."),
        ("theirs", True, "Imani has given their view in the check-in: now it is your turn."),
        ("together", False, "Tomasz has given their view in the check-in: look at both together."),
    ],
)
def test_whose_turn_it_is_is_told_once(
    stage: str, manager: bool, text: str, imani: Employee, tomasz: Employee
) -> None:
    check_in = CheckInFactory.create(employee=imani, manager=tomasz, stage=stage)
    for _ in range(2):
        tell_turn(check_in)

    assert (told(imani), told(tomasz)) == (([], [text]) if manager else ([text], []))


def test_whoever_may_take_it_over_is_told_when_the_holder_has_left(
    imani: Employee, tomasz: Employee
) -> None:
    ruth = EmployeeFactory.create(name="Ruth")
    Employee.objects.filter(pk=tomasz.pk).update(manager=ruth, left_on=TODAY)
    Employee.objects.filter(pk=imani.pk).update(manager=tomasz)
    check_in = CheckInFactory.create(
        employee=Employee.objects.get(pk=imani.pk),
        manager=Employee.objects.get(pk=tomasz.pk),
        stage="theirs",
    )

    tell_turn(check_in)

    assert told(ruth) == ["Imani has given their view in the check-in: now it is your turn."]
    assert told(tomasz) == []
