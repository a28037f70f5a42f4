from __future__ import annotations

import pytest

from planner.actions.guards import NotYours, check_above
from planner.models import Employee
from tests.factories.rows import EmployeeFactory

pytestmark = pytest.mark.django_db


def test_managers_are_above_those_who_report_to_them_through_others() -> None:
    top = EmployeeFactory.create()
    middle = EmployeeFactory.create(manager=top)

    check_above(top, EmployeeFactory.create(manager=middle))


def test_nobody_is_above_their_manager_or_a_colleague() -> None:
    top = EmployeeFactory.create()
    one, other = EmployeeFactory.create_batch(2, manager=top)

    for employee in (top, other):
        with pytest.raises(NotYours):
            check_above(one, employee)


def test_nobody_is_above_themselves_even_where_reporting_lines_form_a_circle() -> None:
    top = EmployeeFactory.create()
    low = EmployeeFactory.create(manager=top)
    Employee.objects.filter(pk=top.pk).update(manager=low)

    for employee in (top, low):
        with pytest.raises(NotYours):
            check_above(employee, employee)
