from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from planner.models import Employee, Interest, Opening, Role
from planner.queries.openings import (
    PER_PAGE,
    OpeningLine,
    opening_list_page,
    opening_page,
    openings_ahead,
    openings_near,
    told_page,
)
from planner.queries.people.planning_context import planning_context
from tests.factories.promotion import InterestFactory
from tests.factories.rows import OpeningFactory
from tests.scenes.people import TODAY, aims_for, employee_in, planning_of, rated, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada(small: object) -> Employee:
    return employee_in(name="Ada Agent")


@pytest.fixture
def contact(small: object) -> Employee:
    return employee_in("lead", name="Conny Contact")


def opening(role: str, **fields: Any) -> Opening:
    row: Opening = OpeningFactory.create(role=Role.objects.get(pk=role), **fields)
    return row


def lines(employee: Employee, **options: Any) -> list[OpeningLine]:
    page = opening_list_page(user_of(employee), planning_of(employee), **options)
    return list(page.page)


def test_those_on_the_route_come_first(ada: Employee) -> None:
    for role in ("founder", "lead", "senior", "agent"):
        opening(role)
    aims_for(ada, "lead", "agent", "lead")

    found = [(line.opening.role_id, line.near) for line in lines(ada)]

    assert found == [
        ("lead", "route"),
        ("senior", "move"),
        ("agent", "other"),
        ("founder", "other"),
    ]


def test_each_says_how_ready_one_is_and_what_is_missing(ada: Employee) -> None:
    rated(ada, "empathy", 2)
    opening("lead")

    fit = lines(ada)[0].fit

    assert fit
    assert (fit.readiness.held_percent, fit.readiness.confirmed_percent) == (50, 0)
    assert (fit.missing, fit.to_confirm) == (1, 1)


def test_the_seat_is_that_of_this_very_opening(ada: Employee) -> None:
    opening("senior")
    opening("senior", opens_on=TODAY + timedelta(9))

    now, later = lines(ada)

    assert now.fit
    assert later.fit
    assert (now.fit.lights.seat.on, later.fit.lights.seat.on) == (True, False)
    assert later.is_later


def test_closed_and_filled_ones_are_left_out(ada: Employee) -> None:
    opening("senior", closes_on=TODAY - timedelta(1))
    opening("senior", taken=1)

    assert lines(ada) == []


def test_a_role_that_is_not_on_the_map_is_compared_with_nothing(ada: Employee) -> None:
    OpeningFactory.create(role__code="unknown")

    (line,) = lines(ada)

    assert line.fit is None
    assert not line.is_nearly_ready


def test_one_may_ask_only_for_those_one_is_nearly_ready_for(ada: Employee) -> None:
    opening("senior")
    opening("lead")

    assert [line.opening.role_id for line in lines(ada, only_ready=True)] == ["senior"]


def test_many_openings_come_page_by_page_with_the_same_queries(
    ada: Employee, django_assert_num_queries: Any
) -> None:
    for _ in range(PER_PAGE + 3):
        opening("senior")
    user, planning = user_of(ada), planning_of(ada)

    with django_assert_num_queries(3):
        page = opening_list_page(user, planning, 2)

    assert len(page.page.object_list) == 3


def test_home_shows_a_few_that_are_near_and_open(
    ada: Employee, django_assert_num_queries: Any
) -> None:
    for role in ("founder", "lead", "senior", "senior", "senior"):
        opening(role)
    opening("lead", opens_on=TODAY + timedelta(1))
    planning = planning_of(ada)

    with django_assert_num_queries(1):
        found = openings_near(planning, openings_ahead(TODAY), None)

    assert [line.opening.role_id for line in found] == ["lead", "senior", "senior"]


def interest(opening: Opening, employee: Employee, contact: Employee) -> Interest:
    row: Interest = InterestFactory.create(opening=opening, employee=employee, contact=contact)
    return row


def test_interest_is_told_to_the_contact_alone(ada: Employee, contact: Employee) -> None:
    manager = employee_in("lead", name="Mina Manager")
    Employee.objects.filter(pk=ada.pk).update(manager=manager)
    interest(opening("senior", contact=contact), ada, contact)

    seeing = [ada, contact, manager, employee_in(), employee_in("founder")]

    seen = [Interest.objects.told(user_of(who)).count() for who in seeing]
    assert seen == [0, 1, 0, 0, 0]


def test_a_later_contact_does_not_hear_of_earlier_interest(
    ada: Employee, contact: Employee
) -> None:
    later = employee_in("lead", name="Lara Later")
    row = opening("senior", contact=later)
    interest(row, ada, contact)

    page = opening_page(user_of(later), planning_of(later), row)
    own = opening_page(user_of(ada), planning_of(ada), row)

    assert list(page.told) == []
    assert own.earlier_contact == contact
    assert own.can_say


def test_the_contact_sees_what_still_holds(ada: Employee, contact: Employee) -> None:
    row = opening("senior", contact=contact)
    said = interest(row, ada, contact)
    assert list(told_page(user_of(contact))) == [said]

    Interest.objects.update(withdrawn_at="2026-03-02T12:00Z")

    assert list(told_page(user_of(contact))) == []
    assert list(opening_page(user_of(contact), planning_context(contact), row).told) == []


def test_withdrawn_interest_is_counted_no_more(ada: Employee, contact: Employee) -> None:
    interest(opening("senior", contact=contact), ada, contact)
    counts = [opening_list_page(user_of(contact), planning_of(contact)).told]

    Interest.objects.update(withdrawn_at="2026-03-02T12:00Z")
    counts.append(opening_list_page(user_of(contact), planning_of(contact)).told)

    assert counts == [1, 0]


def test_one_opening_takes_two_queries(
    ada: Employee, contact: Employee, django_assert_num_queries: Any
) -> None:
    row = Opening.objects.select_related("role", "contact").get(
        pk=opening("lead", contact=contact).pk
    )
    user, planning = user_of(ada), planning_of(ada)

    with django_assert_num_queries(2):
        page = opening_page(user, planning, row)

    assert page.can_say
    assert page.readiness
    assert [term.name for term in page.readiness.terms] == ["Empathy", "Coaching"]
