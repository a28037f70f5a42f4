"""The plan follows the person, and says what changed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from planner.actions.goals import end_goal, set_budget, set_goal
from planner.actions.progress.evidence import Note, observe_skill, rate_skills
from planner.actions.recompute import note_changes, recompute
from planner.models import Employee, FrameworkVersion, PlanStep
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory, PlanStepFactory
from tests.scenes import plan as plan_scenes
from tests.scenes.people import TODAY, add_evidence, employee_in, moved_to, rated
from tests.scenes.plan import begun, changes, codes, open_steps, planning_agent, step_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]

PLANNED = ["listening", "writing", "coaching-course"]


@pytest.fixture
def agent() -> Employee:
    return planning_agent()


def test_choosing_a_goal_makes_a_plan(agent: Employee) -> None:
    assert codes(agent) == PLANNED
    assert [step.minutes for step in open_steps(agent)] == [120, 60, 180]
    assert {step.role_id for step in open_steps(agent)} == {"lead"}
    assert changes(agent) == ["A plan for Lead was made: 3 steps."]


def test_made_again_it_is_the_same(agent: Employee) -> None:
    before = [step.pk for step in open_steps(agent)]

    assert recompute(agent) == []
    assert [step.pk for step in open_steps(agent)] == before


def test_what_is_held_is_not_needed_any_more(agent: Employee) -> None:
    add_evidence(agent, "writing", 1, Note(TODAY))

    assert "writing" not in codes(agent)
    assert changes(agent)[-1] == (
        "“Practise Writing up to level 1” is not needed any more: you hold Writing at level 1."
    )
    dropped = PlanStep.objects.get(skill="writing")
    assert (dropped.state, dropped.closed_on) == ("dropped", TODAY)


def test_a_prerequisite_stays_as_long_as_something_comes_after_it(agent: Employee) -> None:
    rate_skills(agent, {"empathy": 2}, at=TODAY)

    assert codes(agent) == PLANNED


def test_a_manager_s_word_counts_as_well(agent: Employee) -> None:
    manager = EmployeeFactory.create()
    Employee.objects.filter(pk=agent.pk).update(manager=manager)

    observe_skill(agent, manager, "coaching", 2, Note(TODAY))

    assert codes(agent) == ["listening", "writing"]


def test_what_fades_comes_back(agent: Employee) -> None:
    add_evidence(agent, "writing", 1, Note(TODAY))

    add_evidence(agent, "writing", 0, Note(TODAY))

    assert "writing" in codes(agent)
    assert changes(agent)[-1].startswith(
        "Added “Practise Writing up to level 1”. Because Lead asks"
    )


def test_what_was_begun_is_never_dropped(agent: Employee) -> None:
    begun(step_of(agent, "writing"))

    add_evidence(agent, "writing", 4, Note(TODAY))

    assert "writing" in codes(agent)


def test_time_that_was_taken_back_is_no_beginning(agent: Employee) -> None:
    step = begun(step_of(agent, "writing"))
    begun(step, -30)

    add_evidence(agent, "writing", 1, Note(TODAY))

    assert "writing" not in codes(agent)


def test_an_own_idea_stays_and_what_it_leads_to_is_planned_around(agent: Employee) -> None:
    goal = agent.goals.get()
    PlanStepFactory.create(goal=goal, is_own=True, title="Write", skill_id="writing", level=1)

    recompute(agent)

    assert codes(agent) == ["listening", "coaching-course", "Write"]


def test_another_framework_changes_hours_and_what_is_offered(agent: Employee) -> None:
    newer = [plan_scenes.course("listening", 4, ("empathy", 0, 2))]
    plan_scenes.publish_plannable(activities=newer)
    agent.goals.update(version=FrameworkVersion.objects.get(number=2))

    said = recompute(agent)

    assert "“Coaching course” is not needed any more: it is not offered any more." in said
    assert "“Listening” now takes 4 hours." in said
    assert codes(agent) == ["listening", "writing", "coaching"]


def test_a_goal_s_plan_follows_its_own_version(agent: Employee) -> None:
    plan_scenes.publish_plannable(activities=[])

    assert recompute(agent) == []


def test_another_next_role_is_another_plan(agent: Employee) -> None:
    set_goal(agent, "lead", ["agent", "senior", "lead"])

    assert codes(agent) == ["listening"]
    assert changes(agent)[-1].endswith("Senior does not ask for it.")


def test_begun_work_goes_on_to_another_goal(agent: Employee) -> None:
    begun(step_of(agent, "coaching-course"))
    old = agent.goals.get()

    new = set_goal(agent, "senior")

    assert set(codes(agent)) == {"listening", "coaching-course"}
    assert not old.steps.open().filter(activity="coaching-course").exists()
    assert new.steps.open().filter(activity="coaching-course").exists()


def test_begun_work_waits_for_the_next_goal(agent: Employee) -> None:
    begun(step_of(agent, "coaching-course"))
    end_goal(agent)

    set_goal(agent, "lead")

    assert "coaching-course" in codes(agent)


def test_new_steps_stand_behind_the_person_s_own_order(agent: Employee) -> None:
    _, writing, course = open_steps(agent)
    PlanStep.objects.filter(pk=writing.pk).update(position=0)
    PlanStep.objects.filter(pk=course.pk).delete()

    recompute(agent)

    assert codes(agent) == ["writing", "listening", "coaching-course"]


def test_an_order_that_cannot_work_is_put_right(agent: Employee) -> None:
    PlanStep.objects.filter(activity="coaching-course").update(position=0)

    said = recompute(agent)

    assert said == ["The order changed: some steps have to wait for others."]
    assert codes(agent).index("listening") < codes(agent).index("coaching-course")


def test_what_changed_is_said_in_the_language_of_whose_plan_it_is(agent: Employee) -> None:
    Employee.objects.filter(pk=agent.pk).update(language="en-us")

    set_budget(agent, 180)

    assert "all is done on November 16, 2026" in changes(agent)[-1]


def test_a_change_that_is_told_at_length_is_cut(agent: Employee) -> None:
    note_changes(agent.goals.get(), ["long " * 100])

    assert len(changes(agent)[-1]) == 400
    assert changes(agent)[-1].endswith("…")


def test_another_pace_says_what_it_does_to_the_end(agent: Employee) -> None:
    set_budget(agent, 180)

    assert changes(agent)[-1] == (
        "You learn 3 hours a week instead of 1½ hours: all is done on 16 November 2026"
        " instead of 30 November 2026."
    )


def test_no_time_at_all_keeps_the_plan(agent: Employee) -> None:
    set_budget(agent, 0)

    assert codes(agent) == PLANNED
    assert changes(agent)[-1].endswith(": the steps wait until there is time.")


def test_the_same_pace_again_is_no_news(agent: Employee) -> None:
    set_budget(agent, 90)

    assert len(changes(agent)) == 1


def test_without_a_goal_or_a_role_nothing_happens(agent: Employee) -> None:
    assert recompute(EmployeeFactory.create()) == []
    assert recompute(employee_in()) == []
    moved_to(agent, "lead")
    assert recompute(agent) == []


def test_a_plan_follows_somebody_who_moved_on(agent: Employee) -> None:
    set_goal(agent, "lead", ["agent", "senior", "lead"])
    moved_to(agent, "senior", TODAY - timedelta(days=1))

    recompute(agent)

    assert set(codes(agent)) == {"listening", "coaching-course", "writing"}


def test_recomputing_takes_as_many_queries_for_a_long_plan(
    agent: Employee, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    goal = agent.goals.get()
    for number in range(40):
        PlanStepFactory.create(goal=goal, title=f"Idea {number}", is_own=True)
    rated(agent, "coaching", 2)

    with django_assert_max_num_queries(16):
        recompute(agent)


def test_a_document_without_activities_leaves_all_to_practice() -> None:
    plan_scenes.publish_plannable(
        activities=[], roles=plan_scenes.roles(empathy=2), moves=[build.move("agent", "lead")]
    )

    assert codes(planning_agent()) == ["empathy"]
