from __future__ import annotations

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.actions.people.drivers import (
    DriversNotDistinct,
    TooManyDrivers,
    UnknownDriver,
    set_drivers,
)
from planner.models import Employee
from tests.factories.rows import EmployeeFactory

pytestmark = pytest.mark.django_db


def test_answers_are_kept_in_their_order(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    employee = EmployeeFactory.create()

    with django_assert_num_queries(1):
        set_drivers(employee, ["variety", "helping"], wants_to_lead=False)

    employee.refresh_from_db()
    assert (employee.drivers, employee.wants_to_lead) == (["variety", "helping"], False)


def test_answers_can_be_taken_back() -> None:
    employee = EmployeeFactory.create(drivers=["growth"], wants_to_lead=True)

    set_drivers(employee, [], wants_to_lead=None)

    employee.refresh_from_db()
    assert (employee.drivers, employee.wants_to_lead) == ([], None)


@pytest.mark.parametrize(
    ("drivers", "refusal"),
    [
        (["surfing"], UnknownDriver),
        (["growth", "growth"], DriversNotDistinct),
        (["growth", "variety", "helping", "solving"], TooManyDrivers),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    drivers: list[str], refusal: type[Exception]
) -> None:
    employee = EmployeeFactory.create(drivers=["stability"])

    with pytest.raises(refusal):
        set_drivers(employee, drivers, wants_to_lead=True)

    assert Employee.objects.get().drivers == ["stability"]
