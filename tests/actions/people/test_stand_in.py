from __future__ import annotations

import pytest
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.actions.people.stand_in import tell_stand_ins
from planner.models import CheckIn, Employee, Notice
from tests.factories.promotion import InterestFactory
from tests.factories.rows import EmployeeFactory, OpeningFactory
from tests.scenes.waiting import ASKING, Line, handed_over, leaves, line

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(db: None) -> Line:
    return line()


def told(employee: Employee) -> list[str]:
    return list(Notice.objects.of(employee).values_list("text", flat=True))


SAID = {
    "skill": "Ada Agent asks you to confirm “",
    "milestone": "Ada Agent has reached “",
    "support": "Ada Agent asks for your support: There is no free seat.",
    "case": "Ada Agent has submitted a promotion case: ",
    "check-in": "Mina Manager cannot go on with the check-in with Ada Agent. You can take it over.",
}


@pytest.mark.parametrize("kind", ASKING)
def test_whoever_stands_in_for_a_leaver_is_told_once(kind: str, people: Line) -> None:
    ASKING[kind](people.ada)
    leaves(people.manager)

    tell_stand_ins()
    tell_stand_ins()

    (text,) = told(people.head)
    assert text.startswith(SAID[kind])
    assert told(people.manager) == []


@pytest.mark.parametrize("kind", ASKING)
def test_nobody_further_up_is_told_while_the_manager_works_here(kind: str, people: Line) -> None:
    ASKING[kind](people.ada)

    tell_stand_ins()

    assert told(people.head) == []


def test_a_new_manager_hears_of_a_check_in_that_the_former_one_holds(people: Line) -> None:
    handed_over(people.ada)
    new = EmployeeFactory.create()
    Employee.objects.filter(pk=people.ada.pk).update(manager=new)

    tell_stand_ins()

    assert told(new) == [SAID["check-in"]]


def test_a_check_in_that_somebody_above_holds_goes_on(people: Line) -> None:
    CheckIn.objects.filter(pk=handed_over(people.ada).pk).update(manager=people.head)

    tell_stand_ins()

    assert not Notice.objects.exists()


def test_who_told_a_contact_who_has_left_hears_of_it_and_nobody_else(people: Line) -> None:
    contact = EmployeeFactory.create(name="Cora Contact", manager=EmployeeFactory.create())
    opening = OpeningFactory.create(contact=contact, closes_on=None)
    InterestFactory.create(opening=opening, employee=people.ada, contact=contact)
    leaves(contact)

    tell_stand_ins(timezone.localdate())

    (notice,) = Notice.objects.all()
    assert notice.recipient == people.ada
    assert notice.text.startswith("Cora Contact, whom you told that you are interested in")


@pytest.mark.parametrize("count", [1, 8])
def test_queries_do_not_grow(
    count: int, django_assert_num_queries: DjangoAssertNumQueries, people: Line
) -> None:
    for _ in range(count):
        person = EmployeeFactory.create(manager=people.manager)
        for ask in ASKING.values():
            ask(person)
    leaves(people.manager)

    with django_assert_num_queries(11):
        tell_stand_ins()
