from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from planner.actions.people.records import (
    HasLeft,
    ManagementCycle,
    NotEmployedThen,
    RoleOverlap,
    check_manager,
    leave,
)
from planner.models import Employee, RoleAssignment
from tests.factories.rows import EmployeeFactory, RoleAssignmentFactory

pytestmark = pytest.mark.django_db

START = date(2025, 1, 6)
LATER = date(2026, 2, 2)


def history(employee: Employee) -> list[tuple[str, date, date | None]]:
    rows = RoleAssignment.objects.filter(employee=employee).order_by("started_on")
    return list(rows.values_list("role", "started_on", "ended_on"))


def test_nobody_is_above_themselves() -> None:
    top = EmployeeFactory.create()
    middle = EmployeeFactory.create(manager=top)
    low = EmployeeFactory.create(manager=middle)

    for manager in (top, middle, low):
        with pytest.raises(ManagementCycle) as refusal:
            check_manager(top, manager)
        assert refusal.value.field == "manager"


def test_leaving_ends_the_role_and_closes_the_account() -> None:
    held = RoleAssignmentFactory.create(role__code="agent", started_on=START)

    leave(held.employee, LATER)

    employee = Employee.objects.select_related("user").get(pk=held.employee.pk)
    assert history(employee) == [("agent", START, LATER)]
    assert (employee.left_on, employee.user and employee.user.is_active) == (LATER, False)


def test_the_account_stays_open_until_the_last_day() -> None:
    employee = EmployeeFactory.create()

    leave(employee, timezone.localdate() + timedelta(days=1))

    assert employee.user is not None
    assert employee.user.is_active


def test_leaving_is_said_twice_but_not_for_two_days() -> None:
    employee = EmployeeFactory.create()

    leave(employee, LATER)
    leave(employee, LATER)

    with pytest.raises(HasLeft, match="2 February 2026"):
        leave(employee, LATER + timedelta(days=1))


def test_nobody_leaves_before_coming_or_before_the_role_started() -> None:
    held = RoleAssignmentFactory.create(employee__hired_on=START, started_on=LATER)

    with pytest.raises(NotEmployedThen):
        leave(held.employee, START - timedelta(days=1))
    with pytest.raises(RoleOverlap):
        leave(held.employee, LATER)

    assert Employee.objects.get(pk=held.employee.pk).left_on is None
