"""What holds of every plan, whatever the framework and whatever was done."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.actions.errors import ActionError
from planner.actions.plan.complete import complete_step
from planner.actions.plan.steps import (
    Idea,
    add_step,
    drop_step,
    log_hours,
    move_step,
    swap_step,
)
from planner.actions.progress.evidence import Note, rate_skills
from planner.actions.recompute import recompute
from planner.models import Employee, Pause, PlanStep
from planner.queries.people.planning_context import planning_context
from planner.queries.plan.page import plan_page
from planner.queries.plan.rows import plan_rows
from planner.queries.plan.swap import choices_for
from tests.scenes import plan as plan_scenes
from tests.scenes.people import TODAY
from tests.scenes.plan import open_steps, planning_agent

SKILLS = ["empathy", "coaching", "writing"]
LEVELS = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 3), max_size=3)
EVERY_TIME = settings(
    max_examples=20,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

pytestmark = pytest.mark.django_db


@st.composite
def courses(draw: st.DrawFn) -> list[dict[str, Any]]:
    made: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 6))):
        lifts = [
            (skill, start, draw(st.integers(start + 1, 3)))
            for skill in draw(st.lists(st.sampled_from(SKILLS), max_size=2, unique=True))
            for start in [draw(st.integers(0, 2))]
        ]
        after = [one["code"] for one in made if draw(st.integers(0, 4)) == 0]
        made.append(
            plan_scenes.course(f"c{number}", draw(st.integers(0, 8)) / 4, *lifts, after=after)
        )
    return made


@st.composite
def worlds(draw: st.DrawFn) -> dict[str, Any]:
    needs = {skill: draw(st.integers(1, 3)) for skill in SKILLS}
    return {"activities": draw(courses()), "roles": plan_scenes.roles(**needs)}


@contextmanager
def a_world(document: dict[str, Any]) -> Iterator[None]:
    """The document is published; afterwards nothing of it is left for the next example."""
    with transaction.atomic():
        plan_scenes.publish_plannable(**document)
        yield
        transaction.set_rollback(True)


TAKES_ONE_OUT = {"swap", "drop", "complete"}
DEEDS = ("log", "rate", "move", "swap", "add", "drop", "complete")


def do(deed: str, agent: Employee, data: st.DataObject) -> None:
    """Does something to the plan; what is refused leaves it as it was."""
    if deed == "rate":
        rate_skills(agent, data.draw(LEVELS), at=TODAY)
    elif deed == "add":
        skill = data.draw(st.sampled_from(SKILLS))
        add_step(agent, Idea("Idea", 45, skill, data.draw(st.integers(1, 3))))
    elif steps := open_steps(agent):
        to_step(deed, data.draw(st.sampled_from(steps)), data)


def to_step(deed: str, step: PlanStep, data: st.DataObject) -> None:
    try:
        if deed == "log":
            log_hours(step, data.draw(st.integers(1, 90)), TODAY)
        elif deed == "move":
            move_step(step, up=data.draw(st.booleans()))
        elif deed == "swap":
            rows = plan_rows(planning_context(step.goal.employee))
            assert rows
            ways = [way.code for way in choices_for(rows, step)]
            swap_step(step, data.draw(st.sampled_from(ways or ["none"])))
        elif deed == "drop":
            drop_step(step)
        else:
            complete_step(step, Note(TODAY))
    except ActionError:
        return


def kept_of(agent: Employee) -> set[int]:
    return {step.pk for step in open_steps(agent) if step.is_own or (step.spent or 0) > 0}  # type: ignore[attr-defined]


@EVERY_TIME
@given(world=worlds(), deeds=st.lists(st.sampled_from(DEEDS), max_size=8), data=st.data())
def test_begun_work_stays_and_a_second_look_changes_nothing(
    today: None, db: None, world: dict[str, Any], deeds: list[str], data: st.DataObject
) -> None:
    with a_world(world):
        agent = planning_agent()
        for deed in deeds:
            kept = kept_of(agent)
            do(deed, agent, data)
            assert deed in TAKES_ONE_OUT or kept <= kept_of(agent)
        recompute(agent)
        before = state_of(agent)

        assert recompute(agent) == []
        assert state_of(agent) == before
        assert_orderly(agent)


def state_of(agent: Employee) -> list[tuple[int, int, int]]:
    return [(step.pk, step.position, step.minutes) for step in open_steps(agent)]


def assert_orderly(agent: Employee) -> None:
    """Each activity stands behind those of the plan that it comes after."""
    known = planning_context(agent).framework.activities
    codes = [step.activity_id for step in open_steps(agent)]
    for place, code in enumerate(codes):
        assert code not in known or not set(codes[place:]) & set(known[code].after)


RESTS = st.lists(st.tuples(st.integers(0, 200), st.integers(0, 20)), max_size=3)


@EVERY_TIME
@given(world=worlds(), weekly=st.integers(1, 600), rests=RESTS, logged=st.integers(0, 60))
def test_no_week_holds_more_than_the_budget(
    today: None,
    db: None,
    world: dict[str, Any],
    weekly: int,
    rests: list[tuple[int, int]],
    logged: int,
) -> None:
    with a_world(world):
        agent = planning_agent(weekly_minutes=weekly)
        paused = {day for rest in rests for day in resting(agent, *rest)}
        if logged and open_steps(agent):
            log_hours(open_steps(agent)[0], logged, TODAY)
        page = plan_page(planning_context(agent))
        assert page is not None
        done = 0
        for line in page.lines:
            done += line.left
            days = [TODAY + timedelta(days=n) for n in range(((line.ends or TODAY) - TODAY).days)]
            # a seventh of the budget on each day that is free, at most
            assert not line.left or 7 * done <= weekly * len(set(days) - paused)


def resting(agent: Employee, start: int, length: int) -> list[date]:
    """Adds a pause, whatever others there are, and returns its days."""
    days = [TODAY + timedelta(days=start + day) for day in range(length + 1)]
    Pause.objects.get_or_create(employee=agent, starts_on=days[0], ends_on=days[-1])
    return days
