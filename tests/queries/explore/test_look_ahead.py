"""Readiness on a day to come; every number is asked of the engine once more."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.engine import lights, readiness
from planner.engine.values.dates import add_months
from planner.models import Employee
from planner.queries.explore.look_ahead import (
    MONTHS,
    LookAheadPage,
    look_ahead_page,
    loss_lines,
    losses_soon,
    reach_of,
)
from tests.engine.support import build
from tests.factories.rows import MilestoneFactory, MilestoneRecordFactory
from tests.scenes.people import TODAY, aims_for, employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("fading")]

GONE = date(2027, 5, 2)  # empathy, shown on TODAY, falls to 1


@pytest.fixture
def fading(small: object) -> None:
    publish_small(
        skills=[build.skill("empathy", fades_after_months=6), build.skill("coaching")],
    )


@pytest.fixture
def agent() -> Employee:
    found = employee_in()
    rated(found, "empathy", 2, happened_on=TODAY)
    rated(found, "coaching", 1, happened_on=TODAY)
    aims_for(found, "lead", "agent", "senior", "lead")
    return found


def certified(employee: Employee, on: date) -> None:
    MilestoneRecordFactory.create(
        employee=employee,
        milestone=MilestoneFactory.create(code="probation"),
        achieved_on=on,
        state="confirmed",
    )


def ahead(employee: Employee, role: str = "lead", on: date = GONE) -> LookAheadPage:
    return look_ahead_page(planning_of(employee), role, on)


@pytest.mark.parametrize("on", [TODAY, GONE - timedelta(1), GONE, date(2029, 3, 31)])
@pytest.mark.parametrize("role", ["senior", "lead", "founder", "agent"])
def test_readiness_on_the_day_is_the_engines(agent: Employee, role: str, on: date) -> None:
    planning = planning_of(agent)
    today, then = (readiness(planning.framework, planning.person, role, day) for day in (TODAY, on))

    found = look_ahead_page(planning, role, on).readiness

    assert found.before.held_points == today.held_points
    assert found.after.held_percent == then.held_percent
    assert found.after.confirmed_percent == then.confirmed_percent
    assert sum(term.after.held_points for term in found.terms) == then.held_points


def test_what_is_lost_adds_up_to_the_difference(agent: Employee) -> None:
    boss = employee_in("lead")
    rated(agent, "empathy", 2, author=boss, happened_on=date(2026, 9, 2))
    planning = planning_of(agent)
    for months in range(MONTHS):
        page = look_ahead_page(planning, "lead", add_months(TODAY, months))
        change = page.readiness

        assert sum(line.held_points for line in page.until_then) == -change.points
        assert sum(line.confirmed_points for line in page.until_then) == (
            change.before.confirmed_points - change.after.confirmed_points
        )


def test_every_month_is_the_engines(agent: Employee) -> None:
    planning = planning_of(agent)

    months = look_ahead_page(planning, "lead", GONE).months

    assert [month.number for month in months] == list(range(MONTHS + 1))
    for month in months:
        found = readiness(
            planning.framework, planning.person, "lead", add_months(TODAY, month.number)
        )
        assert (month.held, month.confirmed) == (found.held_percent, found.confirmed_percent)


@pytest.mark.parametrize(
    ("on", "number"), [(TODAY, 0), (GONE - timedelta(1), 5), (GONE, 6), (date(2031, 1, 1), 24)]
)
def test_the_day_lies_in_its_month(agent: Employee, on: date, number: int) -> None:
    assert ahead(agent, on=on).chosen == number


def test_a_loss_says_when_what_and_what_it_costs(agent: Employee) -> None:
    (line,) = ahead(agent).until_then

    assert (line.loss.on, line.words) == (GONE, "Empathy falls to level 1")
    assert (line.held, line.confirmed) == (1, 0)
    assert line.url == "/skills/empathy/evidence/"


def test_the_points_are_levels_times_the_weight() -> None:
    heavy = [build.requirement("empathy", 2, weight=3)]
    publish_small(
        skills=[build.skill("empathy", fades_after_months=6)],
        roles=[build.role("agent"), build.role("lead", 3, requires=heavy)],
        moves=[build.move("agent", "lead")],
        milestones=[],
        activities=[],
    )
    agent = employee_in()
    rated(agent, "empathy", 2, happened_on=TODAY)

    (line,) = ahead(agent).until_then

    assert (line.held, line.weight, line.held_points, line.confirmed_points) == (1, 3, 3, 0)


def test_a_loss_says_since_when_it_counts(agent: Employee) -> None:
    rated(agent, "empathy", 2, author=employee_in("lead"), happened_on=date(2026, 9, 2))
    certified(agent, date(2025, 12, 14))

    lines = loss_lines(planning_of(agent), "lead", add_months(TODAY, MONTHS))

    assert {line.since for line in lines} == {TODAY, date(2026, 9, 2), date(2025, 12, 14)}
    for line in lines:
        assert line.loss.on in {add_months(line.since, n * line.months) for n in (1, 2)}


def test_a_confirmation_that_fades_alone_says_so(agent: Employee) -> None:
    rated(agent, "empathy", 2, author=employee_in("lead"), happened_on=date(2026, 9, 2))

    line = ahead(agent).until_then[0]

    assert line.words == "Empathy: the confirmed level falls to 1"
    assert (line.held, line.confirmed) == (0, 1)


def test_a_milestone_that_expires_is_to_be_renewed(agent: Employee) -> None:
    certified(agent, date(2025, 12, 14))

    line = ahead(agent).until_then[0]

    assert (line.loss.on, line.words) == (date(2026, 12, 14), "“Probation” expires")
    assert line.url == "/milestones/add/?milestone=probation"


def test_what_costs_the_role_nothing_stands_apart(agent: Employee) -> None:
    certified(agent, date(2025, 12, 14))

    page = ahead(agent, "senior")

    assert [line.name for line in page.elsewhere] == ["Probation"]
    assert {line.name for line in (*page.until_then, *page.after_that)} == {"Empathy"}


def test_the_lights_are_those_of_the_day(agent: Employee) -> None:
    certified(agent, date(2025, 12, 14))
    planning = planning_of(agent)

    page = look_ahead_page(planning, "lead", GONE)

    assert page.lights == lights(planning.framework, planning.person, "lead", GONE)
    assert any("expired on" in reason for reason in page.lights.eligible.reasons)


def test_it_says_what_the_role_is_to_me(agent: Employee) -> None:
    assert [
        (ahead(agent, role).is_next, ahead(agent, role).is_goal) for role in ("senior", "lead")
    ] == [
        (True, False),
        (False, True),
    ]


def test_my_own_roles_are_offered_first(agent: Employee) -> None:
    reach = reach_of(planning_of(agent))

    assert [code for code, _ in reach.roles] == ["senior", "lead", "agent", "founder"]
    assert (reach.role, reach.on) == ("senior", GONE)
    assert (reach.first, reach.last) == (TODAY, date(2031, 11, 2))


def test_without_a_goal_my_present_role_comes_first() -> None:
    assert reach_of(planning_of(employee_in())).role == "agent"


@pytest.mark.parametrize(("shown", "soon"), [(date(2026, 7, 1), True), (date(2026, 7, 2), False)])
def test_a_drop_within_sixty_days_is_soon(shown: date, soon: bool) -> None:
    agent = employee_in()
    rated(agent, "empathy", 1, happened_on=shown)

    found = losses_soon(planning_of(agent), ["agent"])

    assert [line.loss.on for line in found] == ([date(2027, 1, 1)] if soon else [])


def test_what_none_of_the_roles_asks_for_is_no_reminder(agent: Employee) -> None:
    certified(agent, date(2025, 12, 14))
    planning = planning_of(agent)

    assert losses_soon(planning, ["agent", "senior"]) == []
    assert [line.name for line in losses_soon(planning, ["agent", "lead"])] == ["Probation"]


def test_a_drop_that_matters_to_two_roles_is_said_once() -> None:
    agent = employee_in()
    rated(agent, "empathy", 1, happened_on=date(2026, 6, 1))

    assert len(losses_soon(planning_of(agent), ["agent", "senior"])) == 1


def test_all_losses_of_the_engine_are_lines(agent: Employee) -> None:
    lines = loss_lines(planning_of(agent), "founder", date(2029, 1, 1))

    assert [line.loss.on for line in lines] == [GONE, date(2027, 11, 2)]
    assert not any(line.is_asked for line in lines)
