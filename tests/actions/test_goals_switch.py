from __future__ import annotations

import pytest

from planner.actions.goals import NoGoal, NoSuchRole, StaleVersion, set_goal, switch_goal
from planner.models import Employee, FrameworkVersion
from tests.engine.support import build
from tests.scenes.people import employee_in, publish_small

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(small: FrameworkVersion) -> Employee:
    agent = employee_in()
    set_goal(agent, "lead", ["agent", "lead"])
    return agent


def test_a_switch_pins_the_newest_version(agent: Employee) -> None:
    newest = publish_small(ready_at=90)

    goal = switch_goal(agent, seen=newest.number)

    assert (goal.version, goal.route) == (newest, ["agent", "lead"])


def test_switching_twice_switches_once(agent: Employee) -> None:
    newest = publish_small(ready_at=90)

    assert switch_goal(agent, seen=newest.number) == switch_goal(agent, seen=newest.number)


def test_a_route_that_is_gone_is_left_to_the_planner(agent: Employee) -> None:
    newest = publish_small(moves=[build.move("agent", "senior", 6), build.move("senior", "lead")])

    assert switch_goal(agent, seen=newest.number).route == []


def test_a_version_that_was_not_looked_at_is_not_switched_to(agent: Employee) -> None:
    seen = publish_small(ready_at=90)
    publish_small(ready_at=95)

    with pytest.raises(StaleVersion, match="look at it first"):
        switch_goal(agent, seen=seen.number)


def test_a_version_without_the_goal_is_not_switched_to(agent: Employee) -> None:
    newest = publish_small(roles=[build.role("agent", 1)], moves=[])

    with pytest.raises(NoSuchRole):
        switch_goal(agent, seen=newest.number)


def test_without_a_goal_there_is_nothing_to_switch(small: FrameworkVersion) -> None:
    with pytest.raises(NoGoal):
        switch_goal(employee_in(), seen=small.number)


def test_another_way_keeps_the_version_of_the_goal(agent: Employee) -> None:
    before = agent.goals.get().version
    publish_small(ready_at=90)

    assert set_goal(agent, "lead", ["agent", "senior", "lead"]).version == before


def test_another_goal_counts_by_the_newest_version(agent: Employee) -> None:
    newest = publish_small(ready_at=90)

    assert set_goal(agent, "senior").version == newest
