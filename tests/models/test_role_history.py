from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.models import Employee, RoleAssignment
from tests.factories.rows import EmployeeFactory, RoleAssignmentFactory

pytestmark = pytest.mark.django_db

JANUARY, MARCH, MAY, JULY = (date(2026, month, 5) for month in (1, 3, 5, 7))
BEFORE = timedelta(days=-1)


@pytest.fixture
def robin() -> Employee:
    """An agent from January, a lead from March."""
    employee: Employee = EmployeeFactory.create(name="Robin Lake")
    for code, day in (("agent", JANUARY), ("lead", MARCH)):
        RoleAssignmentFactory.create(employee=employee, role__code=code, started_on=day)
    return employee


def role_at(employee: Employee, day: date) -> list[str]:
    rows = RoleAssignment.objects.filter(employee=employee).current(day)
    return list(rows.values_list("role", flat=True))


def ends(employee: Employee) -> list[date | None]:
    rows = employee.assignments.with_end().order_by("started_on")
    return [row.until for row in rows]


@pytest.mark.parametrize(
    ("day", "role"),
    [
        (JANUARY + BEFORE, []),
        (JANUARY, ["agent"]),
        (MARCH + BEFORE, ["agent"]),
        (MARCH, ["lead"]),
        (JULY, ["lead"]),
    ],
)
def test_a_role_lasts_until_the_next_one_starts(
    robin: Employee, day: date, role: list[str]
) -> None:
    assert role_at(robin, day) == role


def test_nobody_has_a_role_after_its_end(robin: Employee) -> None:
    robin.assignments.filter(role="lead").update(ended_on=MAY)

    assert (role_at(robin, MAY + BEFORE), role_at(robin, MAY)) == (["lead"], [])


def test_the_role_stays_in_the_notice_period_and_ends_with_it(robin: Employee) -> None:
    Employee.objects.filter(pk=robin.pk).update(left_on=MAY)

    assert (role_at(robin, MAY + BEFORE), role_at(robin, MAY)) == (["lead"], [])


def test_the_first_of_three_days_ends_a_role(robin: Employee) -> None:
    assert ends(robin) == [MARCH, None]

    robin.assignments.filter(role="lead").update(ended_on=JULY)
    assert ends(robin) == [MARCH, JULY]

    Employee.objects.filter(pk=robin.pk).update(left_on=MAY)
    assert ends(robin) == [MARCH, MAY]


def test_a_role_that_starts_after_leaving_never_starts(robin: Employee) -> None:
    Employee.objects.filter(pk=robin.pk).update(left_on=MARCH)

    assert ends(robin) == [MARCH]
    assert not robin.assignments.to_come(JANUARY).exists()


def test_roles_to_come_begin_with_the_next_one(robin: Employee) -> None:
    RoleAssignmentFactory.create(employee=robin, role__code="head", started_on=MAY)

    coming = robin.assignments.to_come(JANUARY)

    assert [held.role_id for held in coming] == ["lead", "head"]
