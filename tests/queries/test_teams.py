from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Employee, Evidence, Milestone
from planner.queries.team_pages import board_page, inbox_page, request_page
from planner.queries.teams import Member, inbox, next_on, team_board
from tests.factories import (
    ConfirmationRequestFactory,
    EmployeeFactory,
    EvidenceFactory,
    GoalFactory,
    HrFactory,
    MilestoneRecordFactory,
    RoleFactory,
)
from tests.scenes import TODAY, aims_for, employee_in, me_of, moved_to, rated, user_of

LONG_WAY = ("agent", "senior", "lead")


@pytest.fixture
def manager(small: object) -> Employee:
    return employee_in("lead", name="Mina Manager")


pytestmark = pytest.mark.django_db


def report_of(manager: Employee, role: str = "agent", **fields: Any) -> Employee:
    return employee_in(role, manager=manager, **{"user": None, **fields})


def board(manager: Employee, *, everybody: bool = False) -> dict[str, Member]:
    me = me_of(manager)
    members = team_board(user_of(manager), me, everybody=everybody)
    return {member.employee.name: member for member in members}


def asks(employee: Employee, skill: str = "empathy", level: int = 2, **fields: Any) -> Any:
    rated(employee, skill, level)
    evidence = Evidence.objects.filter(employee=employee).latest("pk")
    return ConfirmationRequestFactory.create(evidence=evidence, **fields)


def test_the_board_shows_direct_reports_by_name(manager: Employee) -> None:
    zoe = report_of(manager, name="Zoe Zander")
    report_of(manager, "senior", name="Ada Agent")
    report_of(zoe, name="Bo Below")
    report_of(manager, name="Lea Leaver", left_on=TODAY)
    report_of(employee_in("lead"), name="Sam Stranger")

    assert list(board(manager)) == ["Ada Agent", "Zoe Zander"]
    assert list(board(manager, everybody=True)) == ["Ada Agent", "Bo Below", "Zoe Zander"]


def test_a_member_aims_for_the_next_role_on_the_way(manager: Employee) -> None:
    agent = report_of(manager, name="Ada Agent")
    aims_for(agent, "lead", *LONG_WAY)
    rated(agent, "empathy", 2, author=manager)

    member = board(manager)["Ada Agent"]

    assert (member.role, member.months_in_role) == ("Agent", 12)
    assert member.aim is not None
    assert (member.aim.goal, member.aim.next_role, member.aim.is_ready) == ("Lead", "Senior", True)
    assert member.aim.readiness.confirmed_percent == 100


@pytest.mark.parametrize("goal", ["agent", "retired"])
def test_a_goal_that_is_reached_or_retired_is_no_aim(manager: Employee, goal: str) -> None:
    RoleFactory.create(code="retired")
    aims_for(report_of(manager, name="Ada Agent"), goal)

    assert board(manager)["Ada Agent"].aim is None


def test_a_private_goal_is_no_aim(manager: Employee) -> None:
    aims_for(report_of(manager, name="Ada Agent"), "lead", shared=False)

    assert board(manager)["Ada Agent"].aim is None


def test_a_next_role_that_is_retired_gives_way_to_the_goal(manager: Employee) -> None:
    aims_for(report_of(manager, name="Ada Agent"), "lead", "agent", "retired", "lead")

    aim = board(manager)["Ada Agent"].aim

    assert aim is not None
    assert aim.next_code == "lead"


def test_somebody_without_a_role_has_no_aim(manager: Employee) -> None:
    newcomer = EmployeeFactory.create(manager=manager, name="Nia New")
    aims_for(newcomer, "lead")

    member = board(manager)["Nia New"]

    assert (member.role, member.months_in_role, member.aim) == ("", None, None)


@pytest.mark.parametrize(
    ("role", "following"), [("agent", "senior"), ("senior", "lead"), ("founder", "lead")]
)
def test_the_next_role_is_that_on_the_chosen_way(role: str, following: str, small: object) -> None:
    goal = GoalFactory.build(role_id="lead", role=None, version=None, route=list(LONG_WAY))

    assert next_on(goal, role) == following


def test_what_waits_is_counted_for_each_person(manager: Employee) -> None:
    agent = report_of(manager, name="Ada Agent")
    asks(agent)
    MilestoneRecordFactory.create(employee=agent)
    MilestoneRecordFactory.create(employee=agent, state="confirmed")

    assert board(manager)["Ada Agent"].waiting == 2


