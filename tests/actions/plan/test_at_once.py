from __future__ import annotations

import pytest

from planner.actions.goals import set_goal
from planner.models import Employee, Goal
from tests.at_once import AT_ONCE, NEEDS_LOCKS, refusals, together
from tests.scenes.people import employee_in, publish_small

pytestmark = NEEDS_LOCKS


@pytest.fixture
def agent() -> Employee:
    publish_small()
    return employee_in(manager=employee_in("lead"))


def test_choosing_a_goal_many_times_at_once_chooses_it_once(agent: Employee) -> None:
    together(*[lambda: set_goal(agent, "lead")] * AT_ONCE)

    assert Goal.objects.count() == 1


def test_of_two_goals_at_once_one_stays_open(agent: Employee) -> None:
    said = together(lambda: set_goal(agent, "lead"), lambda: set_goal(agent, "senior"))

    assert not refusals(said)
    assert Goal.objects.open().count() == 1
    assert Goal.objects.count() == 2
