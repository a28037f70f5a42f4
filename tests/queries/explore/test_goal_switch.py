from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.engine import readiness
from planner.engine.routes.legs import explained
from planner.models import Employee, FrameworkVersion
from planner.queries.explore.goal_switch import SwitchPage, switch_page
from planner.queries.home import home_page
from planner.queries.team.board import team_board
from tests.engine.support import build
from tests.scenes.people import TODAY, aims_for, employee_in, planning_of, publish_small, user_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(small: FrameworkVersion) -> Employee:
    agent = employee_in(manager=employee_in("lead"))
    aims_for(agent, "lead", "agent", "lead")
    return agent


def harder(**lead: Any) -> FrameworkVersion:
    """The next version: lead asks for more."""
    needs = lead.pop("needs", {} if "requires" in lead else {"empathy": 3, "coaching": 2})
    months = lead.pop("months", 18)
    return publish_small(
        roles=[
            build.role("agent", 1, {"empathy": 1}),
            build.role("senior", 2, {"empathy": 2}),
            build.role("lead", 3, needs, **{"milestones": ["probation", "mentor"], **lead}),
            build.role("founder", 4, {"coaching": 4}),
        ],
        moves=[
            build.move("agent", "senior", 6),
            build.move("senior", "lead", 6),
            build.move("agent", "lead", months),
        ],
    )


def page_of(agent: Employee) -> SwitchPage:
    page = switch_page(planning_of(agent))
    assert page
    return page


def lines(agent: Employee) -> list[str]:
    return [line for role in page_of(agent).changes for line in role.lines]


def test_there_is_nothing_to_switch_under_the_newest_version(agent: Employee) -> None:
    assert switch_page(planning_of(agent)) is None


def test_a_new_version_does_not_move_the_goal(agent: Employee) -> None:
    before = home_page(planning_of(agent)).readiness
    harder()

    assert home_page(planning_of(agent)).readiness == before


def test_the_manager_sees_the_same_number(agent: Employee) -> None:
    harder()
    assert agent.manager

    (member,) = team_board(user_of(agent.manager), planning_of(agent.manager))

    planning = planning_of(agent)
    assert member.aim
    assert member.aim.readiness == home_page(planning).readiness
    assert planning.effective_version.is_older


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ({}, "Empathy: level 2 → 3"),
        ({"needs": {"empathy": 2}}, "Coaching: no longer asked for"),
        ({"requires": [build.requirement("empathy", 2, weight=3)]}, "Empathy: weight 1 → 3"),
        ({"requires": [build.requirement("empathy", 2, essential=True)]}, "Empathy: essential now"),
        ({"milestones": ["mentor"]}, "Milestone no longer asked for: Probation"),
        ({"months": 24}, "Months to serve before: 18 → 24"),
    ],
)
def test_what_changed_is_said(agent: Employee, change: dict[str, Any], line: str) -> None:
    harder(**change)

    assert line in lines(agent)


def test_the_effect_is_what_the_engine_says(agent: Employee) -> None:
    harder(months=60)
    planning = planning_of(agent)
    now, then = (
        explained(version.framework, version.person, ("agent", "lead"), TODAY)
        for version in (planning, planning.under_newest())
    )

    page = page_of(agent)

    assert page.before.way
    assert page.after.way
    assert (page.before.way.route, page.after.way.route) == (now, then)
    assert page.days_later == -page.days_earlier == (then.arrive - now.arrive).days > 0


def test_readiness_is_the_engine_s_under_both_versions(agent: Employee) -> None:
    harder()
    planning = planning_of(agent)

    for side, version in zip(
        page_of(agent).sides, (planning, planning.under_newest()), strict=True
    ):
        asked = readiness(version.framework, version.person, "lead", TODAY)
        assert side.readiness
        assert side.readiness.held_percent == asked.held_percent
        assert side.readiness.confirmed_percent == asked.confirmed_percent
        assert sum(term.held_points for term in side.readiness.terms) == asked.held_points


def test_a_goal_that_the_new_version_lacks_can_still_be_finished(agent: Employee) -> None:
    publish_small(
        roles=[build.role("agent", 1), build.role("senior", 2), build.role("founder", 4)],
        moves=[build.move("agent", "senior", 6)],
    )

    page = page_of(agent)
    assert (page.after.way, page.after.readiness, page.days_later) == (None, None, None)
    assert page.after.obstacle == "This version does not have the role."
    assert lines(agent) == ["This role is not on the map any more."]


def test_a_goal_and_a_role_from_two_versions_are_told_all_the_same(agent: Employee) -> None:
    publish_small(
        roles=[build.role("agent", 1), build.role("senior", 2), build.role("expert", 3)], moves=[]
    )
    agent.assignments.update(role="expert")

    assert [side.way for side in page_of(agent).sides] == [None, None]
    assert lines(agent) == ["This role is not on the map any more."]


def test_a_goal_that_is_reached_says_so(agent: Employee) -> None:
    harder()
    agent.assignments.update(role="lead")

    assert {side.obstacle for side in page_of(agent).sides} == {"You are in this role already."}
    assert "Empathy: level 2 → 3" in lines(agent)


def test_after_the_day_the_newest_counts(agent: Employee) -> None:
    version = harder()
    FrameworkVersion.objects.filter(pk=version.pk).update(old_goals_until=date(2026, 1, 1))

    assert not planning_of(agent).effective_version.is_older


def test_a_new_role_that_the_goals_version_lacks_counts_by_the_newest(agent: Employee) -> None:
    publish_small(
        roles=[
            build.role("agent", 1),
            build.role("senior", 2),
            build.role("lead", 3),
            build.role("expert", 3),
        ],
        moves=[build.move("expert", "lead", 6, "lateral")],
    )
    agent.assignments.update(role="expert")

    assert "expert" in planning_of(agent).framework.roles


def test_few_queries_once_both_versions_are_compiled(
    agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    harder()
    planning = planning_of(agent)
    switch_page(planning)

    with django_assert_num_queries(2):
        switch_page(planning)
