"""Ticking a step off."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from planner.actions.guards import InTheFuture, NoteTooLong
from planner.actions.plan.complete import complete_step
from planner.actions.plan.steps import Idea, StepClosed, add_step
from planner.actions.progress.evidence import Note
from planner.actions.progress.milestones import log_milestone
from planner.models import (
    Employee,
    Evidence,
    FrameworkVersion,
    Milestone,
    MilestoneRecord,
    PlanStep,
    SkillStanding,
)
from tests.factories.rows import BlockerFactory
from tests.scenes import plan as plan_scenes
from tests.scenes.people import TODAY, rated
from tests.scenes.plan import codes, planning_agent, step_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("plannable")]


@pytest.fixture
def agent() -> Employee:
    return planning_agent()


def done(step: PlanStep, **note: Any) -> PlanStep:
    return complete_step(step, Note(**{"happened_on": TODAY, **note}))


def test_a_completed_activity_is_evidence_of_the_level_it_leads_to(agent: Employee) -> None:
    done(step_of(agent, "listening"), text="  I talk less now. ")

    row = Evidence.objects.get()
    assert (row.skill_id, row.level, row.kind, row.confirms) == ("empathy", 2, "activity", False)
    assert (row.activity_id, row.text, row.happened_on) == ("listening", "I talk less now.", TODAY)
    assert SkillStanding.objects.current(TODAY).get().claimed == 2


def test_a_completed_step_leaves_the_plan_and_what_comes_after_it_stays(agent: Employee) -> None:
    step = done(step_of(agent, "listening"))

    assert (step.state, step.closed_on) == ("done", TODAY)
    assert codes(agent) == ["writing", "coaching-course"]


def test_practice_and_own_steps_are_evidence_as_well(agent: Employee) -> None:
    own = add_step(agent, Idea("Coach Ada", 60, "coaching", 2))
    done(step_of(agent, "writing"))
    done(own)

    levels = Evidence.objects.order_by("pk").values_list("skill_id", "level", "activity_id")
    assert [*map(list, levels)] == [["writing", 1, None], ["coaching", 2, None]]


def test_an_own_step_without_a_level_is_only_ticked_off(agent: Employee) -> None:
    done(add_step(agent, Idea("Read a book", 60)))

    assert not Evidence.objects.exists()


def test_done_twice_is_done_once(agent: Employee) -> None:
    step = step_of(agent, "listening")

    assert done(step) == done(step, text="again")
    assert Evidence.objects.count() == 1


def test_a_level_that_is_higher_already_is_not_lowered(agent: Employee) -> None:
    rated(agent, "empathy", 3)

    done(step_of(agent, "listening"))

    assert SkillStanding.objects.current(TODAY).get(skill="empathy").claimed == 3


def test_a_level_that_is_held_is_said_anew(agent: Employee) -> None:
    rated(agent, "empathy", 2)

    done(step_of(agent, "listening"))

    assert SkillStanding.objects.current(TODAY).get(skill="empathy").claimed_on == TODAY


def test_an_effect_that_starts_higher_leads_nowhere() -> None:
    steep = [plan_scenes.course("steep", 1, ("coaching", 1, 2), ("writing", 0, 1))]
    plan_scenes.publish_plannable(activities=steep, roles=plan_scenes.roles(writing=1))
    agent = planning_agent()

    done(step_of(agent, "steep"))

    assert [row.skill_id for row in Evidence.objects.all()] == ["writing"]


def test_the_milestone_of_an_activity_is_logged(agent: Employee) -> None:
    done(step_of(agent, "coaching-course"))

    record = MilestoneRecord.objects.get()
    assert (record.milestone_id, record.state, record.achieved_on) == ("mentor", "confirmed", TODAY)


def test_a_milestone_that_is_there_is_no_obstacle(agent: Employee) -> None:
    log_milestone(agent, Milestone.objects.get(pk="mentor"), Note(TODAY))

    assert done(step_of(agent, "coaching-course")).state == "done"
    assert MilestoneRecord.objects.count() == 1


def test_what_was_in_the_way_is_past(agent: Employee) -> None:
    blocker = BlockerFactory.create(step=step_of(agent, "listening"))

    done(step_of(agent, "listening"))

    blocker.refresh_from_db()
    assert blocker.resolved_at is not None


def test_a_dropped_step_is_not_done(agent: Employee) -> None:
    step = step_of(agent, "listening")
    PlanStep.objects.filter(pk=step.pk).update(state="dropped", closed_on=TODAY)

    with pytest.raises(StepClosed):
        done(step)


def test_tomorrow_is_not_done_yet(agent: Employee) -> None:
    with pytest.raises(InTheFuture):
        done(step_of(agent, "listening"), happened_on=TODAY + timedelta(days=1))


def test_a_note_has_an_end(agent: Employee) -> None:
    with pytest.raises(NoteTooLong):
        done(step_of(agent, "listening"), text="x" * 4001)


def test_an_activity_that_is_not_offered_any_more_is_ticked_off_all_the_same(
    agent: Employee,
) -> None:
    step = plan_scenes.begun(step_of(agent, "listening"))
    plan_scenes.publish_plannable(activities=[])
    agent.goals.update(version=FrameworkVersion.objects.get(number=2))

    assert done(step).state == "done"
    assert not Evidence.objects.exists()
