"""One expected date for a person's goal, on every page that shows one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.actions.plan.complete import complete_step
from planner.actions.progress.evidence import Note
from planner.models import Employee
from planner.queries.career_map.compare import comparison
from planner.queries.career_map.map import MINE, map_page
from planner.queries.career_map.role_cards import viewer_of
from planner.queries.common.planned import plan_ends, work_of
from planner.queries.explore.goal_switch import switch_page
from planner.queries.explore.what_if import Supposition, what_if_page
from planner.queries.goals.goal import expected_journey
from planner.queries.goals.routes import route_page
from planner.queries.home import home_page
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.page import plan_page
from planner.queries.team.person import person_page
from tests.factories.rows import EmployeeFactory, PauseFactory, PlanStepFactory
from tests.scenes.people import TODAY, aims_for, employee_in, planning_of, user_of
from tests.scenes.plan import begun, open_steps, planning_agent, publish_plannable, step_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]

TYPICAL = date(2027, 5, 2)  # the months of the move
EXPECTED = date(2028, 3, 11)  # the last day of the plan


@pytest.fixture
def agent() -> Employee:
    """Somebody whose plan takes a hundred hours more than is typical."""
    found = planning_agent(manager=EmployeeFactory.create())
    PlanStepFactory.create(goal=found.goals.get(), title="Read", is_own=True, minutes=6000)
    return found


@pytest.fixture
def planning(agent: Employee) -> PlanningContext:
    return planning_of(agent)


def test_home_and_the_plan_show_the_last_day_of_the_plan(planning: PlanningContext) -> None:
    home, plan = home_page(planning).journey, plan_page(planning)

    assert home
    assert plan
    assert home.arrive == plan.totals.goal_on == EXPECTED
    assert home.minutes == plan.totals.left == 6360


def test_the_manager_sees_the_same_date(agent: Employee) -> None:
    assert agent.manager
    page = person_page(user_of(agent.manager), agent, planning_of(agent))

    assert page.journey
    assert page.journey.arrive == EXPECTED


def test_the_map_shows_the_same_date_for_my_route(agent: Employee) -> None:
    page = map_page(viewer_of(user_of(agent)), show=MINE)

    assert page.way_text == "Your route: Agent and Lead. Expected arrival in March 2028."


def test_the_goal_beside_other_roles_has_the_same_date(planning: PlanningContext) -> None:
    (lead,) = comparison(planning, ["lead"], ()).columns

    assert lead.route
    assert (lead.route.arrive, lead.minutes) == (EXPECTED, 6360)


def test_ways_are_compared_by_typical_hours_beside_the_date(planning: PlanningContext) -> None:
    page = route_page(planning, "lead")

    assert {way.route.arrive for way in page.ways if way.is_chosen} == {TYPICAL}
    assert page.expected_on == EXPECTED


def test_a_supposition_begins_with_the_same_date(planning: PlanningContext) -> None:
    page = what_if_page(planning, Supposition(weekly_minutes=180))

    assert page.before
    assert page.after
    assert (page.before.arrive, page.after.arrive) == (EXPECTED, date(2027, 7, 8))


def test_an_activity_supposed_done_is_out_of_the_plan(planning: PlanningContext) -> None:
    page = what_if_page(planning, Supposition(activities=("listening",)))

    assert page.after
    assert page.after.arrive == EXPECTED - timedelta(days=9)  # 120 of 90 minutes a week
    assert page.after.minutes == 6240


def test_a_switch_is_measured_against_the_same_date(agent: Employee) -> None:
    publish_plannable(ready_at=90)

    page = switch_page(planning_of(agent))

    assert page
    assert (page.before.arrive, page.after.arrive) == (EXPECTED, EXPECTED)


def test_next_steps_begin_at_the_same_date_and_take_their_time_off(
    planning: PlanningContext,
) -> None:
    steps = {line.step.activity: line.step for line in home_page(planning).steps}

    listening = steps["listening"]
    assert listening.arrive_before == EXPECTED
    assert listening.arrive_after == EXPECTED - timedelta(days=9)


def test_later_moves_are_learned_after_the_plan() -> None:
    agent = employee_in(weekly_minutes=60)
    aims_for(agent, "lead", "agent", "senior", "lead")
    PlanStepFactory.create(goal=agent.goals.get(), title="Read", is_own=True, minutes=6000)

    journey = expected_journey(planning_of(agent))

    assert journey
    assert journey.route
    senior, lead = journey.stops[1:]
    assert (senior.arrive, senior.minutes) == (TODAY + timedelta(days=700), 6000)
    assert (lead.minutes, lead.is_planned) == (6000 + journey.route.legs[1].minutes, True)


def test_without_a_plan_the_date_is_typical() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "lead")

    journey = expected_journey(planning_of(agent))

    assert journey
    assert (journey.arrive, journey.stops[-1].is_planned) == (TYPICAL, False)


def test_a_plan_without_time_in_the_week_has_no_end(agent: Employee) -> None:
    assert plan_ends(planning_of(agent).planned, TODAY, 0) is None


def test_hours_and_pauses_count_once_each(agent: Employee) -> None:
    begun(step_of(agent, "listening"), 30)
    for number in (1, 2):
        first = TODAY + timedelta(days=30 * number)
        PauseFactory.create(employee=agent, starts_on=first, ends_on=first + timedelta(days=6))

    work = planning_of(agent).planned

    assert work
    assert (work.minutes, len(work.left), len(work.pauses)) == (6330, 4, 2)
    assert work == work_of(open_steps(agent), agent.pauses.all())


def test_a_pause_that_is_over_and_a_closed_step_do_not_count(agent: Employee) -> None:
    PauseFactory.create(employee=agent, starts_on=date(2026, 7, 6), ends_on=date(2026, 7, 17))
    complete_step(step_of(agent, "writing"), Note(TODAY))

    work = planning_of(agent).planned

    assert work
    assert work.pauses == ()
    assert "writing 1" not in work.left
