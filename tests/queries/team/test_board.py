from __future__ import annotations

from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.actions.framework.publishing import load_document, publish
from planner.models import Employee, Evidence
from planner.queries.home import home_page
from planner.queries.team import pages as team_pages
from planner.queries.team.board import Member, team_board
from planner.queries.team.inbox import inbox
from planner.queries.team.pages import board_page, request_page
from tests.engine.support import build
from tests.factories.rows import (
    ConfirmationRequestFactory,
    EmployeeFactory,
    EvidenceFactory,
    MilestoneRecordFactory,
    RoleFactory,
)
from tests.scenes.people import (
    TODAY,
    aims_for,
    employee_in,
    moved_to,
    planning_of,
    rated,
    small_document,
    user_of,
)

LONG_WAY = ("agent", "senior", "lead")


@pytest.fixture
def manager(small: object) -> Employee:
    return employee_in("lead", name="Mina Manager")


pytestmark = pytest.mark.django_db


def report_of(manager: Employee, role: str = "agent", **fields: Any) -> Employee:
    return employee_in(role, manager=manager, **{"user": None, **fields})


def board(manager: Employee, *, everybody: bool = False) -> dict[str, Member]:
    planning = planning_of(manager)
    members = team_board(user_of(manager), planning, everybody=everybody)
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
    assert (member.aim.goal, member.aim.next_role) == ("Lead", "Senior")
    assert member.aim.readiness.is_ready
    assert member.aim.readiness.confirmed_percent == 100


@pytest.mark.parametrize("goal", ["agent", "retired"])
def test_a_goal_that_is_reached_or_retired_is_no_aim(manager: Employee, goal: str) -> None:
    RoleFactory.create(code="retired")
    aims_for(report_of(manager, name="Ada Agent"), goal)

    assert board(manager)["Ada Agent"].aim is None


def test_a_private_goal_is_no_aim(manager: Employee) -> None:
    aims_for(report_of(manager, name="Ada Agent"), "lead", shared=False)

    assert board(manager)["Ada Agent"].aim is None


@pytest.mark.parametrize(
    ("role", "route"),
    [
        ("agent", ["agent", "retired", "lead"]),
        ("agent", ["senior", "lead"]),
        ("senior", ["agent", "lead"]),
        ("agent", []),
    ],
)
def test_the_board_and_the_person_see_the_same_next_role(
    role: str, route: list[str], manager: Employee
) -> None:
    """Also where the chosen way does not hold any more, or was left."""
    agent = employee_in(role, manager=manager, name="Ada Agent")
    aims_for(agent, "lead", *route)

    aim, home = board(manager)["Ada Agent"].aim, home_page(planning_of(agent))

    assert aim is not None
    assert aim.next_code == home.compared_code
    assert aim.readiness.held_percent == home.readiness.held_percent


def test_a_goal_out_of_reach_is_the_next_role_itself(manager: Employee) -> None:
    aims_for(report_of(manager, name="Ada Agent"), "founder")

    aim = board(manager)["Ada Agent"].aim

    assert aim is not None
    assert (aim.next_code, aim.goal) == ("founder", "Founder")


def test_a_role_newer_than_the_version_of_the_goal_counts_by_the_newest(
    manager: Employee,
) -> None:
    agent = report_of(manager, name="Ada Agent")
    aims_for(agent, "lead", *LONG_WAY)
    document = small_document()
    document["roles"].append(build.role("expert", 2, {"empathy": 1}))
    document["moves"].append(build.move("expert", "lead", 6))
    load_document(document)
    publish(None)
    moved_to(agent, "expert")

    member = board(manager)["Ada Agent"]

    assert (member.role, member.aim and member.aim.next_code) == ("Expert", "lead")


def test_somebody_without_a_role_has_no_aim(manager: Employee) -> None:
    newcomer = EmployeeFactory.create(manager=manager, name="Nia New")
    aims_for(newcomer, "lead")

    member = board(manager)["Nia New"]

    assert (member.role, member.months_in_role, member.aim) == ("", None, None)


def test_what_waits_is_counted_for_each_person(manager: Employee) -> None:
    agent = report_of(manager, name="Ada Agent")
    asks(agent)
    MilestoneRecordFactory.create(employee=agent)
    MilestoneRecordFactory.create(employee=agent, state="confirmed")

    assert board(manager)["Ada Agent"].waiting == 2


def test_the_board_is_paged_and_its_sums_are_of_all(
    manager: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team_pages, "PER_PAGE", 1)
    for _ in range(2):
        asks(report_of(manager))

    page = board_page(user_of(manager), planning_of(manager), everybody=False, number="2")

    assert (len(page.members), page.members.paginator.count, page.waiting) == (1, 2, 2)


def test_the_board_adds_up(manager: Employee) -> None:
    agent = report_of(manager)
    aims_for(agent, "senior", "agent", "senior")
    rated(agent, "empathy", 2, author=manager)
    asks(report_of(manager), "coaching")

    page = board_page(user_of(manager), planning_of(manager), everybody=False)

    assert (page.ready, page.with_goal, page.waiting) == (1, 1, 1)
    assert not page.has_more_below


def test_the_board_knows_whether_there_is_more_below(manager: Employee) -> None:
    report_of(report_of(manager))

    assert board_page(user_of(manager), planning_of(manager), everybody=False).has_more_below


def test_a_request_comes_with_what_helps_to_answer_it(manager: Employee) -> None:
    agent = report_of(manager)
    rated(agent, "empathy", 1)
    asked = asks(agent, level=3)

    page = request_page(asked, planning_of(manager))

    assert (page.level, page.is_closed) == (3, False)
    assert page.evidence is not None
    assert page.evidence.level == 3
    assert [line.level for line in page.log] == [1]
    assert page.levels[3].statement == "do empathy at level 3"


def test_a_request_of_somebody_without_a_role_can_be_answered(manager: Employee) -> None:
    agent = EmployeeFactory.create(manager=manager)
    evidence = EvidenceFactory.create(employee=agent, level=2)
    asked = ConfirmationRequestFactory.create(evidence=evidence)

    page = request_page(asked, planning_of(manager))

    assert (page.row, page.levels, page.level) == (None, [], 2)


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_people(
    count: int, manager: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        aims_for(report_of(manager), "lead", *LONG_WAY)
    asked, *_ = (asks(agent) for agent in manager.reports.all())
    planning, user = planning_of(manager), user_of(manager)

    with django_assert_num_queries(5):
        assert len(team_board(user, planning)) == count
    with django_assert_num_queries(9):
        board_page(user, planning, everybody=False)
    with django_assert_num_queries(2):
        assert len(inbox(user, planning.at)) == count
    with django_assert_num_queries(4):
        request_page(asked, planning)


def test_moving_on_along_the_way_changes_the_aim(manager: Employee) -> None:
    agent = report_of(manager, name="Ada Agent")
    aims_for(agent, "lead", *LONG_WAY)
    moved_to(agent, "senior")

    aim = board(manager)["Ada Agent"].aim

    assert aim is not None
    assert (aim.next_role, aim.goal) == ("Lead", "Lead")