def test_the_board_adds_up(manager: Employee) -> None:
    agent = report_of(manager)
    aims_for(agent, "senior", "agent", "senior")
    rated(agent, "empathy", 2, author=manager)
    asks(report_of(manager), "coaching")

    page = board_page(user_of(manager), me_of(manager), everybody=False)

    assert (page.ready, page.with_goal, page.waiting) == (1, 1, 1)
    assert not page.has_more_below


def test_the_board_knows_whether_there_is_more_below(manager: Employee) -> None:
    report_of(report_of(manager))

    assert board_page(user_of(manager), me_of(manager), everybody=False).has_more_below


def test_the_inbox_has_the_oldest_first(manager: Employee) -> None:
    agent = report_of(manager)
    asks(agent, level=3)
    milestone = MilestoneRecordFactory.create(
        employee=agent, milestone=Milestone.objects.get(pk="probation")
    )
    type(milestone).objects.update(logged_at=datetime(2026, 10, 25, 23, tzinfo=UTC))

    logged, asked = inbox(user_of(manager), TODAY)

    assert (logged.subject, logged.level, logged.days, logged.is_late) == (
        "Probation",
        None,
        8,
        True,
    )
    assert logged.url == f"/team/milestones/{logged.pk}/"
    assert (asked.subject, asked.level, asked.days, asked.is_late) == ("Empathy", 3, 0, False)
    assert asked.url == f"/team/confirmations/{asked.pk}/"


def test_those_further_down_come_apart(manager: Employee) -> None:
    direct = report_of(manager)
    asks(report_of(direct))
    asks(direct)

    page = inbox_page(user_of(manager), me_of(manager))

    assert [row.employee for row in page.own] == [direct]
    assert [row.employee.manager for row in page.below] == [direct]


def test_nothing_of_others_or_of_leavers_waits(manager: Employee) -> None:
    asks(employee_in())
    asks(manager)
    asks(report_of(manager, left_on=date(2026, 10, 1)))
    asks(report_of(manager), closed_at=datetime(2026, 10, 1, tzinfo=UTC))

    assert inbox(user_of(manager), TODAY) == []


def test_nothing_waits_for_an_account_without_a_record(manager: Employee) -> None:
    asks(report_of(manager))

    assert inbox(HrFactory.create(), TODAY) == []


def test_a_request_comes_with_what_helps_to_answer_it(manager: Employee) -> None:
    agent = report_of(manager)
    rated(agent, "empathy", 1)
    asked = asks(agent, level=3)

    page = request_page(asked, me_of(manager))

    assert (page.level, page.is_closed) == (3, False)
    assert page.evidence is not None
    assert page.evidence.level == 3
    assert [line.level for line in page.log] == [1]
    assert page.level_choices[3] == (3, "3: can do empathy at level 3")


def test_a_request_of_somebody_without_a_role_can_be_answered(manager: Employee) -> None:
    agent = EmployeeFactory.create(manager=manager)
    evidence = EvidenceFactory.create(employee=agent, level=2)
    asked = ConfirmationRequestFactory.create(evidence=evidence)

    page = request_page(asked, me_of(manager))

    assert (page.row, page.level_choices, page.level) == (None, [], 2)


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_people(
    count: int, manager: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        aims_for(report_of(manager), "lead", *LONG_WAY)
    asked, *_ = (asks(agent) for agent in manager.reports.all())
    me, user = me_of(manager), user_of(manager)

    with django_assert_num_queries(10):
        assert len(team_board(user, me)) == count
    with django_assert_num_queries(11):
        board_page(user, me, everybody=False)
    with django_assert_num_queries(5):
        assert len(inbox(user, me.at)) == count
    with django_assert_num_queries(6):
        request_page(asked, me)


def test_moving_on_along_the_way_changes_the_aim(manager: Employee) -> None:
    agent = report_of(manager, name="Ada Agent")
    aims_for(agent, "lead", *LONG_WAY)
    moved_to(agent, "senior")

    aim = board(manager)["Ada Agent"].aim

    assert aim is not None
    assert (aim.next_role, aim.goal) == ("Lead", "Lead")
