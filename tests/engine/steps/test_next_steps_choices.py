"""Next steps where a role asks for any one of several milestones, or hours are not given."""

from __future__ import annotations

from datetime import date
from typing import Any

from planner.engine.routes.routes import routes
from planner.engine.steps.next_steps import Step, next_steps
from tests.engine.support.build import AT, activity, milestone, person, skill
from tests.engine.support.step_scenes import ladder

EXAM = activity("exam", 5, milestone="licence")
TRIP = activity("trip", 2, milestone="badge")


def _steps(*gates: str | list[str], **details: Any) -> tuple[Step, ...]:
    activities = details.pop("activities", [EXAM, TRIP])
    found = ladder(
        {},
        months=12,
        lead={"milestones": [*gates]},
        milestones=[milestone(code, valid_months=6) for code in ("badge", "licence", "medal")],
        activities=activities,
    )
    steps = next_steps(found, person(**details), "lead", at=AT)
    return tuple(step for step in steps if step.kind != "wait")


def test_of_several_milestones_the_one_that_takes_the_least_is_suggested() -> None:
    (step,) = _steps(["licence", "badge", "medal"])

    assert (step.kind, step.milestone, step.activity, step.minutes) == (
        "milestone",
        "badge",
        "trip",
        120,
    )
    assert step.why.endswith("any one of the milestones “Licence”, “Badge” and “Medal”.")


def test_without_activities_the_first_by_code_is_suggested() -> None:
    (step,) = _steps(["medal", "licence"], activities=[])

    assert (step.milestone, step.activity) == ("licence", None)


def test_one_of_several_milestones_is_enough() -> None:
    found = _steps(["licence", "badge"], milestones={"licence": AT})

    assert [step.kind for step in found] == ["renew"]


def test_a_milestone_that_is_needed_anyway_settles_the_choice() -> None:
    found = _steps(["licence", "badge"], "licence")

    assert [step.milestone for step in found] == ["licence"]


def test_of_several_milestones_the_one_that_lasts_longest_is_renewed() -> None:
    expiring = _steps(["licence", "badge"], milestones={"licence": AT, "badge": date(2026, 9, 1)})

    assert [(step.kind, step.milestone, step.on) for step in expiring] == [
        ("renew", "licence", date(2027, 5, 2))
    ]


def test_a_leg_tells_the_choice() -> None:
    gates: list[str | list[str]] = ["medal", ["licence", "badge"]]
    found = ladder(
        {},
        lead={"milestones": gates},
        milestones=[milestone(code) for code in ("badge", "licence", "medal")],
    )

    (route,) = routes(found, person(), "lead", at=AT)

    assert route.legs[0].milestones == ("medal", ("licence", "badge"))


def test_practice_says_that_its_hours_are_assumed() -> None:
    found = ladder(
        {"coaching": 2},
        skills=[skill("empathy"), skill("coaching", (3, None, 1, 1))],
        activities=[],
    )

    (step,) = next_steps(found, person(), "lead", at=AT)

    assert (step.kind, step.minutes) == ("prove", 3 * 60 + 480)
    assert step.why.endswith("where no hours are given, 8 hours a level are assumed.")


def test_practice_of_which_all_hours_are_given_does_not_say_so() -> None:
    found = ladder(
        {"coaching": 1},
        skills=[skill("empathy"), skill("coaching", (3, None, 1, 1))],
        activities=[],
    )

    (step,) = next_steps(found, person(), "lead", at=AT)

    assert step.why.endswith("and no activity leads there.")
