from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee
from planner.queries.framework.published import NothingPublished
from planner.queries.people.planning_context import CannotPlan, planning_context
from planner.queries.people.profiles import (
    EmployeeBackend,
    employee_of,
    person_of,
    person_with_evidence,
    profiles_of,
    ratings_of,
)
from tests.factories.rows import (
    EmployeeFactory,
    HrFactory,
    MilestoneFactory,
    MilestoneRecordFactory,
    RoleAssignmentFactory,
    RoleFactory,
    UserFactory,
)
from tests.scenes.people import SINCE, TODAY, employee_in, moved_to, planning_of, rated, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(small: object) -> Employee:
    return employee_in(weekly_minutes=120, on_hold=True)


def test_a_profile_is_the_person_as_the_engine_sees_them(agent: Employee) -> None:
    rated(agent, "empathy", 3, happened_on=date(2026, 4, 1))
    rated(agent, "empathy", 2, happened_on=date(2026, 5, 1), author=EmployeeFactory.create())

    person = person_of(agent, TODAY)

    assert person is not None
    assert (person.role, person.role_since) == ("agent", SINCE)
    assert (person.weekly_minutes, person.on_hold) == (120, True)
    assert {(rating.level, rating.confirms) for rating in person.ratings} == {(3, False), (2, True)}


def test_only_confirmed_milestones_count_and_the_newest_of_each(agent: Employee) -> None:
    for code, state, day in [
        ("probation", "confirmed", date(2025, 1, 1)),
        ("probation", "confirmed", date(2026, 1, 1)),
        ("probation", "waiting", date(2026, 10, 1)),
        ("mentor", "waiting", date(2026, 10, 1)),
    ]:
        milestone = MilestoneFactory.create(code=code)
        MilestoneRecordFactory.create(
            employee=agent, milestone=milestone, state=state, achieved_on=day
        )

    person = person_of(agent, TODAY)

    assert person is not None
    assert dict(person.milestones) == {"probation": date(2026, 1, 1)}


def test_the_role_is_that_of_the_day(agent: Employee) -> None:
    moved_to(agent, "senior", date(2026, 9, 1))

    roles = {
        day: found.role if (found := person_with_evidence(agent, day)) else None
        for day in (SINCE - timedelta(1), SINCE, date(2026, 8, 31), date(2026, 9, 1), TODAY)
    }

    assert list(roles.values()) == [None, "agent", "agent", "senior", "senior"]


def test_whoever_has_ended_a_role_has_none_from_that_day(agent: Employee) -> None:
    agent.assignments.update(ended_on=TODAY)

    assert person_of(agent, TODAY) is None


def test_ratings_come_in_the_order_in_which_they_were_given(agent: Employee) -> None:
    for level, skill in [(1, "empathy"), (3, "coaching"), (2, "empathy")]:
        rated(agent, skill, level)

    assert [rating.level for rating in ratings_of([agent.pk])[agent.pk]] == [1, 3, 2]
    assert [rating.level for rating in ratings_of([agent.pk], ["empathy"])[agent.pk]] == [1, 2]


@pytest.mark.parametrize("count", [1, 30])
def test_two_queries_however_many_people(
    count: int, agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    people = [employee_in(user=None) for _ in range(count)]
    for person in people:
        rated(person, "empathy", 2)

    with django_assert_num_queries(2):
        assert len(profiles_of(people, TODAY)) == count
    with django_assert_num_queries(2):
        person_with_evidence(agent, TODAY)


def test_a_personal_page_starts_from_three_queries(
    agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    user = EmployeeBackend().get_user(planning_of(agent).employee.user_id)
    assert user is not None

    with django_assert_num_queries(3):
        found = planning_context(employee_of(user))

    assert (found.employee, found.at) == (agent, TODAY)


def test_an_account_without_a_record_cannot_plan(small: object) -> None:
    with pytest.raises(CannotPlan, match="ask HR to link it"):
        planning_context(employee_of(HrFactory.create()))


def test_somebody_without_a_role_cannot_plan(small: object) -> None:
    with pytest.raises(CannotPlan, match="not recorded yet"):
        planning_context(employee_of(user_of(EmployeeFactory.create())))


def test_somebody_whose_role_is_not_on_the_map_cannot_plan(small: object) -> None:
    employee = EmployeeFactory.create()
    RoleAssignmentFactory.create(employee=employee, role=RoleFactory.create(code="fax-operator"))

    with pytest.raises(CannotPlan, match="not on the published career map"):
        planning_context(employee_of(user_of(employee)))


def test_nothing_can_be_planned_before_a_framework_is_published() -> None:
    with pytest.raises(NothingPublished):
        planning_context(employee_of(user_of(EmployeeFactory.create())))


def test_the_account_comes_with_its_record_in_one_query(
    agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        user = EmployeeBackend().get_user(agent.user_id)

        assert user is not None
        assert user.employee == agent


@pytest.mark.parametrize(("days", "may"), [(0, False), (1, True)])
def test_leavers_cannot_sign_in_from_their_first_day_away(
    days: int, may: bool, today: None
) -> None:
    leaver = EmployeeFactory.create(left_on=TODAY + timedelta(days))

    assert (EmployeeBackend().get_user(leaver.user_id) is not None) is may


def test_an_account_that_was_closed_or_never_was_opens_nothing() -> None:
    closed = UserFactory.create(is_active=False)

    assert EmployeeBackend().get_user(closed.pk) is None
    assert EmployeeBackend().get_user(0) is None
