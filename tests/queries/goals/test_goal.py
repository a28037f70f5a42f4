from __future__ import annotations

from datetime import date

import pytest

from planner.models import Employee
from planner.queries.goals.goal import Journey, journey_of, seats_at, steps_for
from planner.queries.people.planning_context import open_goal
from tests.engine.support import build
from tests.factories.rows import OpeningFactory, RoleFactory
from tests.scenes.people import TODAY, aims_for, employee_in, moved_to, planning_of, publish_small

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

LONG_WAY = ("agent", "senior", "lead")


def journey(employee: Employee) -> Journey | None:
    planning = planning_of(employee)
    return journey_of(planning.framework, planning.person, open_goal(employee), planning.at)


def roles_of(employee: Employee) -> tuple[str, ...]:
    found = journey(employee)
    assert found is not None
    return found.route.roles if found.route else ()


def publish_free(roles: list[str], ways: list[tuple[str, str]]) -> None:
    """Roles that ask for nothing."""
    publish_small(
        roles=[build.role(code, level) for level, code in enumerate(roles, 1)],
        moves=[build.move(*way) for way in ways],
        milestones=[],
    )


def test_without_a_goal_there_is_no_journey() -> None:
    assert journey(employee_in()) is None


def test_an_ended_goal_is_no_goal() -> None:
    agent = employee_in()
    aims_for(agent, "lead", ended_at="2026-06-01T09:00:00Z")

    assert open_goal(agent) is None


def test_without_a_chosen_way_the_earliest_is_taken() -> None:
    agent = employee_in(since=date(2025, 5, 2))  # 18 months ago: the direct move is served
    aims_for(agent, "lead")

    assert roles_of(agent) == ("agent", "lead")


def test_the_chosen_way_is_kept_though_another_is_earlier() -> None:
    agent = employee_in(since=date(2025, 5, 2))
    aims_for(agent, "lead", *LONG_WAY)

    assert roles_of(agent) == LONG_WAY


def test_whoever_has_moved_on_along_the_way_goes_on_from_there() -> None:
    agent = employee_in()
    aims_for(agent, "lead", *LONG_WAY)
    moved_to(agent, "senior")

    assert roles_of(agent) == ("senior", "lead")


def test_whoever_has_moved_off_the_way_gets_the_earliest_from_there() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "lead")
    moved_to(agent, "senior")

    assert roles_of(agent) == ("senior", "lead")


def test_a_chosen_move_that_is_no_more_gives_way_to_the_earliest() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "founder", "lead")

    assert roles_of(agent) == ("agent", "lead")


def test_a_goal_out_of_reach_says_why() -> None:
    agent = employee_in()
    aims_for(agent, "founder")

    found = journey(agent)

    assert found is not None
    assert (found.route, found.stops, found.next_role) == (None, (), "founder")
    assert found.obstacle == "No chain of moves leads from “Agent” to “Founder” yet."


def test_without_time_to_learn_there_is_no_way() -> None:
    agent = employee_in(weekly_minutes=0)
    aims_for(agent, "lead", *LONG_WAY)

    found = journey(agent)

    assert found is not None
    assert found.route is None
    assert "0 minutes a week" in found.obstacle


def test_without_time_a_way_that_asks_for_no_learning_is_kept() -> None:
    chosen = ("agent", "senior", "chief")
    roles = ["agent", "senior", "chief"]
    ways = [("agent", "senior"), ("senior", "chief"), ("agent", "chief")]
    publish_free(roles, ways)
    agent = employee_in(weekly_minutes=0)
    aims_for(agent, "chief", *chosen)

    assert roles_of(agent) == chosen


@pytest.mark.parametrize("goal", ["agent", "retired"])
def test_a_goal_that_is_reached_or_off_the_map_leads_nowhere(goal: str) -> None:
    agent = employee_in()
    RoleFactory.create(code="retired")
    aims_for(agent, goal)

    assert journey(agent) is None


def test_the_stops_say_where_one_stands() -> None:
    agent = employee_in()
    aims_for(agent, "lead", *LONG_WAY)

    found = journey(agent)

    assert found is not None
    assert [stop.state for stop in found.stops] == ["here", "next", "goal"]
    assert [stop.arrive for stop in found.stops] == [None, date(2026, 11, 16), date(2027, 5, 16)]
    assert found.stops[0].months_in_role == 12
    assert [stop.readiness.held_percent for stop in found.stops] == [0, 0, 0]


def test_the_steps_follow_the_way() -> None:
    agent = employee_in()
    aims_for(agent, "lead", *LONG_WAY)
    planning = planning_of(agent)

    steps = steps_for(planning, journey(agent), ())

    assert {step.role for step in steps} == {"senior"}
    assert steps[0].kind == "learn"


def test_whoever_has_arrived_is_congratulated() -> None:
    agent = employee_in("lead")
    aims_for(agent, "lead", *LONG_WAY)

    (step,) = steps_for(planning_of(agent), None, ())

    assert (step.kind, step.role) == ("choose", "lead")
    assert "Congratulations" in step.why


def test_only_seats_that_are_free_now_or_later_count() -> None:
    OpeningFactory.create(seats=3, taken=1)
    OpeningFactory.create(seats=1, taken=1)
    OpeningFactory.create(closes_on=date(2026, 11, 1))
    OpeningFactory.create(opens_on=date(2027, 1, 1))

    seats = seats_at(TODAY)

    assert [(seat.free_seats, seat.has_seat(TODAY)) for seat in seats] == [(2, True), (1, False)]
