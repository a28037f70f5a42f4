"""The development plan in a browser: made, worked on, blocked, paused; on every screen."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from playwright.sync_api import Page, expect

from planner.actions.plan.blockers import block_step
from planner.models import Blocker, Employee, Evidence, HoursEntry, Pause, PlanStep
from tests.browser.cast import user_of
from tests.browser.conftest import CheckPage, Visit
from tests.browser.screens import fits, on_every_screen, without_javascript
from tests.factories.rows import PauseFactory, PlanStepFactory
from tests.scenes import plan as plan_scenes
from tests.scenes.people import employee_in

TODAY = timezone.localdate


@pytest.fixture
def boss(transactional_db: None) -> Employee:
    with transaction.atomic():
        plan_scenes.publish_plannable()
        return employee_in("lead", name="Kim Boss")


@pytest.fixture
def agent(boss: Employee) -> Employee:
    with transaction.atomic():
        return plan_scenes.planning_agent(name="Ada Agent", manager=boss)


def lively(agent: Employee) -> PlanStep:
    """A plan with everything on it; returns its first step."""
    first, second, third = plan_scenes.open_steps(agent)
    plan_scenes.begun(second)
    block_step(third, "The queue is long.", wants_support=True)
    PlanStepFactory.create(goal=first.goal, title="Read a book", is_own=True, minutes=9000)
    day = TODAY() + timedelta(days=30)
    PauseFactory.create(employee=agent, starts_on=day, ends_on=day + timedelta(days=9))
    return first


@on_every_screen
@pytest.mark.parametrize("path", ["", "steps/add/", "pauses/"])
def test_the_plan_shuts_nobody_out(
    visit: Visit, axe: CheckPage, agent: Employee, path: str
) -> None:
    lively(agent)
    page = visit(f"/plan/{path}", as_=user_of(agent))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    page.evaluate("document.querySelectorAll('main details').forEach(d => { d.open = true; })")

    axe(page)
    assert fits(page)


@on_every_screen
@pytest.mark.parametrize("path", ["done", "hours", "swap", "block"])
def test_the_pages_of_a_step_shut_nobody_out(
    visit: Visit, axe: CheckPage, agent: Employee, path: str
) -> None:
    step = lively(agent)
    page = visit(f"/plan/steps/{step.pk}/{path}/", as_=user_of(agent))
    expect(page.get_by_role("heading", level=1)).to_be_visible()

    axe(page)
    assert fits(page)


@on_every_screen
def test_sixty_steps_over_two_years_are_readable(
    visit: Visit, axe: CheckPage, agent: Employee
) -> None:
    goal = agent.goals.get()
    with transaction.atomic():
        for number in range(57):
            PlanStepFactory.create(goal=goal, title=f"Idea {number}", is_own=True, minutes=150)
    page = visit("/plan/", as_=user_of(agent))

    shown = page.get_by_role("button", name=re.compile("^Move up"))
    expect(shown).to_have_count(8)
    assert page.locator("summary", has_text="After that").inner_text().startswith("After that")
    axe(page)
    assert fits(page)


def walk_the_plan(page: Page) -> None:
    """From the plan: hours, a step done, a step blocked, a pause."""
    page.get_by_role("link", name="Log hours Listening").click()
    page.get_by_label("How many hours?").fill("0.5")
    page.get_by_role("button", name="Log").click()
    expect(
        page.get_by_text("½ hours of 2 hours").or_(page.get_by_text("½ hour of 2"))
    ).to_be_visible()

    page.get_by_role("link", name="Done Listening").click()
    expect(page.get_by_text("Empathy at level 2")).to_be_visible()
    page.get_by_label("What did you take from it?").fill("I talk less.")
    page.get_by_role("button", name="It is done").click()
    expect(page.get_by_role("link", name="Done Listening")).to_have_count(0)

    page.locator("summary", has_text="More Coaching course").click()
    page.get_by_role("link", name="I am stuck Coaching course").click()
    page.get_by_label("What is in the way?").fill("The course is full.")
    page.get_by_label("Ask my manager for support").check()
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Support asked for")).to_be_visible()

    page.get_by_role("link", name="Pauses").click()
    page.get_by_label("What for?").select_option("rest")
    page.get_by_label("First day").fill(str(TODAY() + timedelta(days=3)))
    page.get_by_label("Last day").fill(str(TODAY() + timedelta(days=9)))
    page.get_by_role("button", name="Add the pause").click()
    expect(page.get_by_text("These days are free of learning")).to_be_visible()


def check_the_walk() -> None:
    assert HoursEntry.objects.get().minutes == 30
    assert Evidence.objects.get().text == "I talk less."
    assert Blocker.objects.waiting().count() == 1
    assert Pause.objects.get().kind == "rest"


@on_every_screen
def test_a_plan_is_worked_on(visit: Visit, agent: Employee) -> None:
    walk_the_plan(visit("/plan/", as_=user_of(agent)))

    check_the_walk()


@without_javascript
def test_a_plan_is_worked_on_without_javascript(visit: Visit, agent: Employee) -> None:
    walk_the_plan(visit("/plan/", as_=user_of(agent)))

    check_the_walk()


@without_javascript
def test_a_goal_becomes_a_plan(visit: Visit, boss: Employee) -> None:
    newcomer = employee_in(name="Jo New", manager=boss)
    page = visit("/routes/lead/", as_=user_of(newcomer))

    page.get_by_role("button", name="Choose this route").first.click()
    page.get_by_role("link", name="Open plan").click()

    expect(page.get_by_role("heading", name="Plan timeline")).to_be_visible()
    expect(page.get_by_role("heading", name="Listening", exact=True)).to_be_visible()


def test_the_order_is_the_person_s_own_but_not_against_sense(visit: Visit, agent: Employee) -> None:
    page = visit("/plan/", as_=user_of(agent))

    page.get_by_role("button", name="Move up: Practise Writing").click()
    page.get_by_role("button", name="Move down: Listening").click()

    expect(page.get_by_role("status")).to_contain_text("“Coaching course” builds on “Listening”")
    assert plan_scenes.codes(agent) == ["writing", "listening", "coaching-course"]


def test_a_step_is_swapped(visit: Visit, agent: Employee) -> None:
    page = visit("/plan/", as_=user_of(agent))
    page.locator("summary", has_text="More Listening").click()

    page.get_by_role("link", name="Swap Listening").click()
    page.get_by_role("button", name="Choose: Long listening").click()

    expect(page.get_by_text("You chose “Long listening” instead of “Listening”.")).to_be_visible()
    assert "long-listening" in plan_scenes.codes(agent)


def test_the_manager_answers_and_the_step_goes_on(
    visit: Visit, axe: CheckPage, agent: Employee, boss: Employee
) -> None:
    block_step(plan_scenes.open_steps(agent)[0], "The queue is long.", wants_support=True)
    page = visit("/team/inbox/", as_=user_of(boss))
    page.get_by_role("link", name="Listening").click()
    axe(page)

    page.get_by_label("Your answer").fill("I will cover your line.")
    page.get_by_role("button", name="Send my answer").click()
    page = visit("/plan/", as_=user_of(agent))
    expect(page.get_by_text("I will cover your line.")).to_be_visible()
    page.get_by_role("button", name="I am past it Listening").click()

    expect(page.get_by_text("Good to hear")).to_be_visible()
    assert not Blocker.objects.open().exists()
