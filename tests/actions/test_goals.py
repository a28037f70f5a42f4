from __future__ import annotations

from typing import Any

import pytest

from planner.actions.errors import ActionError
from planner.actions.goals import (
    BudgetOutOfRange,
    GoalIsOwnRole,
    NoRoleYet,
    NoSuchRole,
    NotARoute,
    end_goal,
    set_budget,
    set_goal,
)
from planner.models import Employee, FrameworkVersion, Goal
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory, RoleFactory
from tests.scenes.people import employee_in, moved_to, publish_small

pytestmark = pytest.mark.django_db

LONG_WAY = ["agent", "senior", "lead"]


@pytest.fixture
def agent(small: FrameworkVersion) -> Employee:
    return employee_in()


def test_a_goal_remembers_its_way_and_its_version(agent: Employee, small: FrameworkVersion) -> None:
    goal = set_goal(agent, "lead", LONG_WAY)

    assert (goal.role_id, goal.route, goal.version, goal.shared) == ("lead", LONG_WAY, small, True)
    assert Goal.objects.open().get() == goal


def test_a_goal_may_be_private_and_without_a_way(agent: Employee) -> None:
    goal = set_goal(agent, "founder", shared=False)

    assert (goal.route, goal.shared) == ([], False)


def test_choosing_the_same_again_changes_nothing(agent: Employee) -> None:
    first = set_goal(agent, "lead", LONG_WAY)

    assert set_goal(agent, "lead", LONG_WAY) == first
    assert Goal.objects.count() == 1


def test_another_role_ends_the_goal_before(agent: Employee) -> None:
    before = set_goal(agent, "lead", LONG_WAY)

    after = set_goal(agent, "senior")

    before.refresh_from_db()
    assert before.ended_at is not None
    assert Goal.objects.open().get() == after


@pytest.mark.parametrize(
    "choice", [{"route": ["agent", "lead"]}, {"route": LONG_WAY, "shared": False}]
)
def test_another_way_to_the_same_role_changes_the_goal(
    agent: Employee, choice: dict[str, Any]
) -> None:
    before = set_goal(agent, "lead", LONG_WAY)

    after = set_goal(agent, "lead", **choice)

    assert after == before == Goal.objects.get()
    assert (after.route, after.shared) == (choice["route"], choice.get("shared", True))


def test_letting_go_keeps_the_history(agent: Employee) -> None:
    set_goal(agent, "lead")

    end_goal(agent)
    end_goal(agent)

    assert not Goal.objects.open().exists()
    assert Goal.objects.count() == 1


def test_letting_go_leaves_the_goals_of_others(agent: Employee) -> None:
    set_goal(employee_in(), "lead")

    end_goal(agent)

    assert Goal.objects.open().exists()


@pytest.mark.parametrize(
    "route",
    [
        ["senior", "lead"],  # begins elsewhere
        ["agent", "senior"],  # ends elsewhere
        ["agent", "founder", "lead"],  # no such move
        ["agent", "teleport", "lead"],  # no such role
        ["lead"],
    ],
)
def test_a_way_that_does_not_lead_there_is_refused(agent: Employee, route: list[str]) -> None:
    with pytest.raises(NotARoute, match="choose again"):
        set_goal(agent, "lead", route)

    assert not Goal.objects.exists()


def test_a_way_through_a_role_twice_is_refused(small: FrameworkVersion) -> None:
    there_and_back = [build.move("agent", "senior"), build.move("senior", "agent", kind="lateral")]
    publish_small(moves=[*there_and_back, build.move("senior", "lead")])

    with pytest.raises(NotARoute):
        set_goal(employee_in(), "lead", ["agent", "senior", "agent", "senior", "lead"])


def test_a_way_from_the_role_before_is_refused(agent: Employee) -> None:
    moved_to(agent, "senior")

    with pytest.raises(NotARoute, match="in the meantime"):
        set_goal(agent, "lead", LONG_WAY)


def test_a_role_that_is_not_published_is_refused(agent: Employee) -> None:
    RoleFactory.create(code="draft-only")

    for role in ("draft-only", "no-such-role", ""):
        with pytest.raises(NoSuchRole):
            set_goal(agent, role)


def test_ones_own_role_is_no_goal(agent: Employee) -> None:
    with pytest.raises(GoalIsOwnRole):
        set_goal(agent, "agent")


def test_without_a_role_there_is_no_goal_yet(small: FrameworkVersion) -> None:
    with pytest.raises(NoRoleYet, match="ask HR"):
        set_goal(EmployeeFactory.create(), "lead")


def test_a_refused_choice_leaves_the_goal_as_it_was(agent: Employee) -> None:
    before = set_goal(agent, "lead")

    with pytest.raises(ActionError):
        set_goal(agent, "agent")

    assert Goal.objects.open().get() == before


@pytest.mark.parametrize("minutes", [0, 90, 2400])
def test_the_pace_can_be_changed(agent: Employee, minutes: int) -> None:
    set_budget(agent, minutes)

    agent.refresh_from_db()
    assert agent.weekly_minutes == minutes


@pytest.mark.parametrize("minutes", [-1, 2401])
def test_a_pace_out_of_range_is_refused(agent: Employee, minutes: int) -> None:
    with pytest.raises(BudgetOutOfRange, match="between 0 and 40 hours"):
        set_budget(agent, minutes)

    agent.refresh_from_db()
    assert agent.weekly_minutes == 90
