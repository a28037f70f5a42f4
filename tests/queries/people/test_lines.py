from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from planner.queries.people.lines import circle_day
from tests.factories.rows import EmployeeFactory, ReportingLineFactory

pytestmark = pytest.mark.django_db

TODAY, SOON, LATER = date(2026, 11, 2), date(2026, 12, 7), date(2027, 1, 4)


def test_a_circle_that_closes_on_a_day_to_come_is_found() -> None:
    ada, bo = EmployeeFactory.create_batch(2)
    ReportingLineFactory.create(employee=bo, manager=ada, started_on=LATER)

    assert circle_day(ada.pk, {TODAY: bo.pk}, TODAY) == LATER
    assert circle_day(ada.pk, {SOON: bo.pk}, TODAY) == LATER


def test_two_people_may_change_places_on_one_day() -> None:
    ada = EmployeeFactory.create()
    bo = EmployeeFactory.create(manager=ada)
    ReportingLineFactory.create(employee=bo, manager=None, started_on=LATER)

    assert circle_day(ada.pk, {TODAY: None, LATER: bo.pk}, TODAY) is None
    assert circle_day(ada.pk, {TODAY: None, SOON: bo.pk}, TODAY) == SOON


def test_a_circle_of_others_is_not_ones_own() -> None:
    ada, bo = EmployeeFactory.create_batch(2)
    bo.manager = ada
    bo.save()
    ReportingLineFactory.create(employee=ada, manager=bo, started_on=SOON)

    assert circle_day(EmployeeFactory.create().pk, {TODAY: bo.pk}, TODAY) is None


def test_it_takes_two_queries_however_many_people(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    low = EmployeeFactory.create()
    for _ in range(4):
        low = EmployeeFactory.create(manager=low)

    with django_assert_num_queries(2):
        assert circle_day(low.pk, {TODAY: low.manager_id}, TODAY) is None
