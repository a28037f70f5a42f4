"""What a person does with the steps of their plan."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from planner.actions.errors import ActionError
from planner.actions.guards import InTheFuture, NoSuchLevel
from planner.actions.plan.steps import (
    HoursOutOfRange,
    Idea,
    NoAlternative,
    NoPlan,
    NoSuchSkill,
    NotAnIdea,
    NotYourOwn,
    StepClosed,
    StepOutOfOrder,
    add_step,
    drop_step,
    log_hours,
    move_step,
    swap_step,
)
from planner.models import DeclinedActivity, Employee, HoursEntry, PlanStep
from tests.scenes import plan as plan_scenes
from tests.scenes.people import TODAY, employee_in
from tests.scenes.plan import begun, changes, codes, open_steps, planning_agent, step_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]


@pytest.fixture
def agent() -> Employee:
    return planning_agent()


def idea(**fields: Any) -> Idea:
    return Idea(**{"title": "Sit beside Mina", "minutes": 90, **fields})


def closed(step: PlanStep) -> PlanStep:
    PlanStep.objects.filter(pk=step.pk).update(state="dropped", closed_on=TODAY)
    return step


def test_an_own_step_stands_at_the_end(agent: Employee) -> None:
    step = add_step(agent, idea(title="  Sit beside Mina "))

    assert codes(agent)[-1] == "Sit beside Mina"
    assert (step.is_own, step.minutes, step.role_id) == (True, 90, "lead")


def test_the_plan_counts_on_what_an_own_step_leads_to(agent: Employee) -> None:
    add_step(agent, idea(skill="writing", level=1))

    assert codes(agent) == ["listening", "coaching-course", "Sit beside Mina"]


def test_an_own_step_sent_twice_is_added_once(agent: Employee) -> None:
    sent = idea(submission=uuid4())

    assert add_step(agent, sent) == add_step(agent, sent)
    assert codes(agent).count("Sit beside Mina") == 1


@pytest.mark.parametrize(
    ("wrong", "refusal"),
    [
        ({"title": "  "}, NotAnIdea),
        ({"title": "x" * 201}, NotAnIdea),
        ({"minutes": 0}, NotAnIdea),
        ({"minutes": 60_001}, NotAnIdea),
        ({"skill": "juggling", "level": 1}, NoSuchSkill),
        ({"skill": "writing"}, NoSuchSkill),
        ({"level": 1}, NoSuchSkill),
        ({"skill": "writing", "level": 0}, NoSuchLevel),
        ({"skill": "writing", "level": 5}, NoSuchLevel),
    ],
)
def test_what_is_no_idea_is_refused(
    wrong: dict[str, Any], refusal: type[ActionError], agent: Employee
) -> None:
    with pytest.raises(refusal) as refused:
        add_step(agent, idea(**wrong))

    assert refused.value.field
    assert len(codes(agent)) == 3


def test_without_a_goal_there_is_nothing_to_add_to() -> None:
    with pytest.raises(NoPlan):
        add_step(employee_in(), idea())


def test_hours_are_logged(agent: Employee) -> None:
    log_hours(open_steps(agent)[0], 45, TODAY)

    assert open_steps(agent)[0].spent == 45  # type: ignore[attr-defined]


def test_hours_sent_twice_are_logged_once(agent: Employee) -> None:
    step, form = open_steps(agent)[0], uuid4()

    assert log_hours(step, 45, TODAY, form) == log_hours(step, 45, TODAY, form)
    assert HoursEntry.objects.count() == 1


def test_hours_are_taken_back_by_an_entry_below_zero(agent: Employee) -> None:
    step = begun(open_steps(agent)[0], 60)

    log_hours(step, -60, TODAY)

    assert HoursEntry.objects.count() == 2
    assert open_steps(agent)[0].spent == 0  # type: ignore[attr-defined]


@pytest.mark.parametrize("minutes", [0, 24 * 60 + 1, -31])
def test_hours_that_cannot_be_are_refused(minutes: int, agent: Employee) -> None:
    step = begun(open_steps(agent)[0], 30)

    with pytest.raises(HoursOutOfRange) as refused:
        log_hours(step, minutes, TODAY)

    assert refused.value.field == "hours"


def test_hours_of_tomorrow_are_refused(agent: Employee) -> None:
    with pytest.raises(InTheFuture):
        log_hours(open_steps(agent)[0], 30, TODAY + timedelta(days=1))


def test_a_closed_step_takes_no_hours_and_does_not_move(agent: Employee) -> None:
    step = closed(open_steps(agent)[0])

    with pytest.raises(StepClosed):
        log_hours(step, 30, TODAY)
    with pytest.raises(StepClosed):
        move_step(step, up=True)


def test_a_step_moves_up_and_down(agent: Employee) -> None:
    move_step(step_of(agent, "writing"), up=True)
    assert codes(agent) == ["writing", "listening", "coaching-course"]

    move_step(step_of(agent, "writing"), up=False)
    assert codes(agent) == ["listening", "writing", "coaching-course"]


def test_at_the_ends_nothing_moves(agent: Employee) -> None:
    before = codes(agent)

    move_step(open_steps(agent)[0], up=True)
    move_step(open_steps(agent)[-1], up=False)

    assert codes(agent) == before


@pytest.mark.parametrize(("code", "up"), [("coaching-course", True), ("listening", False)])
def test_what_builds_on_a_step_stays_behind_it(code: str, up: bool, agent: Employee) -> None:
    move_step(step_of(agent, "writing"), up=True)

    with pytest.raises(StepOutOfOrder, match="“Coaching course” builds on “Listening”"):
        move_step(step_of(agent, code), up=up)

    assert codes(agent) == ["writing", "listening", "coaching-course"]


def test_a_step_that_starts_at_a_level_stays_behind_what_leads_there() -> None:
    ladder = [
        plan_scenes.course("first", 1, ("coaching", 0, 1)),
        plan_scenes.course("second", 1, ("coaching", 1, 2)),
    ]
    plan_scenes.publish_plannable(activities=ladder, roles=plan_scenes.roles(coaching=2))
    agent = planning_agent()

    with pytest.raises(StepOutOfOrder, match="“Second” builds on “First”"):
        move_step(step_of(agent, "second"), up=True)


def test_another_activity_takes_the_place_of_a_step() -> None:
    plan_scenes.publish_plannable(roles=plan_scenes.roles(empathy=2))
    agent = planning_agent()

    swap_step(step_of(agent, "listening"), "long-listening")

    assert codes(agent) == ["long-listening"]
    assert open_steps(agent)[0].is_own
    assert changes(agent)[-1] == "You chose “Long listening” instead of “Listening”."


def test_going_without_leaves_the_rest_to_the_planner() -> None:
    plan_scenes.publish_plannable(roles=plan_scenes.roles(empathy=2))
    agent = planning_agent()

    swap_step(step_of(agent, "listening"), "")
    swap_step(step_of(agent, "long-listening"), "")

    assert codes(agent) == ["empathy"]
    assert DeclinedActivity.objects.count() == 2


def test_what_was_declined_can_be_chosen_again() -> None:
    plan_scenes.publish_plannable(roles=plan_scenes.roles(empathy=2))
    agent = planning_agent()
    swap_step(step_of(agent, "listening"), "long-listening")

    swap_step(step_of(agent, "long-listening"), "listening")

    assert codes(agent) == ["listening"]
    assert [row.activity_id for row in DeclinedActivity.objects.all()] == ["long-listening"]


def test_swapped_twice_it_is_swapped_once() -> None:
    plan_scenes.publish_plannable(roles=plan_scenes.roles(empathy=2))
    agent = planning_agent()
    step = step_of(agent, "listening")

    swap_step(step, "long-listening")
    swap_step(step, "long-listening")

    assert codes(agent) == ["long-listening"]


@pytest.mark.parametrize("activity", ["long-listening", ""])
def test_what_is_done_is_not_swapped_and_says_so(activity: str, agent: Employee) -> None:
    step = step_of(agent, "listening")
    PlanStep.objects.filter(pk=step.pk).update(state="done", closed_on=TODAY)

    with pytest.raises(StepClosed, match="it is done"):
        swap_step(step, activity)


def test_what_is_not_needed_any_more_is_not_swapped(agent: Employee) -> None:
    step = step_of(agent, "listening")
    PlanStep.objects.filter(pk=step.pk).update(state="dropped", closed_on=TODAY)

    with pytest.raises(StepClosed):
        swap_step(step, "long-listening")


def test_what_is_done_is_not_removed(agent: Employee) -> None:
    step = add_step(agent, idea())
    PlanStep.objects.filter(pk=step.pk).update(state="done", closed_on=TODAY)

    with pytest.raises(StepClosed):
        drop_step(step)


@pytest.mark.parametrize("activity", ["coaching-course", "nonsense", "listening"])
def test_what_does_not_lead_there_is_no_alternative(activity: str, agent: Employee) -> None:
    with pytest.raises(NoAlternative):
        swap_step(step_of(agent, "listening"), activity)


def test_what_was_begun_is_not_swapped(agent: Employee) -> None:
    with pytest.raises(NoAlternative):
        swap_step(begun(step_of(agent, "listening")), "long-listening")


def test_what_a_begun_step_comes_after_is_not_swapped(agent: Employee) -> None:
    begun(step_of(agent, "coaching-course"))

    with pytest.raises(NoAlternative):
        swap_step(step_of(agent, "listening"), "long-listening")


def test_an_own_step_is_removed_once(agent: Employee) -> None:
    step = add_step(agent, idea(skill="writing", level=1))

    drop_step(step)
    drop_step(step)

    assert codes(agent) == ["listening", "coaching-course", "writing"]


def test_the_planner_s_steps_are_not_removed(agent: Employee) -> None:
    with pytest.raises(NotYourOwn):
        drop_step(open_steps(agent)[0])
