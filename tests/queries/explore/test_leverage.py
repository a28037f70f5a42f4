from __future__ import annotations

from dataclasses import replace

import pytest

from planner.engine import leverage, readiness
from planner.engine.values.person import Rating
from planner.models import Employee
from planner.queries.explore.leverage import best_lever, lever_lines
from tests.engine.support import build
from tests.scenes.people import employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


@pytest.fixture
def agent() -> Employee:
    found = employee_in()
    rated(found, "empathy", 1)
    return found


def test_the_levers_are_those_of_the_engine(agent: Employee) -> None:
    planning = planning_of(agent)

    lines = lever_lines(planning)

    assert [line.lever for line in lines] == list(
        leverage(planning.framework, planning.person, at=planning.at)
    )
    assert best_lever(planning) == lines[0]


def test_a_lever_is_opened_into_roles_and_points(agent: Employee) -> None:
    first = lever_lines(planning_of(agent))[0]

    assert (first.skill.code, first.lever.level) == ("empathy", 2)
    assert first.statement == "do empathy at level 2"
    assert [line.role.code for line in first.opened] == ["senior"]
    assert [line.role.code for line in first.nearer] == ["lead"]


def test_the_points_add_up_and_the_percent_are_the_engines(agent: Employee) -> None:
    planning = planning_of(agent)
    for line in lever_lines(planning):
        word = Rating(line.skill.code, line.lever.level, planning.at, "self", confirms=False)
        then = replace(planning.person, ratings=(*planning.person.ratings, word))

        assert sum(role.weight for role in line.roles) == line.lever.points
        for role in line.roles:
            code = role.role.code
            before, after = (
                readiness(planning.framework, person, code, planning.at)
                for person in (planning.person, then)
            )
            assert (role.before, role.after) == (before.held_percent, after.held_percent)
            assert role.points_before == before.held_points


def test_whoever_holds_everything_has_no_lever() -> None:
    agent = employee_in()
    rated(agent, "empathy", 4)
    rated(agent, "coaching", 4)

    assert best_lever(planning_of(agent)) is None


def test_what_a_role_asks_for_is_said() -> None:
    essential = build.requirement("coaching", 2, weight=3, essential=True)
    publish_small(
        roles=[build.role("agent"), build.role("lead", 2, requires=[essential])],
        moves=[],
        milestones=[],
    )

    (line,) = lever_lines(planning_of(employee_in()))

    (role,) = line.roles
    assert (role.needed, role.weight, role.essential) == (2, 3, True)
    assert (role.before, role.after, role.out_of) == (0, 50, 6)
