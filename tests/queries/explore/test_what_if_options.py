from __future__ import annotations

import pytest

from planner.models import Employee
from planner.queries.explore.what_if_options import ActivityOption, Options, options_of
from tests.engine.support import build
from tests.factories.rows import ConfirmationRequestFactory
from tests.scenes.people import aims_for, employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


def options(employee: Employee, *ticked: str) -> Options:
    return options_of(planning_of(employee), ticked)


def codes(found: list[ActivityOption] | object) -> list[str]:
    assert isinstance(found, list)
    return [option.activity.code for option in found]


def test_the_plan_for_the_next_role_comes_first() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "senior", "lead")

    found = options(agent)

    assert found.next_role == "Senior"
    assert codes(found.planned) == ["listening"]
    assert codes(found.helpful) == ["coaching-course"]
    assert found.helpful[0].after == ["Listening"]
    assert found.helpful[0].effects == [("Coaching", 0, 2)]


def test_without_a_goal_the_roles_one_move_away_count() -> None:
    found = options(employee_in())

    assert found.next_role == ""
    assert codes(found.planned) == ["listening", "coaching-course"]


def test_what_would_teach_nothing_new_is_not_offered_unless_it_is_ticked() -> None:
    agent = employee_in()
    rated(agent, "empathy", 2)
    aims_for(agent, "senior")

    assert codes(options(agent).planned) == []
    assert codes(options(agent).helpful) == []
    assert codes(options(agent, "listening", "nonsense").ticked) == ["listening"]


def test_an_activity_beyond_what_is_needed_helps_as_well() -> None:
    publish_small(activities=[build.activity("deep", 9, [build.effect("empathy", 0, 4)])])
    agent = employee_in()
    aims_for(agent, "senior")

    assert codes(options(agent).planned) == ["deep"]


def test_only_what_is_held_and_not_confirmed_can_be_confirmed() -> None:
    agent, boss = employee_in(), employee_in("lead")
    rated(agent, "empathy", 2)
    rated(agent, "coaching", 1)
    rated(agent, "coaching", 1, author=boss)
    aims_for(agent, "senior")

    (option,) = options(agent).confirm

    assert (option.code, option.held, option.confirmed) == ("empathy", 2, 0)
    assert option.is_asked
    assert not option.is_waiting


def test_what_the_way_asks_for_comes_first() -> None:
    agent = employee_in()
    rated(agent, "coaching", 1)
    rated(agent, "empathy", 1)
    aims_for(agent, "senior")

    assert options(agent).confirmable == ["empathy", "coaching"]


def test_what_is_with_the_manager_says_so() -> None:
    agent = employee_in()
    rated(agent, "empathy", 1)
    ConfirmationRequestFactory.create(evidence=agent.evidence.get())

    assert options(agent).confirm[0].is_waiting
