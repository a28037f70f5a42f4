"""Next steps: along which way, in which order, and what a step leads to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.routes.routes import routes
from planner.engine.standing.fold import standing
from planner.engine.steps.next_steps import Step, next_steps
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person, Rating
from tests.engine.support.build import (
    AT,
    activity,
    claim,
    effect,
    framework,
    move,
    person,
    requirement,
    role,
    skill,
)
from tests.engine.support.oracle_activities import SKILLS, frameworks
from tests.engine.support.step_scenes import ladder

LONG_AGO = date(2020, 1, 1)
KINDS = ("renew", "apply", "confirm", "learn", "prove", "milestone", "wait")


def test_what_is_held_in_full_is_confirmed_before_what_is_held_in_part() -> None:
    planning = person(ratings=[claim("coaching", 3), claim("empathy", 1)])

    found = next_steps(ladder({"coaching": 4, "empathy": 1}), planning, "lead", at=AT)

    confirms = [step for step in found if step.kind == "confirm"]
    assert [(s.skill, s.level, s.points) for s in confirms] == [
        ("empathy", 1, 1),
        ("coaching", 3, 3),
    ]


def test_the_best_points_per_hour_come_first() -> None:
    lead = {
        "requires": [requirement("empathy", 2, weight=5), requirement("coaching", 2)],
    }
    courses = [
        activity("coaching", 1, [effect("coaching", 0, 2)]),
        activity("empathy", 2, [effect("empathy", 0, 2)]),
    ]

    found = next_steps(ladder({}, lead=lead, activities=courses), person(), "lead", at=AT)

    assert [(step.activity, step.points) for step in found] == [("empathy", 10), ("coaching", 2)]


def test_what_a_step_builds_on_comes_before_it() -> None:
    courses = [
        activity("basics", 9, [effect("coaching", 0, 1)]),
        activity("mastery", 1, [effect("coaching", 1, 4)], after=["talk"]),
        activity("talk", 1),
        activity("empathy", 2, [effect("empathy", 0, 2)]),
    ]

    found = next_steps(
        ladder({"coaching": 4, "empathy": 2}, activities=courses), person(), "lead", at=AT
    )

    assert [step.activity for step in found] == ["basics", "talk", "mastery", "empathy"]
    assert [step.points for step in found] == [1, 0, 3, 2]
    assert found[1].why == "Because “Mastery” builds on it, which leads to what Lead asks for."


def test_without_a_route_the_steps_are_those_for_the_target() -> None:
    found = framework(moves=[])

    steps = next_steps(found, person(), "lead", at=AT)

    assert [step.kind for step in steps] == ["learn", "learn", "wait"]
    assert steps[-1].why == "No chain of moves leads from “Agent” to “Lead” yet."
    assert {step.arrive_before for step in steps} == {None}


def fork() -> Framework:
    """Two ways from agent to boss; the one through the lead is the quicker."""
    return framework(
        roles=[role("agent"), role("lead", 2), role("expert", 2, {"empathy": 1}), role("boss", 3)],
        moves=[
            move("agent", "lead"),
            move("lead", "boss", 1),
            move("agent", "expert"),
            move("expert", "boss", 2),
        ],
    )


def test_the_quickest_route_is_taken_unless_one_is_chosen() -> None:
    by_itself = next_steps(fork(), person(), "boss", at=AT)
    chosen = next_steps(fork(), person(), "boss", at=AT, route=("agent", "expert", "boss"))

    assert {step.role for step in by_itself} == {"lead"}
    assert {step.role for step in chosen} == {"expert"}
    assert {step.arrive_before for step in chosen} == {date(2027, 1, 7)}


def test_a_chosen_route_goes_on_from_the_role_that_was_reached() -> None:
    route = ("agent", "expert", "boss")

    found = next_steps(fork(), person("expert", LONG_AGO), "boss", at=AT, route=route)

    assert {step.role for step in found} == {"boss"}


@pytest.mark.parametrize(
    "route",
    [
        (),
        ("expert", "boss"),
        ("agent", "lead"),
        ("agent", "boss"),
        ("agent", "nowhere", "boss"),
        ("agent", "expert", "agent", "boss"),
    ],
)
def test_a_chosen_route_that_fits_no_more_is_forgotten(route: tuple[str, ...]) -> None:
    found = next_steps(fork(), person(), "boss", at=AT, route=route)

    assert {step.role for step in found} == {"lead"}


def test_a_chosen_route_without_time_to_learn_has_no_date() -> None:
    route = ("agent", "expert", "boss")

    found = next_steps(fork(), person(weekly_minutes=0), "boss", at=AT, route=route)

    assert found[-1].kind == "wait"
    assert {(step.role, step.arrive_before) for step in found} == {("expert", None)}


def test_no_more_steps_than_asked_for() -> None:
    found = next_steps(framework(), person(), "lead", at=AT, limit=1)

    assert [step.activity for step in found] == ["listening"]


@pytest.mark.parametrize("target", [None, "agent", "lead"])
def test_no_steps_where_none_are_asked_for(target: str | None) -> None:
    assert next_steps(framework(), person(), target, at=AT, limit=0) == ()


levels = st.integers(0, 4)
ratings = st.lists(
    st.builds(
        Rating,
        st.sampled_from(SKILLS),
        levels,
        st.dates(date(2025, 1, 1), date(2026, 12, 1)),
        st.sampled_from(["me", "boss"]),
        st.booleans(),
    ),
    max_size=6,
)


@st.composite
def situations(draw: st.DrawFn) -> tuple[Framework, Person]:
    learning = draw(frameworks(most=6))
    needs = draw(st.dictionaries(st.sampled_from(SKILLS), st.integers(1, 4), max_size=3))
    months = draw(st.integers(0, 9))
    small = ladder(needs, months=months, skills=[*map(skill, SKILLS)], activities=[])
    found = replace(small, activities=learning.activities)
    weekly = draw(st.sampled_from([0, 30, 60]))
    return found, person(ratings=draw(ratings), weekly_minutes=weekly)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_steps_come_in_the_order_of_their_kinds(situation: tuple[Framework, Person]) -> None:
    found, planning = situation

    kinds = [step.kind for step in next_steps(found, planning, "boss", at=AT, limit=99)]

    order = [KINDS.index("learn" if kind == "prove" else kind) for kind in kinds]
    assert order == sorted(order)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_a_completed_first_step_leads_to_the_arrival_that_it_promised(
    situation: tuple[Framework, Person],
) -> None:
    found, planning = situation
    steps = next_steps(found, planning, "boss", at=AT, limit=99)
    first = next((s for s in steps if s.kind in {"learn", "prove"} and s.arrive_after), None)
    if first is None:
        return

    done = replace(planning, ratings=(*planning.ratings, *outcome_of(first, found, planning)))

    assert routes(found, done, "boss", at=AT)[0].arrive == first.arrive_after


def outcome_of(step: Step, found: Framework, planning: Person) -> list[Rating]:
    """What somebody would say of themselves after a first step."""
    if step.activity is None:
        assert step.skill is not None
        assert step.level is not None
        return [claim(step.skill, step.level)]
    held = {code: it.level for code, it in standing(found, planning, AT).items()}
    lifts = [
        change
        for change in found.activities[step.activity].effects
        if change.from_level <= held[change.skill] < change.to_level
    ]
    return [claim(change.skill, change.to_level) for change in lifts]
