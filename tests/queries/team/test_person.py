from __future__ import annotations

from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee, Milestone
from planner.queries.team.person import LOG_ROWS, PersonPage, person_page
from tests.factories.rows import (
    ConfirmationRequestFactory,
    EmployeeFactory,
    EvidenceFactory,
    MilestoneRecordFactory,
    RoleAssignmentFactory,
    RoleFactory,
)
from tests.scenes.people import TODAY, aims_for, employee_in, moved_to, planning_of, rated, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager(small: object) -> Employee:
    return employee_in("lead", name="Mina Manager")


@pytest.fixture
def agent(manager: Employee) -> Employee:
    return employee_in(manager=manager)


def page_of(employee: Employee) -> PersonPage:
    assert employee.manager is not None
    return person_page(user_of(employee.manager), employee, planning_of(employee.manager))


def test_a_person_is_compared_with_the_next_role_on_the_way(agent: Employee) -> None:
    aims_for(agent, "lead", "agent", "senior", "lead")
    rated(agent, "empathy", 1)

    page = page_of(agent)

    assert (page.role, page.months_in_role) == ("Agent", 12)
    assert (page.goal_name, page.compared) == ("Lead", "Senior")
    assert page.readiness is not None
    assert page.readiness.held_percent == 50
    assert [(row.code, row.missing) for row in page.skills] == [("empathy", 1)]


@pytest.mark.parametrize("fields", [{"shared": False}, {"ended_at": "2026-06-01T09:00:00Z"}])
def test_without_a_goal_to_see_they_are_compared_with_their_role(
    agent: Employee, fields: dict[str, Any]
) -> None:
    aims_for(agent, "lead", **fields)

    page = page_of(agent)

    assert (page.journey, page.goal_name, page.compared) == (None, "", "Agent")


@pytest.mark.parametrize("goal", ["agent", "retired"])
def test_a_goal_that_is_reached_or_retired_does_no_harm(agent: Employee, goal: str) -> None:
    RoleFactory.create(code="retired")
    aims_for(agent, goal)

    assert (page_of(agent).journey, page_of(agent).compared) == (None, "Agent")


def test_a_goal_out_of_reach_says_why(agent: Employee) -> None:
    aims_for(agent, "founder")

    page = page_of(agent)

    assert page.journey is not None
    assert "No chain of moves" in page.journey.obstacle


def test_somebody_without_a_role_is_still_shown(manager: Employee) -> None:
    newcomer = EmployeeFactory.create(manager=manager)
    EvidenceFactory.create(employee=newcomer)

    page = page_of(newcomer)

    assert (page.role, page.compared, page.readiness, page.skills) == ("", "", None, [])
    assert len(page.log) == 1


def test_somebody_whose_role_is_not_on_the_map_is_still_shown(manager: Employee) -> None:
    operator = EmployeeFactory.create(manager=manager)
    RoleAssignmentFactory.create(employee=operator, role=RoleFactory.create(code="fax-operator"))
    aims_for(operator, "lead")

    page = page_of(operator)

    assert (page.role, page.is_off_map, page.journey) == ("Fax operator", True, None)
    assert [past.name for past in page.history] == ["Fax operator"]


def test_only_what_this_person_asked_waits(agent: Employee) -> None:
    other = employee_in(manager=agent.manager)
    for employee in (agent, other):
        MilestoneRecordFactory.create(
            employee=employee, milestone=Milestone.objects.get(pk="probation")
        )

    assert [row.employee for row in page_of(agent).waiting] == [agent]


def test_roles_so_far_come_newest_first(agent: Employee) -> None:
    moved_to(agent, "senior")

    assert [past.name for past in page_of(agent).history] == ["Senior", "Agent"]


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_anything(
    count: int,
    agent: Employee,
    manager: Employee,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    aims_for(agent, "lead")
    for _ in range(count):
        rated(agent, "empathy", 2, happened_on=TODAY)
        MilestoneRecordFactory.create(employee=agent)
        evidence = EvidenceFactory.create(employee=employee_in(manager=manager, user=None))
        ConfirmationRequestFactory.create(evidence=evidence)
    planning, user = planning_of(manager), user_of(manager)

    with django_assert_num_queries(14):
        page = person_page(user, agent, planning)
    assert len(page.log) == min(count, LOG_ROWS)
