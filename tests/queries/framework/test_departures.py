from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.utils import timezone

from planner.models import FrameworkVersion, Role
from planner.queries.framework.departures import Departure, departures
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory, GoalFactory, RoleAssignmentFactory

OLD, NEW = build.document(), build.document(roles=build.document()["roles"][:1])


@pytest.fixture
def at(published: FrameworkVersion) -> date:
    return timezone.localdate()


def test_a_role_that_goes_is_named_with_those_who_hold_it_or_want_it(
    published: FrameworkVersion, at: date
) -> None:
    lead = Role.objects.get(pk="lead")
    RoleAssignmentFactory.create_batch(2, role=lead)
    GoalFactory.create(role=lead, version=published)

    (found,) = departures(OLD, NEW, at)

    assert found == Departure("lead", "Lead", holders=2, goals=1)
    assert str(found) == "“Lead” goes: 2 people hold it, 1 person has it as goal."


def test_only_who_is_there_today_counts(published: FrameworkVersion, at: date) -> None:
    lead = Role.objects.get(pk="lead")
    RoleAssignmentFactory.create(role=lead, ended_on=at)
    RoleAssignmentFactory.create(role=lead, started_on=at + timedelta(1))
    RoleAssignmentFactory.create(role=lead, employee=EmployeeFactory.create(left_on=at))
    GoalFactory.create(role=lead, version=published, ended_at=timezone.now())
    notice = RoleAssignmentFactory.create(role=lead, ended_on=at + timedelta(1))
    assert notice.employee.left_on is None

    assert departures(OLD, NEW, at) == (Departure("lead", "Lead", holders=1, goals=0),)


def test_nothing_goes_where_nothing_was_and_where_all_stays(at: date) -> None:
    assert departures(None, NEW, at) == ()
    assert departures(OLD, OLD, at) == ()
