"""Next steps: what kind, why, and with what effect."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from planner.engine.standing.lights import Opening
from planner.engine.steps.next_steps import next_steps
from planner.engine.values.errors import UnknownRole
from tests.engine.support.build import (
    AT,
    activity,
    claim,
    confirmation,
    effect,
    framework,
    milestone,
    person,
    skill,
)
from tests.engine.support.step_scenes import ladder

LONG_AGO = date(2020, 1, 1)
EXAMS = (("academy", 8), ("test", 2), ("exam", 2), ("quiz", 3))


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
    planning = person(ratings=[claim("empathy", 4), confirmation("empathy", 1)])

    step = next_steps(ladder({"empathy": 3}), planning, "lead", at=AT)[0]

    assert (step.kind, step.skill, step.level, step.points) == ("confirm", "empathy", 3, 2)
    assert step.title == "Confirm “Empathy” at level 3 with your manager"
    assert step.why.startswith("Because Lead asks for Empathy at level 3 (practitioner)")


def test_an_activity_moves_the_arrival_by_what_it_saves() -> None:
    found = ladder({"coaching": 2}, activities=[activity("course", 1, [effect("coaching", 0, 2)])])

    (step,) = next_steps(found, person(weekly_minutes=60), "lead", at=AT)

    assert (step.kind, step.activity, step.minutes, step.points) == ("learn", "course", 60, 2)
    assert (step.arrive_before, step.arrive_after) == (date(2026, 11, 23), AT)


def test_what_no_activity_reaches_is_proved_on_the_job() -> None:
    courses = [activity("course", 1, [effect("coaching", 0, 1)])]

    found = next_steps(ladder({"coaching": 3}, activities=courses), person(), "lead", at=AT)

    (proof,) = (step for step in found if step.kind == "prove")
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


def test_of_several_activities_the_shortest_earns_the_milestone_and_ties_go_by_code() -> None:
    exams = [activity(code, hours, milestone="licence") for code, hours in EXAMS]
    found = ladder(
        {}, lead={"milestones": ["licence"]}, milestones=[milestone("licence")], activities=exams
    )

    (step,) = next_steps(found, person(), "lead", at=AT)

    assert (step.activity, step.minutes) == ("exam", 120)


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
    planning = person(ratings=[confirmation("empathy", 2, date(2026, 9, 1))])

    found = next_steps(ladder({"empathy": 2}, months=9, skills=fading()), planning, "lead", at=AT)

    assert [step.kind for step in found] == ["renew", "wait"]
    assert (found[0].skill, found[0].on, found[0].points) == ("empathy", date(2027, 3, 1), 1)


def test_a_skill_that_lasts_until_the_day_after_the_arrival_is_not_to_be_renewed() -> None:
    planning = person(ratings=[confirmation("empathy", 2, date(2027, 2, 3))], role_since=AT)
    found = ladder({"empathy": 2}, months=9, skills=fading())

    today = date(2027, 2, 3)

    assert [s.kind for s in next_steps(found, planning, "lead", at=today)] == ["wait"]
    sooner = replace(planning, ratings=(confirmation("empathy", 2, date(2027, 2, 2)),))
    assert [s.kind for s in next_steps(found, sooner, "lead", at=today)] == ["renew", "wait"]


def test_a_level_that_everybody_has_is_never_to_be_renewed() -> None:
    found = next_steps(ladder({"empathy": 0}, months=9, skills=fading()), person(), "lead", at=AT)

    assert [step.kind for step in found] == ["wait"]


def test_a_milestone_that_expires_before_the_arrival_is_to_be_renewed() -> None:
    found = ladder(
        {},
        months=9,
        lead={"milestones": ["licence"]},
        milestones=[milestone("licence", valid_months=12)],
    )
    planning = person(milestones={"licence": date(2026, 3, 1)})

    step = next_steps(found, planning, "lead", at=AT)[0]

    assert (step.kind, step.milestone, step.on) == ("renew", "licence", date(2027, 3, 1))


def test_who_is_ready_and_eligible_applies_for_a_free_seat() -> None:
    planning = person(ratings=[confirmation("empathy", 2)])

    found = next_steps(
        ladder({"empathy": 2}), planning, "boss", at=AT, openings=[Opening("lead", LONG_AGO)]
    )

    assert [(step.kind, step.subject) for step in found] == [("apply", "lead")]


def test_who_is_ready_and_eligible_waits_for_a_seat() -> None:
    planning = person(ratings=[confirmation("empathy", 2)])
    later = date(2027, 1, 1)

    (step,) = next_steps(
        ladder({"empathy": 2}), planning, "lead", at=AT, openings=[Opening("lead", later)]
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
