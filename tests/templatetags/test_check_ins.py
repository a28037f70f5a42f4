from __future__ import annotations

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.templatetags.check_ins import check_in_card
from tests.factories.rows import CheckInFactory, EmployeeFactory


@pytest.mark.django_db
def test_the_card_takes_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    check_in = CheckInFactory.create()

    with django_assert_num_queries(1):
        card = check_in_card(check_in.employee, own=True)
        assert card["check_in"].manager == check_in.manager

    assert card["own"]
    assert check_in_card(EmployeeFactory.create())["check_in"] is None
