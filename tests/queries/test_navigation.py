from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from planner.models import MilestoneRecord, User
from planner.queries.navigation import Navigation, navigation_of
from planner.queries.team.inbox import inbox
from tests.factories.notices import NoticeFactory
from tests.factories.rows import (
    CheckInFactory,
    ConfirmationRequestFactory,
    EmployeeFactory,
    HrFactory,
    MilestoneRecordFactory,
    RoleAssignmentFactory,
)

pytestmark = pytest.mark.django_db


def user_of(employee: Any) -> User:
    """As a request brings it: with its HR record."""
    return User.objects.select_related("employee").get(pk=employee.user_id)


def test_an_employee_sees_their_role_and_no_team() -> None:
    employee = RoleAssignmentFactory.create(role__code="agent").employee

    assert navigation_of(user_of(employee)) == Navigation(False, 0, "Agent")


def test_the_role_stays_until_its_last_day_and_the_next_one_waits_for_its_first() -> None:
    tomorrow = timezone.localdate() + timedelta(days=1)
    held = RoleAssignmentFactory.create(role__code="agent", ended_on=tomorrow)
    RoleAssignmentFactory.create(
        employee=held.employee, role__code="lead", started_on=tomorrow, ended_on=None
    )

    assert navigation_of(user_of(held.employee)).role_name == "Agent"


def test_a_manager_sees_how_much_waits() -> None:
    manager = EmployeeFactory.create()
    ConfirmationRequestFactory.create_batch(2, evidence__employee__manager=manager)
    MilestoneRecordFactory.create(employee__manager=manager)
    MilestoneRecordFactory.create(employee__manager=manager, state=MilestoneRecord.State.CONFIRMED)
    MilestoneRecordFactory.create()

    found = navigation_of(user_of(manager))

    assert found == Navigation(True, 3, "")
    assert found.waiting == len(inbox(user_of(manager), timezone.localdate()))


def test_check_ins_in_which_the_next_move_is_the_managers_wait_too() -> None:
    manager = EmployeeFactory.create()
    for stage in ("mine", "theirs", "together"):
        CheckInFactory.create(employee__manager=manager, manager=manager, stage=stage)

    found = navigation_of(user_of(manager))

    assert found.waiting == len(inbox(user_of(manager), timezone.localdate())) == 2


def test_somebody_whose_people_have_left_manages_nobody() -> None:
    manager = EmployeeFactory.create()
    EmployeeFactory.create(manager=manager, left_on=date(2025, 1, 1))

    assert not navigation_of(user_of(manager)).manages


def test_it_takes_one_query_and_none_without_a_record(django_assert_num_queries: Any) -> None:
    user, hr = user_of(EmployeeFactory.create()), HrFactory.create()

    with django_assert_num_queries(1):
        navigation_of(user)
    with django_assert_num_queries(0):
        assert navigation_of(AnonymousUser()) == Navigation()
    hr = User.objects.select_related("employee").get(pk=hr.pk)
    with django_assert_num_queries(0):
        assert navigation_of(hr) == Navigation()


def test_the_bell_counts_ones_own_unread_notices() -> None:
    employee = EmployeeFactory.create()
    NoticeFactory.create_batch(2, recipient=employee)
    NoticeFactory.create(recipient=employee, read_at=timezone.now())
    NoticeFactory.create()

    assert navigation_of(user_of(employee)).unread == 2
