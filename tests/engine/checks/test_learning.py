"""What the framework check says about skills and learning activities."""

from __future__ import annotations

import pytest

from tests.engine.support.build import (
    activity,
    effect,
    framework,
    milestone,
    role,
    skill,
)
from tests.engine.support.findings import TRAINED, findings_of, subjects_of

E1, E2 = {"empathy": 1}, {"empathy": 2}


def test_activities_that_wait_for_each_other_are_one_cycle() -> None:
    circle = [activity(c, after=[b]) for c, b in (("c", "a"), ("a", "b"), ("b", "c"))]

    assert subjects_of("activity-cycle", activities=[*circle, activity("d", after=["a"])]) == [
        ("a", "b", "c")
    ]


def test_two_cycles_are_two_findings() -> None:
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    activities = [activity(code, after=[before]) for code, before in pairs]

    assert subjects_of("activity-cycle", activities=activities) == [("a", "b"), ("c", "d")]


def test_a_skill_that_no_role_requires_is_unused() -> None:
    skills = [skill("empathy"), skill("juggling")]

    assert subjects_of("unused-skill", skills=skills) == [("juggling",)]


@pytest.mark.parametrize(
    ("steps", "reached"),
    [([], 0), ([(0, 2)], 2), ([(2, 4)], 0), ([(3, 4), (0, 2)], 2), ([(2, 3), (0, 2)], 3)],
)
def test_a_level_that_no_chain_of_activities_reaches_is_untrained(
    steps: list[tuple[int, int]], reached: int
) -> None:
    roles = [role("agent", 1, {"empathy": 4}), role("clerk", 1, E1)]
    activities = [activity(f"a{i}", 1, [effect("empathy", *s)]) for i, s in enumerate(steps)]
    known = framework(skills=[skill("empathy")], roles=roles, moves=[], activities=activities)

    (finding,) = findings_of("untrained-level", known)

    assert finding.subjects == ("empathy",)
    assert f"required up to level 4, but activities reach only level {reached}" in finding.message


def test_activities_that_cannot_be_done_train_nobody() -> None:
    circle = [activity("a", 1, [effect("empathy", 0, 4)], after=["b"]), activity("b", after=["a"])]

    assert subjects_of("untrained-level", activities=circle) == [("empathy",)]


def test_what_comes_after_an_activity_that_nobody_can_begin_trains_nobody() -> None:
    late = activity("late", 1, [effect("empathy", 0, 2)], after=["early"])
    early = activity("early", 1, [effect("empathy", 2, 4)])
    roles = [role("agent", 1, {"empathy": 4})]

    (finding,) = findings_of(
        "untrained-level",
        framework(skills=[skill("empathy")], roles=roles, moves=[], activities=[early, late]),
    )

    assert "but activities reach only level 0" in finding.message


def test_a_chain_that_reaches_the_level_is_enough() -> None:
    activities = [
        activity("second", 1, [effect("empathy", 2, 4)]),
        activity("first", 1, [effect("empathy", 0, 2)]),
    ]
    roles = [role("agent", 1, {"empathy": 4})]

    assert not subjects_of("untrained-level", roles=roles, activities=activities)


@pytest.mark.parametrize(("start", "idle"), [(0, False), (1, True)])
def test_an_activity_above_all_requirements_is_idle(start: int, *, idle: bool) -> None:
    activities = [activity("talk", 1, [effect("empathy", start, 4)])]

    assert bool(subjects_of("idle-activity", activities=activities)) is idle


def test_an_activity_for_an_unused_skill_is_idle() -> None:
    skills = [skill("empathy"), skill("juggling")]
    activities = [*TRAINED, activity("circus", 1, [effect("juggling", 0, 1)])]

    assert subjects_of("idle-activity", skills=skills, activities=activities) == [("circus",)]


def test_an_activity_that_earns_a_milestone_of_a_role_is_not_idle() -> None:
    milestones = [milestone("licence"), milestone("badge")]
    activities = [activity(f"{code['code']}-test", milestone=code["code"]) for code in milestones]
    roles = [role("agent", 1, E1, milestones=["licence"])]

    assert subjects_of(
        "idle-activity", milestones=milestones, roles=roles, activities=activities
    ) == [("badge-test",)]


def test_what_comes_before_a_useful_activity_is_not_idle() -> None:
    useful = activity("talk", 1, [effect("empathy", 0, 1)], after=["tour"])
    activities = [activity("badge"), activity("tour", after=["badge"]), useful]

    assert not subjects_of("idle-activity", activities=activities)


def test_a_level_that_a_role_asks_for_says_what_one_can_do() -> None:
    skills = [skill("empathy", statements=[None, "listen", None, None])]
    roles = [role("agent", 1, {"empathy": 0}), role("lead", 2, E2), role("head", 3, E1)]
    roles.append(role("boss", 4, {"empathy": 4}))
    known = framework(skills=skills, roles=roles, moves=[], activities=[])

    (finding,) = findings_of("missing-statement", known)

    assert finding.subjects == ("empathy",)
    assert "no statements for the levels 1 (awareness) and 4 (expert)" in finding.message


def test_nobody_asks_for_a_statement_that_no_role_needs() -> None:
    skills = [skill("empathy", statements=["listen", None, None, None])]

    assert not subjects_of("missing-statement", skills=skills)
