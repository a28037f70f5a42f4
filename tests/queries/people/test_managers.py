from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee
from planner.queries.people.managers import nearest_manager
from tests.factories.rows import EmployeeFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 1)


def person(manager: Employee | None = None, left_on: date | None = None) -> Employee:
    made: Employee = EmployeeFactory.create(
        user=None, manager=manager, left_on=left_on, hired_on=date(2020, 1, 1)
    )
    return made


def test_people_turn_to_the_first_above_them_who_works_here() -> None:
    head = person()
    gone = person(person(head, left_on=DAY), left_on=date(2026, 1, 1))
    ada = person(gone)

    assert nearest_manager(ada, DAY) == head
    assert ada in Employee.objects.turning_to(head, DAY)


def test_a_manager_is_asked_until_the_last_day() -> None:
    head = person()
    manager = person(head, left_on=DAY)
    ada = person(manager)

    assert nearest_manager(ada, DAY - timedelta(1)) == manager
    assert nearest_manager(ada, DAY) == head
    assert list(Employee.objects.turning_to(head, DAY - timedelta(1))) == [manager]


def test_nobody_answers_where_everybody_above_has_left() -> None:
    assert nearest_manager(person(), DAY) is None
    assert nearest_manager(person(person(left_on=DAY)), DAY) is None


def test_a_circle_ends_and_nobody_answers_themselves() -> None:
    ada = person()
    gone = person(ada, left_on=DAY)
    Employee.objects.filter(pk=ada.pk).update(manager=gone)
    ada.refresh_from_db()

    assert nearest_manager(ada, DAY) is None
    assert ada not in Employee.objects.turning_to(ada, DAY)


@pytest.mark.parametrize("seed", range(5))
def test_up_and_down_the_line_agree(seed: int) -> None:
    random, people = Random(seed), [person()]
    for _ in range(25):
        people.append(person(random.choice(people), random.choice([None, DAY])))

    nearest = Employee.objects.nearest_managers(at=DAY)

    for manager in Employee.objects.current(DAY):
        turning = set(Employee.objects.turning_to(manager, DAY).values_list("pk", flat=True))
        assert turning == {key for key, above in nearest.items() if above == manager.pk}
    for one in Employee.objects.select_related("manager"):
        asked = nearest_manager(one, DAY)
        assert nearest.get(one.pk) == (asked.pk if asked else None)
        above = set(Employee.objects.above(one).values_list("pk", flat=True))
        assert above == {up.pk for up in people if one in Employee.objects.below(up)}


def test_it_takes_no_query_while_the_manager_works_here(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    ada = person(person(person(), left_on=DAY))

    with django_assert_num_queries(0):
        nearest_manager(ada, DAY - timedelta(1))
    with django_assert_num_queries(2):
        nearest_manager(ada, DAY)
