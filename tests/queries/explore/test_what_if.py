"""What would change if; every number is asked of the engine once more."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from planner.engine import (
    lights,
    readiness,
    routes,
    suppose,
    what_if,
    within_reach,
)
from planner.models import Employee
from planner.queries.explore.readiness_change import ReadinessChange
from planner.queries.explore.what_if import NEARER, Supposition, WhatIfPage, what_if_page
from planner.queries.people.planning_context import PlanningContext
from tests.engine.support import build
from tests.factories.rows import OpeningFactory
from tests.scenes.people import aims_for, employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]

LONG_WAY = ("agent", "senior", "lead")
EVERYTHING = Supposition(("listening", "coaching-course"), ("empathy",), 300)


@pytest.fixture
def agent() -> Employee:
    """Somebody who says that they hold empathy 1, on the long way to lead."""
    found = employee_in(weekly_minutes=60)
    rated(found, "empathy", 1)
    aims_for(found, "lead", *LONG_WAY)
    return found


def supposing(employee: Employee, **wish: Any) -> tuple[PlanningContext, WhatIfPage]:
    planning = planning_of(employee)
    return planning, what_if_page(planning, Supposition(**wish))


def sums(change: ReadinessChange) -> tuple[int, ...]:
    """Points held and confirmed, before and after, added up from the terms."""
    return (
        sum(term.before.held_points for term in change.terms),
        sum(term.before.confirmed_points for term in change.terms),
        sum(term.after.held_points for term in change.terms),
        sum(term.after.confirmed_points for term in change.terms),
    )


def test_nothing_supposed_shows_the_same_twice(agent: Employee) -> None:
    _, page = supposing(agent)

    assert not page.is_asked
    assert page.before == page.after
    assert (page.days, page.days_later, page.opened, page.nearer) == (0, 0, [], [])


def test_the_targets_are_the_next_role_and_the_goal(agent: Employee) -> None:
    _, page = supposing(agent)

    assert [target.readiness.role.code for target in page.targets] == ["senior", "lead"]
    assert [target.is_goal for target in page.targets] == [False, True]


def test_a_goal_one_move_away_is_shown_once() -> None:
    senior = employee_in("senior")
    aims_for(senior, "lead")

    _, page = supposing(senior)

    assert [target.is_goal for target in page.targets] == [True]


@pytest.mark.parametrize("role", ["senior", "lead"])
def test_readiness_is_the_engines_on_both_sides(agent: Employee, role: str) -> None:
    planning = planning_of(agent)
    page = what_if_page(planning, EVERYTHING)
    change = next(t.readiness for t in page.targets if t.readiness.role.code == role)
    supposed = suppose(
        planning.framework,
        planning.person,
        at=planning.at,
        activities=EVERYTHING.activities,
        confirm=EVERYTHING.confirm,
        weekly_minutes=EVERYTHING.weekly_minutes,
    )
    before, after = (
        readiness(planning.framework, person, role, planning.at)
        for person in (planning.person, supposed)
    )

    assert sums(change) == (
        *(before.held_points, before.confirmed_points),
        *(after.held_points, after.confirmed_points),
    )
    assert change.before.held_percent == before.held_percent
    assert change.after.confirmed_percent == after.confirmed_percent
    assert change.held_gain == after.held_percent - before.held_percent > 0


def test_terms_that_differ_come_first(agent: Employee) -> None:
    _, page = supposing(agent, activities=("coaching-course",))
    goal = page.targets[-1].readiness

    assert [(term.after.code, term.is_changed) for term in goal.terms] == [
        ("coaching", True),
        ("empathy", False),
    ]
    assert goal.changed == 1


def test_the_lights_are_the_engines_on_both_sides(agent: Employee) -> None:
    OpeningFactory.create()
    planning, page = supposing(agent, confirm=("empathy",))
    supposed = suppose(planning.framework, planning.person, at=planning.at, confirm=["empathy"])
    goal = page.targets[-1]

    assert (
        goal.before.ready == lights(planning.framework, planning.person, "lead", planning.at).ready
    )
    assert goal.after.ready == lights(planning.framework, supposed, "lead", planning.at).ready
    assert goal.after.seat.on


def test_without_a_chosen_way_the_dates_are_those_of_the_engine() -> None:
    agent = employee_in(weekly_minutes=60)
    aims_for(agent, "lead")
    planning = planning_of(agent)

    page = what_if_page(planning, EVERYTHING)
    found = what_if(
        planning.framework,
        planning.person,
        "lead",
        at=planning.at,
        activities=EVERYTHING.activities,
        confirm=EVERYTHING.confirm,
        weekly_minutes=300,
    )

    assert page.before is not None
    assert page.after is not None
    assert page.before.route == found.before.route
    assert page.after.route == found.after.route
    assert page.earlier is None


def test_the_days_are_those_between_the_arrivals() -> None:
    agent = employee_in(since=date(2024, 1, 2), weekly_minutes=15)
    aims_for(agent, "lead")

    planning, page = supposing(agent, weekly_minutes=60)

    now = routes(planning.framework, planning.person, "lead", at=planning.at)[0]
    then = suppose(planning.framework, planning.person, at=planning.at, weekly_minutes=60)
    arrive = routes(planning.framework, then, "lead", at=planning.at)[0].arrive
    assert page.days == (now.arrive - arrive).days > 0


def test_less_time_is_later() -> None:
    agent = employee_in(since=date(2024, 1, 2), weekly_minutes=60)
    aims_for(agent, "lead")

    _, page = supposing(agent, weekly_minutes=15)

    assert page.days == -page.days_later < 0


def test_the_chosen_way_stays_and_a_better_one_is_named() -> None:
    agent = employee_in(since=date(2025, 5, 2))
    aims_for(agent, "lead", *LONG_WAY)

    planning, page = supposing(agent, weekly_minutes=600)

    assert page.after is not None
    assert page.after.route is not None
    assert page.after.route.roles == LONG_WAY
    assert page.earlier is not None
    assert page.earlier.via == []
    best = what_if(
        planning.framework, planning.person, "lead", at=planning.at, weekly_minutes=600
    ).after.route
    assert best is not None
    assert page.earlier.arrive == best.arrive
    assert page.after.arrive is not None
    assert page.earlier.arrive < page.after.arrive


def test_no_time_is_no_way_and_no_days(agent: Employee) -> None:
    _, page = supposing(agent, weekly_minutes=0)

    assert page.after is not None
    assert page.after.arrive is None
    assert "0 minutes a week" in page.after.obstacle
    assert (page.days, page.days_later) == (None, 0)


def test_a_leg_names_what_is_to_be_learned(agent: Employee) -> None:
    _, page = supposing(agent)

    assert page.before is not None
    assert [(leg.role, leg.gaps) for leg in page.before.legs] == [
        ("Senior", [("Empathy", 1, 2, 120)]),
        ("Lead", [("Coaching", 0, 2, 180)]),
    ]


@pytest.mark.parametrize("weekly", [60, 300])
def test_the_way_adds_up_role_by_role(agent: Employee, weekly: int) -> None:
    planning, page = supposing(agent, weekly_minutes=weekly)

    assert page.after is not None
    assert page.after.route is not None
    for line in page.after.legs:
        efforts = [
            planning.framework.skills[gap.skill].effort(gap.held, gap.needed)
            for gap in line.leg.gaps
        ]
        assert [gap[3] for gap in line.gaps] == efforts
        assert line.leg.minutes == sum(efforts)
        assert line.leg.arrive == max(line.leg.earliest, line.leg.learned)
    assert page.after.minutes == sum(line.leg.minutes for line in page.after.legs)
    assert page.after.arrive == page.after.legs[-1].leg.arrive


def test_a_role_opens_if_its_ready_light_goes_on(agent: Employee) -> None:
    rated(agent, "empathy", 2)
    planning, page = supposing(agent, confirm=("empathy",))
    supposed = suppose(planning.framework, planning.person, at=planning.at, confirm=["empathy"])

    assert [change.role.code for change in page.opened] == ["senior"]
    assert lights(planning.framework, supposed, "senior", planning.at).ready.on
    assert not lights(planning.framework, supposed, "lead", planning.at).ready.on


def test_roles_come_within_reach_and_nearer_as_the_engine_says(agent: Employee) -> None:
    planning, page = supposing(agent, activities=("listening", "coaching-course"))
    supposed = suppose(
        planning.framework,
        planning.person,
        at=planning.at,
        activities=["listening", "coaching-course"],
    )

    opened = set(within_reach(planning.framework, supposed, planning.at))
    opened -= set(within_reach(planning.framework, planning.person, planning.at))
    assert page.opened == []
    assert {change.role.code for change in page.unsigned} == opened == {"senior", "lead"}
    assert [change.role.code for change in page.nearer] == ["founder"]
    assert [change.after.held_percent for change in page.nearer] == [
        readiness(planning.framework, supposed, "founder", planning.at).held_percent
    ]


def test_only_the_best_of_many_are_shown_with_their_terms() -> None:
    others = [build.role(f"role-{n}", 3, {"empathy": 2, "coaching": 4}) for n in range(NEARER + 2)]
    publish_small(roles=[build.role("agent"), *others], moves=[], milestones=[])

    _, page = supposing(employee_in(), activities=("listening",))

    assert len(page.nearer) == NEARER
    assert page.others == ["Role 6", "Role 7"]


def test_without_a_goal_only_the_roles_are_shown() -> None:
    _, page = supposing(employee_in(), activities=("listening",))

    assert (page.goal, page.before, page.after, page.targets) == (None, None, None, [])
    assert [change.role.code for change in page.unsigned] == ["senior"]


@pytest.mark.parametrize(("weekly", "weeks"), [(60, 5), (90, 4), (0, None)])
def test_how_long_the_activities_take_is_said(
    agent: Employee, weekly: int, weeks: int | None
) -> None:
    _, page = supposing(agent, activities=("listening", "coaching-course"), weekly_minutes=weekly)

    assert (page.minutes, page.supposed_minutes, page.weeks) == (300, weekly, weeks)


def test_the_roles_that_come_nearer_are_counted_with_those_not_shown(agent: Employee) -> None:
    _, page = supposing(agent, activities=("listening", "coaching-course"))

    assert page.coming == len(page.nearer) + len(page.others) == 1
