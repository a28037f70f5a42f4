from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee, Milestone
from planner.queries.progress.milestones import MilestonePage, MilestoneRow, milestone_page
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory, MilestoneRecordFactory, RoleFactory
from tests.scenes.people import TODAY, aims_for, employee_in, moved_to, planning_of, publish_small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


def page_of(employee: Employee) -> MilestonePage:
    return milestone_page(planning_of(employee))


def row_of(employee: Employee, code: str = "probation") -> MilestoneRow:
    page = page_of(employee)
    return next(row for row in (*page.for_goal, *page.others) if row.code == code)


def logged(employee: Employee, code: str = "probation", **fields: Any) -> None:
    MilestoneRecordFactory.create(
        employee=employee, milestone=Milestone.objects.get(pk=code), **fields
    )


def test_without_a_goal_nothing_is_on_the_way() -> None:
    page = page_of(employee_in())

    assert (page.goal, page.for_goal, page.reached) == ("", [], 0)
    assert [(row.code, row.by_manager, row.roles) for row in page.others] == [
        ("probation", True, ["Lead"]),
        ("mentor", False, ["Lead"]),
    ]


def test_what_the_roles_ahead_ask_for_is_on_the_way() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "senior", "lead")

    page = page_of(agent)

    assert (page.goal, [row.code for row in page.for_goal]) == ("Lead", ["probation", "mentor"])


def test_what_a_role_behind_asked_for_is_not_on_the_way() -> None:
    roles = [
        build.role("agent"),
        build.role("senior", 2, milestones=["mentor"]),
        build.role("lead", 3, milestones=["probation"]),
        build.role("founder", 4),
    ]
    publish_small(roles=roles)
    agent = employee_in()
    aims_for(agent, "lead", "agent", "senior", "lead")
    moved_to(agent, "senior")

    assert [row.code for row in page_of(agent).for_goal] == ["probation"]


@pytest.mark.parametrize("goal", ["lead", "retired"])
def test_a_goal_that_is_reached_or_retired_asks_for_nothing(goal: str) -> None:
    RoleFactory.create(code="retired")
    leader = employee_in("lead")
    aims_for(leader, goal)

    assert (page_of(leader).goal, page_of(leader).for_goal) == ("", [])


def test_a_goal_out_of_reach_still_asks_for_its_milestones() -> None:
    roles = [*build.document()["roles"], build.role("founder", 4, milestones=["mentor"])]
    publish_small(roles=roles, moves=[build.move("agent", "lead")])
    agent = employee_in()
    aims_for(agent, "founder")

    assert [row.code for row in page_of(agent).for_goal] == ["mentor"]


@pytest.mark.parametrize(
    ("achieved_on", "state"),
    [
        (date(2025, 11, 3), "confirmed"),  # its last day
        (date(2025, 11, 2), "expired"),  # a year ago: the first day on which it counts no more
    ],
)
def test_a_milestone_expires_on_the_day(achieved_on: date, state: str) -> None:
    agent = employee_in()
    logged(agent, state="confirmed", achieved_on=achieved_on)

    row = row_of(agent)

    assert (row.state, row.expires_on) == (state, achieved_on + timedelta(days=365))


def test_one_that_never_expires_stays_reached() -> None:
    agent = employee_in()
    logged(agent, "mentor", state="confirmed", achieved_on=date(2001, 1, 1))

    assert (row_of(agent, "mentor").state, row_of(agent, "mentor").expires_on) == (
        "confirmed",
        None,
    )
    assert page_of(agent).reached == 1


def test_a_renewal_that_waits_is_shown_once_the_old_one_has_expired() -> None:
    agent = employee_in()
    logged(agent, state="confirmed", achieved_on=date(2025, 1, 1))
    logged(agent, achieved_on=TODAY)

    row = row_of(agent)

    assert (row.state, len(row.records)) == ("waiting", 2)


def test_one_that_was_returned_says_so() -> None:
    agent = employee_in()
    logged(
        agent, state="returned", answer="The form is missing.", decided_by=EmployeeFactory.create()
    )

    assert row_of(agent).state == "returned"


@pytest.mark.parametrize("count", [1, 40])
def test_queries_do_not_grow_with_milestones(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    codes = ["probation", "mentor", *(f"milestone-{n}" for n in range(count))]
    publish_small(milestones=[build.milestone(code) for code in codes])
    agent = employee_in()
    aims_for(agent, "lead")
    for code in codes:
        logged(agent, code, state="confirmed", decided_by=EmployeeFactory.create(user=None))
    planning = planning_of(agent)

    with django_assert_num_queries(1):
        milestone_page(planning)
