"""Next steps: what kind, in which order, why, and with what effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.errors import UnknownRole
from planner.engine.framework import Framework
from planner.engine.lights import Opening
from planner.engine.person import Person, Rating
from planner.engine.routes import routes
from planner.engine.standing import standing
from planner.engine.steps import Step, next_steps
from tests.engine.build import (
    AT,
    activity,
    claim,
    confirmation,
    effect,
    framework,
    milestone,
    move,
    person,
    requirement,
    role,
    skill,
)
from tests.engine.oracle_activities import SKILLS, frameworks

LONG_AGO = date(2020, 1, 1)
KINDS = ("renew", "apply", "confirm", "learn", "prove", "milestone", "wait")


def steps_of(kind: str, found: tuple[Step, ...]) -> list[Step]:
    return [step for step in found if step.kind == kind]


def ladder(needs: dict[str, int], **overrides: Any) -> Framework:
    """An agent may become a lead, who needs these levels, and then a boss, who needs no more."""
    lead = role("lead", 2, needs, **overrides.pop("lead", {}))
    roles = [role("agent"), lead, role("boss", 3)]
    moves = [move("agent", "lead", overrides.pop("months", 0)), move("lead", "boss", 12)]
    return framework(roles=roles, moves=moves, **overrides)


def test_without_a_target_the_step_is_to_choose_one() -> None:
    (step,) = next_steps(framework(), person(), None, at=AT)

    assert step.kind == "choose"


def test_who_has_arrived_chooses_the_next_goal() -> None:
    (step,) = next_steps(framework(), person("lead"), "lead", at=AT)

    assert (step.kind, step.subject) == ("choose", "lead")
    assert "Congratulations" in step.why


@pytest.mark.parametrize(("here", "target"), [("pope", "lead"), ("agent", "pope"), ("pope", None)])
def test_an_unknown_role_is_refused(here: str, target: str | None) -> None:
    with pytest.raises(UnknownRole, match="pope"):
        next_steps(framework(), person(here), target, at=AT)


def test_a_held_level_is_to_be_confirmed() -> None:
    me = person(ratings=[claim("empathy", 4), confirmation("empathy", 1)])

    step = next_steps(ladder({"empathy": 3}), me, "lead", at=AT)[0]

    assert (step.kind, step.skill, step.level, step.points) == ("confirm", "empathy", 3, 2)
    assert step.title == "Confirm “Empathy” at level 3 with your manager"
    assert step.why.startswith("Because Lead asks for Empathy at level 3 (practitioner)")


def test_what_is_held_in_full_is_confirmed_before_what_is_held_in_part() -> None:
    me = person(ratings=[claim("coaching", 3), claim("empathy", 1)])

    found = next_steps(ladder({"coaching": 4, "empathy": 1}), me, "lead", at=AT)

    confirms = steps_of("confirm", found)
    assert [(s.skill, s.level, s.points) for s in confirms] == [
        ("empathy", 1, 1),
        ("coaching", 3, 3),
    ]


def test_an_activity_moves_the_arrival_by_what_it_saves() -> None:
    found = ladder({"coaching": 2}, activities=[activity("course", 1, [effect("coaching", 0, 2)])])

    (step,) = next_steps(found, person(weekly_minutes=60), "lead", at=AT)

    assert (step.kind, step.activity, step.minutes, step.points) == ("learn", "course", 60, 2)
    assert (step.arrive_before, step.arrive_after) == (date(2026, 11, 23), AT)


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


def test_what_no_activity_reaches_is_proved_on_the_job() -> None:
    courses = [activity("course", 1, [effect("coaching", 0, 1)])]

    found = next_steps(ladder({"coaching": 3}, activities=courses), person(), "lead", at=AT)

    (proof,) = steps_of("prove", found)
    assert (proof.skill, proof.level, proof.minutes, proof.points) == ("coaching", 3, 360, 2)
    assert proof.arrive_after == AT
    assert [step.kind for step in found] == ["learn", "prove"]


def test_a_missing_milestone_is_to_be_achieved() -> None:
    gate = milestone("licence")
    exam = activity("exam", 2, milestone="licence")

    (step,) = next_steps(
        ladder({}, lead={"milestones": ["licence"]}, milestones=[gate], activities=[exam]),
        person(),
        "lead",
        at=AT,
    )

    assert (step.kind, step.milestone, step.activity, step.minutes) == (
        "milestone",
        "licence",
        "exam",
        120,
    )
    assert step.title == "Achieve “Licence” through “Exam” and have it confirmed"


def test_a_milestone_that_a_planned_activity_ends_with_is_no_step_of_its_own() -> None:
    exam = activity("exam", 2, [effect("empathy", 0, 1)], milestone="licence")
    found = ladder(
        {"empathy": 1},
        lead={"milestones": ["licence"]},
        milestones=[milestone("licence")],
        activities=[exam],
    )

    (step,) = next_steps(found, person(), "lead", at=AT)

    assert (step.kind, step.activity, step.milestone) == ("learn", "exam", "licence")


def fading(months: int = 6) -> list[dict[str, Any]]:
    return [skill("empathy", fades_after_months=months), skill("coaching")]


def test_a_skill_that_fades_before_the_arrival_is_to_be_renewed() -> None:
    me = person(ratings=[confirmation("empathy", 2, date(2026, 9, 1))])

    found = next_steps(ladder({"empathy": 2}, months=9, skills=fading()), me, "lead", at=AT)

    assert [step.kind for step in found] == ["renew", "wait"]
    assert (found[0].skill, found[0].on, found[0].points) == ("empathy", date(2027, 3, 1), 1)


def test_a_skill_that_lasts_until_the_day_after_the_arrival_is_not_to_be_renewed() -> None:
    me = person(ratings=[confirmation("empathy", 2, date(2027, 2, 3))], role_since=AT)
    found = ladder({"empathy": 2}, months=9, skills=fading())

    today = date(2027, 2, 3)

    assert [s.kind for s in next_steps(found, me, "lead", at=today)] == ["wait"]
    sooner = replace(me, ratings=(confirmation("empathy", 2, date(2027, 2, 2)),))
    assert [s.kind for s in next_steps(found, sooner, "lead", at=today)] == ["renew", "wait"]


def test_a_milestone_that_expires_before_the_arrival_is_to_be_renewed() -> None:
    found = ladder(
        {},
        months=9,
        lead={"milestones": ["licence"]},
        milestones=[milestone("licence", valid_months=12)],
    )
    me = person(milestones={"licence": date(2026, 3, 1)})

    step = next_steps(found, me, "lead", at=AT)[0]

    assert (step.kind, step.milestone, step.on) == ("renew", "licence", date(2027, 3, 1))


def test_who_is_ready_and_eligible_applies_for_a_free_seat() -> None:
    me = person(ratings=[confirmation("empathy", 2)])

    found = next_steps(
        ladder({"empathy": 2}), me, "boss", at=AT, openings=[Opening("lead", LONG_AGO)]
    )

    assert [(step.kind, step.subject) for step in found] == [("apply", "lead")]


def test_who_is_ready_and_eligible_waits_for_a_seat() -> None:
    me = person(ratings=[confirmation("empathy", 2)])
    later = date(2027, 1, 1)

    (step,) = next_steps(
        ladder({"empathy": 2}), me, "lead", at=AT, openings=[Opening("lead", later)]
    )

    assert (step.kind, step.subject, step.on) == ("wait", "lead", later)


def test_the_months_to_serve_are_waited_for() -> None:
    (step,) = next_steps(ladder({}, months=6), person(), "lead", at=AT)

    assert (step.kind, step.on) == ("wait", date(2027, 5, 2))
    assert "6 months as Agent" in step.why


def test_a_hold_is_said() -> None:
    (step,) = next_steps(ladder({}), person(on_hold=True), "lead", at=AT)

    assert (step.kind, step.on) == ("wait", None)
    assert "on hold" in step.title


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
    found, me = situation

    kinds = [step.kind for step in next_steps(found, me, "boss", at=AT, limit=99)]

    order = [KINDS.index("learn" if kind == "prove" else kind) for kind in kinds]
    assert order == sorted(order)


@settings(max_examples=150, deadline=None)
@given(situations())
def test_a_completed_first_step_leads_to_the_arrival_that_it_promised(
    situation: tuple[Framework, Person],
) -> None:
    found, me = situation
    steps = next_steps(found, me, "boss", at=AT, limit=99)
    first = next((s for s in steps if s.kind in {"learn", "prove"} and s.arrive_after), None)
    if first is None:
        return

    done = replace(me, ratings=(*me.ratings, *outcome_of(first, found, me)))

    assert routes(found, done, "boss", at=AT)[0].arrive == first.arrive_after


def outcome_of(step: Step, found: Framework, me: Person) -> list[Rating]:
    """What somebody would say of themselves after a first step."""
    if step.activity is None:
        assert step.skill is not None
        assert step.level is not None
        return [claim(step.skill, step.level)]
    held = {code: it.level for code, it in standing(found, me, AT).items()}
    lifts = [
        change
        for change in found.activities[step.activity].effects
        if change.from_level <= held[change.skill] < change.to_level
    ]
    return [claim(change.skill, change.to_level) for change in lifts]
