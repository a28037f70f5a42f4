"""The plan page: every number can be added up again."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from planner.actions.goals import set_budget, set_goal
from planner.actions.plan.blockers import answer_blocker, block_step
from planner.actions.plan.complete import complete_step
from planner.actions.progress.evidence import Note
from planner.engine import activity_plan, schedule
from planner.models import Employee, FrameworkVersion, PlanStep
from planner.queries.plan.page import PlanPage, plan_page, shared_plan
from planner.queries.plan.step import step_page, support_page
from tests.factories.rows import EmployeeFactory, PauseFactory, PlanStepFactory
from tests.scenes import plan as plan_scenes
from tests.scenes.people import TODAY, employee_in, planning_of, rated
from tests.scenes.plan import begun, open_steps, planning_agent, step_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]


@pytest.fixture
def agent() -> Employee:
    return planning_agent()


def page_of(employee: Employee) -> PlanPage:
    page = plan_page(planning_of(employee))
    assert page
    return page


def test_without_a_goal_there_is_no_plan() -> None:
    assert plan_page(planning_of(employee_in())) is None


def test_the_sums_are_those_of_the_steps(agent: Employee) -> None:
    begun(step_of(agent, "listening"), 45)
    complete_step(step_of(agent, "writing"), Note(TODAY))

    page = page_of(agent)

    totals = page.totals
    assert totals.left == sum(line.left for line in page.lines) == 75 + 180
    assert (totals.logged, totals.done, totals.steps) == (45, 1, 3)
    assert (totals.weekly, page.next_role, page.goal_name) == (90, "Lead", "Lead")


def test_the_dates_are_those_of_the_engine(agent: Employee) -> None:
    planning = planning_of(agent)
    needs = {skill: level for skill, level in plan_scenes.NEEDS.items() if skill != "writing"}
    step_of(agent, "writing").delete()
    plan = activity_plan(planning.framework, {}, needs)
    expected = schedule(planning.framework, plan, start=TODAY, weekly_minutes=90)

    lines = page_of(agent).lines

    assert [(line.starts, line.ends) for line in lines] == [
        (place.starts, place.ends) for place in expected
    ]


def test_a_pause_moves_what_comes_after_it(agent: Employee) -> None:
    before = page_of(agent).totals.done_on
    PauseFactory.create(
        employee=agent, starts_on=TODAY + timedelta(days=3), ends_on=TODAY + timedelta(days=9)
    )

    after = page_of(agent).totals.done_on

    assert before
    assert after == before + timedelta(days=7)


def test_a_pause_that_is_over_is_not_shown(agent: Employee) -> None:
    PauseFactory.create(employee=agent, starts_on=date(2026, 7, 6), ends_on=date(2026, 7, 17))

    assert page_of(agent).pauses == []


def test_the_arrival_waits_for_the_months_of_the_route(agent: Employee) -> None:
    totals = page_of(agent).totals

    assert totals.done_on == date(2026, 11, 30)
    assert totals.arrive == totals.goal_on == date(2027, 5, 2)


def test_the_arrival_waits_for_the_last_day_of_the_plan(agent: Employee) -> None:
    PlanStepFactory.create(goal=agent.goals.get(), title="Read", is_own=True, minutes=6000)

    totals = page_of(agent).totals

    assert totals.arrive == totals.done_on == date(2028, 3, 11)


def test_without_time_there_are_no_dates_but_the_steps_stay(agent: Employee) -> None:
    set_budget(agent, 0)

    page = page_of(agent)

    assert (page.is_possible, page.totals.done_on, page.totals.arrive) == (False, None, None)
    assert len(page.lines) == 3
    assert page.groups == []
    assert page.stale == []


def test_every_step_says_why(agent: Employee) -> None:
    PlanStepFactory.create(goal=agent.goals.get(), title="Read", is_own=True, position=9)

    why = {line.title: line.why for line in page_of(agent).lines}

    assert why["Listening"].startswith("Because Lead asks for Empathy at level 2")
    assert why["Practise Writing up to level 1"].endswith("no activity leads there.")
    assert why["Read"] == "Because you added it."


def test_what_is_begun_and_not_asked_for_says_so(agent: Employee) -> None:
    begun(step_of(agent, "writing"))
    rated(agent, "writing", 2)

    why = {line.title: line.why for line in page_of(agent).lines}

    assert why["Practise Writing up to level 1"] == "Because you have begun it."


def test_a_plan_that_would_be_another_one_says_so(agent: Employee) -> None:
    rated(agent, "writing", 1)  # not through the action, which would have recomputed

    page = page_of(agent)

    assert len(page.stale) == 1
    assert "is not needed any more" in page.stale[0]
    assert len(page.lines) == 3


def test_a_step_whose_time_is_used_up_waits_to_be_ticked_off(agent: Employee) -> None:
    begun(step_of(agent, "listening"), 150)

    line = page_of(agent).lines[0]

    assert (line.left, line.percent, line.is_full, line.starts) == (0, 100, True, None)


def test_a_begun_step_began_on_its_first_day(agent: Employee) -> None:
    begun(step_of(agent, "coaching-course"), 30)

    line = page_of(agent).lines[-1]

    assert line.starts == TODAY - timedelta(days=7)
    assert line.ends is not None
    assert line.ends > TODAY


def test_the_first_and_the_last_step_know_it(agent: Employee) -> None:
    edges = [(line.is_first, line.is_last) for line in page_of(agent).lines]

    assert edges == [(True, False), (False, False), (False, True)]


def test_the_latest_done_step_comes_first(agent: Employee) -> None:
    complete_step(step_of(agent, "listening"), Note(TODAY))
    complete_step(step_of(agent, "writing"), Note(TODAY - timedelta(days=3)))

    page = page_of(agent)

    assert [line.title for line in page.done] == ["Listening", "Practise Writing up to level 1"]
    assert [line.is_done for line in page.table] == [True, True, False]
    assert page.done[0].skills == [("empathy", "Empathy", 2)]


def test_an_activity_of_the_past_keeps_its_name(agent: Employee) -> None:
    begun(step_of(agent, "listening"))
    plan_scenes.publish_plannable(activities=[])
    agent.goals.update(version=FrameworkVersion.objects.get(number=2))

    line = page_of(agent).lines[0]

    assert line.title == "Listening"
    assert "not offered any more" in line.why


def test_a_manager_sees_the_steps_and_who_asks_for_support() -> None:
    manager = EmployeeFactory.create()
    agent = planning_agent(manager=manager)
    listening, writing, _ = open_steps(agent)
    block_step(listening, "The queue is long.", wants_support=True)
    block_step(writing, "I am shy.", wants_support=False)

    lines = shared_plan(planning_of(agent)).lines

    assert [line.blocker.reason if line.blocker else "" for line in lines] == [
        "The queue is long.",
        "",
        "",
    ]


def test_a_blocker_shows_its_age_and_its_answer() -> None:
    manager = EmployeeFactory.create(name="Mina Manager")
    agent = planning_agent(manager=manager)
    blocker = block_step(open_steps(agent)[0], "The queue is long.", wants_support=True)
    blocker.since -= timedelta(days=9)
    blocker.save()
    answer_blocker(blocker, manager, "I will cover your line.")

    line = page_of(agent).lines[0]

    assert line.blocked_days == 9
    assert line.blocker
    assert line.blocker.answered_by == manager
    assert support_page(planning_of(agent), line.blocker).days == 9


def test_the_page_of_a_step_says_what_ticking_it_off_does(agent: Employee) -> None:
    course = step_page(planning_of(agent), step_of(agent, "coaching-course"))
    practice = step_page(planning_of(agent), step_of(agent, "writing"))

    assert (course.reaches, course.milestone) == ([("Coaching", 2)], "Mentor")
    assert (practice.reaches, practice.milestone) == ([("Writing", 1)], "")


def test_the_page_of_a_step_says_what_it_cannot_lead_to_yet() -> None:
    steep = [plan_scenes.course("steep", 1, ("coaching", 1, 2), ("writing", 0, 1))]
    plan_scenes.publish_plannable(activities=steep, roles=plan_scenes.roles(writing=1))
    agent = planning_agent()

    page = step_page(planning_of(agent), step_of(agent, "steep"))

    assert (page.reaches, page.misses) == ([("Writing", 1)], [("Coaching", 2, 1)])


def test_a_page_takes_five_queries_however_long_the_plan_is(
    agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    goal = agent.goals.get()
    for number in range(57):
        step = PlanStepFactory.create(goal=goal, title=f"Idea {number}", is_own=True, minutes=300)
        begun(step)
        block_step(step, "The queue is long.", wants_support=False)

    planning = planning_of(agent)
    with django_assert_num_queries(5):
        page = plan_page(planning)

    assert page is not None
    assert (len(page.lines), len(page.near), len(page.far)) == (60, 8, 52)
    assert page.far_minutes == sum(line.left for line in page.far)


def test_a_private_goal_has_a_plan_of_its_own(agent: Employee) -> None:
    set_goal(agent, "lead", plan_scenes.ROUTE, shared=False)

    assert page_of(agent).goal.shared is False
    assert PlanStep.objects.of(agent).open().count() == 3
