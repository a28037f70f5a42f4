"""What the people of the demo say about themselves hangs together with the rest of their story."""

from __future__ import annotations

from datetime import date
from random import Random
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.demo.people.drives import tell_drives
from planner.demo.people.life import Life, Shape, Stint
from planner.demo.people.personas import EMPLOYEE, NEWCOMER
from planner.models import Employee
from planner.queries.people.drivers import DRIVERS, MOST_DRIVERS
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory

FRAMEWORK = build.framework(
    roles=[build.role("agent"), build.role("lead", 2, leads_people=True)], activities=[]
)


def life(role: str = "agent", aim: str = "", persona: str = "", **fields: Any) -> Life:
    employee = EmployeeFactory.create(**{"welcomed_at": "2026-01-05T09:00Z", **fields})
    stints = (Stint(role, date(2025, 1, 6), None),)
    return Life(employee, Shape.STEADY, Random(1), stints, date(2026, 3, 2), persona, aim=aim)


def told(lives: list[Life], seed: int = 1) -> list[Employee]:
    tell_drives(FRAMEWORK, lives, seed)
    return list(Employee.objects.order_by("pk"))


@pytest.mark.django_db
def test_many_have_answered_and_not_all(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    lives = [life(number=f"D{n}") for n in range(60)]
    with django_assert_num_queries(1):
        tell_drives(FRAMEWORK, lives, 1)

    answers = [employee.drivers for employee in Employee.objects.all()]
    assert 20 < sum(map(bool, answers)) < 55
    assert all(len(set(codes)) == len(codes) <= MOST_DRIVERS for codes in answers)
    assert set().union(*answers) <= DRIVERS.keys()
    assert {employee.wants_to_lead for employee in Employee.objects.all()} == {True, False, None}


@pytest.mark.django_db
@pytest.mark.parametrize(("role", "aim"), [("lead", ""), ("agent", "lead")])
def test_who_leads_or_aims_to_has_not_said_no(role: str, aim: str) -> None:
    people = told([life(role, aim, number=f"D{n}") for n in range(20)])

    assert {person.wants_to_lead for person in people if person.drivers} == {True}


@pytest.mark.django_db
def test_the_persona_has_answered_and_the_newcomer_has_not() -> None:
    employee, newcomer = told(
        [
            life(persona=EMPLOYEE),
            life(persona=NEWCOMER, welcomed_at=None),
        ]
    )

    assert (employee.drivers, employee.wants_to_lead) == (["variety", "helping"], True)
    assert (newcomer.drivers, newcomer.wants_to_lead) == ([], None)
