from __future__ import annotations

from datetime import date

import pytest
from pytest_django import DjangoAssertNumQueries

from planner.queries.people.rules import RoleSpan, closes_a_circle, role_span_problem
from tests.factories.rows import EmployeeFactory

JANUARY, MARCH, MAY = date(2026, 1, 5), date(2026, 3, 2), date(2026, 5, 4)


@pytest.mark.django_db
def test_a_circle_is_found_however_long_it_is(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    top = low = EmployeeFactory.create()
    for _ in range(5):
        low = EmployeeFactory.create(manager=low)

    with django_assert_num_queries(1):
        assert closes_a_circle(top, low)
    assert not closes_a_circle(low, top)
    assert closes_a_circle(top, top)


def test_somebody_new_closes_no_circle() -> None:
    assert not closes_a_circle(None, 1)
    assert not closes_a_circle(1, None)


@pytest.mark.parametrize(
    ("span", "other", "expected"),
    [
        (RoleSpan(JANUARY, MARCH), RoleSpan(MARCH), False),
        (RoleSpan(JANUARY, MARCH), RoleSpan(JANUARY, MAY), True),
        (RoleSpan(JANUARY), RoleSpan(MARCH, MAY), True),
        (RoleSpan(MAY), RoleSpan(JANUARY, MAY), False),
        (RoleSpan(JANUARY), RoleSpan(MARCH), False),
        (RoleSpan(MARCH), RoleSpan(MARCH), True),
    ],
)
def test_two_spans_overlap_if_they_share_a_day(
    span: RoleSpan, other: RoleSpan, expected: bool
) -> None:
    assert span.overlaps(other) is other.overlaps(span) is expected


@pytest.mark.parametrize(
    ("span", "others", "column"),
    [
        (RoleSpan(MARCH, MARCH), [], "ended_on"),
        (RoleSpan(MAY), [RoleSpan(MAY)], "started_on"),
        (RoleSpan(MARCH, MAY), [RoleSpan(JANUARY)], "started_on"),
    ],
)
def test_a_problem_names_the_column(span: RoleSpan, others: list[RoleSpan], column: str) -> None:
    problem = role_span_problem(span, others)

    assert problem is not None
    assert problem[0] == column


def test_one_role_after_the_other_is_right() -> None:
    before = [RoleSpan(JANUARY, MARCH), RoleSpan(MARCH)]

    assert role_span_problem(RoleSpan(MAY), before) is None
