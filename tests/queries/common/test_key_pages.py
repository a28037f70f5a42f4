from __future__ import annotations

from datetime import date
from random import Random

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee, Evidence
from planner.queries.common.key_pages import KeyPage, key_page
from tests.factories.rows import EmployeeFactory, EvidenceFactory

pytestmark = pytest.mark.django_db
SIZE = 3


@pytest.fixture
def ada(db: None) -> Employee:
    """Eight rows on three days, in no order."""
    made: Employee = EmployeeFactory.create()
    days = [1, 1, 1, 1, 2, 3, 3, 3]
    Random(4).shuffle(days)
    for day in days:
        EvidenceFactory.create(employee=made, happened_on=date(2026, 5, day))
    EvidenceFactory.create()
    return made


def page(ada: Employee, place: str = "") -> KeyPage[Evidence]:
    return key_page(Evidence.objects.of(ada), "happened_on", SIZE, place)


def everything(ada: Employee) -> list[int]:
    rows = Evidence.objects.of(ada).order_by("-happened_on", "-pk")
    return list(rows.values_list("pk", flat=True))


def test_from_page_to_older_page_every_row_comes_once(ada: Employee) -> None:
    pages = [page(ada)]
    while pages[-1].older:
        pages.append(page(ada, pages[-1].older))

    assert [row.pk for one in pages for row in one] == everything(ada)
    assert [len(one) for one in pages] == [3, 3, 2]
    assert [bool(one.newer) for one in pages] == [False, True, True]


def test_the_way_back_shows_the_same_pages(ada: Employee) -> None:
    first = page(ada)
    second = page(ada, first.older)
    third = page(ada, second.older)

    assert page(ada, third.newer).rows == second.rows
    assert page(ada, second.newer) == first


def test_before_the_first_page_there_is_none(ada: Employee) -> None:
    newest = everything(ada)[1]

    assert page(ada, f"newer-{newest}") == page(ada)


@pytest.mark.parametrize("place", ["2", "x", "older-", "older-0", "older--1", "older-" + "9" * 30])
def test_a_place_that_says_nothing_is_the_first_page(place: str, ada: Employee) -> None:
    assert page(ada, place) == page(ada)


def test_the_rows_of_others_are_no_place(ada: Employee) -> None:
    other = Evidence.objects.exclude(employee=ada).get()

    assert page(ada, f"older-{other.pk}") == page(ada)


def test_nothing_is_older_than_the_last_row(ada: Employee) -> None:
    assert page(ada, f"older-{everything(ada)[-1]}") == page(ada)


def test_a_list_of_one_page_has_no_others(ada: Employee) -> None:
    found = key_page(Evidence.objects.of(ada), "happened_on", 8)

    assert (len(found), found.newer, found.older) == (8, "", "")


def test_no_row_is_skipped_by_number(
    ada: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    older = page(ada).older

    with django_assert_num_queries(2) as queries:
        page(ada, older)
    assert not any("OFFSET" in query["sql"] for query in queries)
