from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from planner.actions.people.records import (
    HasLeft,
    ManagementCycle,
    NotEmployedThen,
    RoleOverlap,
    leave,
    set_manager,
    start_role,
)
from planner.models import Employee, RoleAssignment
from tests.factories.rows import EmployeeFactory, RoleAssignmentFactory, RoleFactory

pytestmark = pytest.mark.django_db

START = date(2025, 1, 6)
LATER = date(2026, 2, 2)


def history(employee: Employee) -> list[tuple[str, date, date | None]]:
    rows = RoleAssignment.objects.filter(employee=employee).order_by("started_on")
    return list(rows.values_list("role", "started_on", "ended_on"))


def test_somebody_gets_a_manager_and_loses_one() -> None:
    employee, manager = EmployeeFactory.create_batch(2)

    set_manager(employee, manager)
    assert Employee.objects.get(pk=employee.pk).manager == manager

    set_manager(employee, None)
    assert Employee.objects.get(pk=employee.pk).manager is None


def test_nobody_is_above_themselves() -> None:
    top = EmployeeFactory.create()
    middle = EmployeeFactory.create(manager=top)
    low = EmployeeFactory.create(manager=middle)

    for manager in (top, middle, low):
        with pytest.raises(ManagementCycle) as refusal:
            set_manager(top, manager)
        assert refusal.value.field == "manager"
    assert Employee.objects.get(pk=top.pk).manager is None


def test_a_new_role_ends_the_one_before_on_the_same_day() -> None:
    held = RoleAssignmentFactory.create(role__code="agent", started_on=START)

    start_role(held.employee, RoleFactory.create(code="lead"), LATER)

    assert history(held.employee) == [("agent", START, LATER), ("lead", LATER, None)]


def test_a_first_role_ends_nothing() -> None:
    employee = EmployeeFactory.create()

    start_role(employee, RoleFactory.create(code="agent"), START)

    assert history(employee) == [("agent", START, None)]


def test_the_same_start_said_twice_is_written_once() -> None:
    employee, role = EmployeeFactory.create(), RoleFactory.create(code="agent")

    first = start_role(employee, role, START)

    assert start_role(employee, role, START) == first
    assert len(history(employee)) == 1


@pytest.mark.parametrize("on", [START, START - timedelta(days=1)])
def test_a_role_does_not_start_before_the_current_one(on: date) -> None:
    held = RoleAssignmentFactory.create(started_on=START)

    with pytest.raises(RoleOverlap, match="6 January 2025"):
        start_role(held.employee, RoleFactory.create(), on)

    assert len(history(held.employee)) == 1


def test_a_role_does_not_start_in_the_future() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    employee = EmployeeFactory.create()

    with pytest.raises(RoleOverlap, match="still to come"):
        start_role(employee, RoleFactory.create(), tomorrow)


def test_a_role_does_not_start_within_an_ended_one() -> None:
    held = RoleAssignmentFactory.create(started_on=START, ended_on=LATER)

    with pytest.raises(RoleOverlap, match="overlaps"):
        start_role(held.employee, RoleFactory.create(), LATER - timedelta(days=1))


def test_a_role_may_start_on_the_day_on_which_another_ended() -> None:
    held = RoleAssignmentFactory.create(role__code="agent", started_on=START, ended_on=LATER)

    start_role(held.employee, RoleFactory.create(code="lead"), LATER)

    assert history(held.employee)[1] == ("lead", LATER, None)


def test_nobody_starts_the_role_that_they_have() -> None:
    held = RoleAssignmentFactory.create(started_on=START)

    with pytest.raises(RoleOverlap, match="already"):
        start_role(held.employee, held.role, LATER)


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


def test_who_has_left_starts_no_role() -> None:
    employee = EmployeeFactory.create(left_on=LATER)

    with pytest.raises(HasLeft):
        start_role(employee, RoleFactory.create(), LATER)
