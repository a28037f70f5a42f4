from __future__ import annotations

from datetime import date

import pytest

from planner.models import Employee
from planner.queries.people.consequences import what_follows
from tests.factories.rows import RoleAssignmentFactory

pytestmark = pytest.mark.django_db

TODAY = date(2026, 11, 2)


def told(**fields: object) -> list[str]:
    """What is said of an agent with these fields."""
    held = RoleAssignmentFactory.create(role__code="agent")
    Employee.objects.filter(pk=held.employee.pk).update(**fields)
    return what_follows(Employee.objects.get(pk=held.employee.pk), TODAY)


def test_somebody_who_stays() -> None:
    assert told() == ["The role is “Agent”, without an end.", "The account is open."]


def test_the_notice_period() -> None:
    assert told(left_on=date(2026, 12, 1)) == [
        "The role is “Agent” until 1 December 2026.",
        "The account is open until 1 December 2026, and shut from then on.",
    ]


def test_somebody_who_has_left() -> None:
    assert told(left_on=date(2026, 10, 1)) == [
        "No role counts any more: “Agent” ended on 1 October 2026.",
        "The account has been shut since 1 October 2026; it opens again if that date is moved.",
    ]


def test_an_account_that_was_shut_by_hand_stays_shut() -> None:
    held = RoleAssignmentFactory.create(employee__user__is_active=False)

    assert "whatever the dates say" in what_follows(held.employee, TODAY)[-1]


def test_nobody_without_an_account_is_told_of_one() -> None:
    assert told(user=None)[-1] == "There is no account."


@pytest.mark.parametrize(
    ("left_on", "words"),
    [
        (None, "“Lead” starts on 4 January 2027."),
        (date(2027, 1, 4), "“Lead” does not start on 4 January 2027: the person has left by then."),
    ],
)
def test_a_role_to_come(left_on: date | None, words: str) -> None:
    held = RoleAssignmentFactory.create(employee__left_on=left_on)
    RoleAssignmentFactory.create(
        employee=held.employee, role__code="lead", started_on=date(2027, 1, 4)
    )

    assert what_follows(held.employee, TODAY)[1] == words
