"""Another goal never destroys the former one."""

from __future__ import annotations

import pytest

from planner.actions.goals import GoalIsOwnRole, NoSuchRole, end_goal, resume_goal, set_goal
from planner.models import Employee, Goal, PlanStep
from planner.queries.common.planned import spent_on
from planner.queries.people.planning_context import open_goal
from tests.factories.rows import PlanStepFactory
from tests.scenes import plan as plan_scenes
from tests.scenes.people import moved_to
from tests.scenes.plan import begun, codes, planning_agent, step_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]


@pytest.fixture
def agent() -> Employee:
    return planning_agent()


@pytest.fixture
def former(agent: Employee) -> Goal:
    """The goal of lead, left for senior when the coaching course was begun."""
    begun(step_of(agent, "coaching-course"), 45)
    goal: Goal = agent.goals.get()
    set_goal(agent, "senior")
    return goal


def test_plan_route_and_version_are_as_they_were(agent: Employee, former: Goal) -> None:
    plan_scenes.publish_plannable(ready_at=95)

    resume_goal(former)

    goal = open_goal(agent)
    assert goal == former
    assert (goal.route, goal.version.number) == (plan_scenes.ROUTE, 1)
    assert codes(agent) == ["listening", "writing", "coaching-course"]


def test_begun_steps_come_back_with_their_hours(agent: Employee, former: Goal) -> None:
    begun(step_of(agent, "coaching-course"), 30)  # towards senior

    resume_goal(former)

    step = step_of(agent, "coaching-course")
    assert (step.goal, step.taken_from_id, spent_on(step)) == (former, None, 75)


def test_the_goal_that_is_left_for_it_can_be_taken_up_again_too(
    agent: Employee, former: Goal
) -> None:
    PlanStepFactory.create(goal=open_goal(agent), title="Read", is_own=True)
    senior = open_goal(agent)
    resume_goal(former)
    assert senior

    resume_goal(senior)

    assert open_goal(agent) == senior
    assert "Read" in codes(agent)


def test_a_goal_that_was_let_go_of_can_be_taken_up_again(agent: Employee) -> None:
    goal = agent.goals.get()
    end_goal(agent)

    resume_goal(goal)

    assert open_goal(agent) == goal


def test_a_second_click_changes_nothing(agent: Employee, former: Goal) -> None:
    for _ in range(2):
        resume_goal(former)

    assert Goal.objects.open().get() == former


def test_the_role_of_today_is_no_goal(agent: Employee, former: Goal) -> None:
    moved_to(agent, "lead")

    with pytest.raises(GoalIsOwnRole):
        resume_goal(former)

    assert open_goal(agent) != former


def test_a_role_that_is_gone_when_the_version_ends_is_no_goal(former: Goal) -> None:
    roles = [role for role in plan_scenes.roles() if role["code"] != "lead"]
    plan_scenes.publish_plannable(roles=roles, moves=[])
    former.version.__class__.objects.filter(number=2).update(old_goals_until="2026-01-01")

    with pytest.raises(NoSuchRole):
        resume_goal(former)


def test_a_step_begun_for_two_goals_goes_along_once(agent: Employee, former: Goal) -> None:
    begun(step_of(agent, "listening"))  # towards senior
    resume_goal(former)
    begun(step_of(agent, "listening"))  # towards lead

    set_goal(agent, "founder")

    rows = PlanStep.objects.open().filter(goal=open_goal(agent), activity="listening")
    assert rows.count() == 1
