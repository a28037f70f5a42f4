from __future__ import annotations

from typing import Any

import pytest

from planner.engine.checks.check import check_framework, split_accepted
from planner.engine.checks.findings import ERROR, WARNING, Finding
from planner.engine.values.framework import Framework
from tests.engine.support.build import (
    activity,
    effect,
    framework,
    growth,
    milestone,
    move,
    role,
    skill,
    track,
)

ERRORS = {"activity-cycle", "no-roles", "promotion-not-up"}
CODES = [
    "activity-cycle",
    "dead-end",
    "empty-role",
    "growth-beyond-need",
    "idle-activity",
    "missing-statement",
    "no-roles",
    "one-way-in",
    "promotion-not-up",
    "step-too-high",
    "unreachable-role",
    "untrained-level",
    "unused-skill",
]
E1, E2 = {"empathy": 1}, {"empathy": 2}
TRAINED = [activity("listening", 1, [effect("empathy", 0, 4)])]
PEERS = [role("agent", 1, E1), role("clerk", 1, E1)]


def _findings(code: str, known: Framework) -> list[Finding]:
    return [finding for finding in check_framework(known) if finding.code == code]


def _subjects(code: str, **overrides: Any) -> list[tuple[str, ...]]:
    """Whom the rule ``code`` names, in a framework that has nothing else to say."""
    content = {"skills": [skill("empathy")], "roles": PEERS, "moves": [], "activities": TRAINED}
    return [finding.subjects for finding in _findings(code, framework(**content | overrides))]


@pytest.mark.parametrize("code", CODES)
def test_a_sound_framework_has_no_finding(code: str) -> None:
    assert not _subjects(code)


def test_activities_that_wait_for_each_other_are_one_cycle() -> None:
    circle = [activity(c, after=[b]) for c, b in (("c", "a"), ("a", "b"), ("b", "c"))]

    assert _subjects("activity-cycle", activities=[*circle, activity("d", after=["a"])]) == [
        ("a", "b", "c")
    ]


def test_two_cycles_are_two_findings() -> None:
    pairs = [("a", "b"), ("b", "a"), ("c", "d"), ("d", "c")]
    activities = [activity(code, after=[before]) for code, before in pairs]

    assert _subjects("activity-cycle", activities=activities) == [("a", "b"), ("c", "d")]


@pytest.mark.parametrize("level", [1, 2])
def test_a_promotion_must_lead_up(level: int) -> None:
    roles = [role("agent", 2), role("lead", level)]

    assert _subjects("promotion-not-up", roles=roles, moves=[move("agent", "lead")]) == [
        ("agent", "lead")
    ]


def test_other_moves_may_lead_down() -> None:
    roles = [role("agent", 2), role("clerk", 1)]
    moves = [move("agent", "clerk", kind="lateral")]

    assert not _subjects("promotion-not-up", roles=roles, moves=moves)


def test_a_role_without_a_way_out_below_the_top_of_its_track_is_a_dead_end() -> None:
    roles = [role("agent"), role("expert", 2), role("lead", 3), role("seller", 2, track="sales")]
    tracks = [track("service"), track("sales")]

    assert _subjects("dead-end", roles=roles, tracks=tracks, moves=[move("agent", "lead")]) == [
        ("expert",)
    ]


def test_a_role_is_reached_from_any_role_of_the_lowest_level() -> None:
    roles = [role("agent"), role("clerk"), role("lead", 2), role("head", 3), role("guru", 3)]
    moves = [move("clerk", "lead"), move("lead", "head"), move("guru", "head")]

    assert _subjects("unreachable-role", roles=roles, moves=moves) == [("guru",)]


@pytest.mark.parametrize(("needed", "high"), [(2, False), (3, True)])
def test_three_levels_at_once_are_too_high(needed: int, *, high: bool) -> None:
    roles = [role("agent"), role("lead", 2, {"empathy": needed}, grows=[growth("empathy", 1)])]

    found = _subjects("step-too-high", roles=roles, moves=[move("agent", "lead")])

    assert found == ([("agent", "lead")] if high else [])


@pytest.mark.parametrize(("hours", "high"), [(300, False), (300.25, True)])
def test_more_than_300_hours_are_too_high(hours: float, *, high: bool) -> None:
    roles = [role("agent", 1, E1), role("lead", 2, E2)]
    skills = [skill("empathy", [999, hours, 1, 1])]

    found = _subjects("step-too-high", skills=skills, roles=roles, moves=[move("agent", "lead")])

    assert bool(found) is high


def test_what_a_role_teaches_does_not_lower_the_step() -> None:
    roles = [role("agent", grows=[growth("empathy", 3)]), role("lead", 2, {"empathy": 3})]

    assert _subjects("step-too-high", roles=roles, moves=[move("agent", "lead")])


def test_a_high_step_says_why() -> None:
    known = framework(
        skills=[skill("empathy", [100, 100, 100, 100.5])],
        roles=[role("agent"), role("lead", 2, {"empathy": 4})],
        activities=[],
    )

    (finding,) = _findings("step-too-high", known)

    assert "“Empathy” from level 0 to 4 and 400.5 typical hours" in finding.message


def test_a_skill_that_no_role_requires_is_unused() -> None:
    skills = [skill("empathy"), skill("juggling")]

    assert _subjects("unused-skill", skills=skills) == [("juggling",)]


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

    (finding,) = _findings("untrained-level", known)

    assert finding.subjects == ("empathy",)
    assert f"required up to level 4, but activities reach only level {reached}" in finding.message


def test_activities_that_cannot_be_done_train_nobody() -> None:
    circle = [activity("a", 1, [effect("empathy", 0, 4)], after=["b"]), activity("b", after=["a"])]

    assert _subjects("untrained-level", activities=circle) == [("empathy",)]


def test_an_activity_that_comes_before_what_it_builds_on_trains_nobody() -> None:
    late = activity("late", 1, [effect("empathy", 0, 2)], after=["early"])
    early = activity("early", 1, [effect("empathy", 2, 4)])
    roles = [role("agent", 1, {"empathy": 4})]

    (finding,) = _findings(
        "untrained-level",
        framework(skills=[skill("empathy")], roles=roles, moves=[], activities=[early, late]),
    )

    assert "but activities reach only level 2" in finding.message


def test_a_chain_that_reaches_the_level_is_enough() -> None:
    activities = [
        activity("second", 1, [effect("empathy", 2, 4)]),
        activity("first", 1, [effect("empathy", 0, 2)]),
    ]
    roles = [role("agent", 1, {"empathy": 4})]

    assert not _subjects("untrained-level", roles=roles, activities=activities)


@pytest.mark.parametrize(("start", "idle"), [(0, False), (1, True)])
def test_an_activity_above_all_requirements_is_idle(start: int, *, idle: bool) -> None:
    activities = [activity("talk", 1, [effect("empathy", start, 4)])]

    assert bool(_subjects("idle-activity", activities=activities)) is idle


def test_an_activity_for_an_unused_skill_is_idle() -> None:
    skills = [skill("empathy"), skill("juggling")]
    activities = [*TRAINED, activity("circus", 1, [effect("juggling", 0, 1)])]

    assert _subjects("idle-activity", skills=skills, activities=activities) == [("circus",)]


def test_an_activity_that_earns_a_milestone_of_a_role_is_not_idle() -> None:
    milestones = [milestone("licence"), milestone("badge")]
    activities = [activity(f"{code['code']}-test", milestone=code["code"]) for code in milestones]
    roles = [role("agent", 1, E1, milestones=["licence"])]

    assert _subjects(
        "idle-activity", milestones=milestones, roles=roles, activities=activities
    ) == [("badge-test",)]


def test_what_comes_before_a_useful_activity_is_not_idle() -> None:
    useful = activity("talk", 1, [effect("empathy", 0, 1)], after=["tour"])
    activities = [activity("badge"), activity("tour", after=["badge"]), useful]

    assert not _subjects("idle-activity", activities=activities)


def test_a_role_without_requirements_is_empty() -> None:
    assert _subjects("empty-role", roles=[*PEERS, role("guest")]) == [("guest",)]


def test_a_single_move_into_a_higher_role_is_one_way_in() -> None:
    roles = [*PEERS, role("lead", 2), role("head", 3)]
    into_lead = [move("agent", "lead"), move("clerk", "lead")]
    moves = [*into_lead, move("lead", "head"), move("lead", "agent", kind="lateral")]

    assert _subjects("one-way-in", roles=roles, moves=moves) == [("head",)]


@pytest.mark.parametrize(("taught", "beyond"), [(2, False), (3, True)])
def test_teaching_more_than_the_next_roles_need_is_beyond_need(
    taught: int, *, beyond: bool
) -> None:
    teacher = role("agent", grows=[growth("empathy", 1, 3), growth("empathy", taught, 9)])
    roles = [teacher, role("clerk", 1, E1), role("lead", 2, E2), role("head", 3, {"empathy": 4})]
    moves = [move("agent", "clerk"), move("agent", "lead"), move("lead", "head")]

    found = _subjects("growth-beyond-need", roles=roles, moves=moves)

    assert found == ([("agent", "empathy")] if beyond else [])


def test_teaching_what_no_next_role_asks_for_is_beyond_need() -> None:
    roles = [role("agent", grows=[growth("empathy", 1)]), role("lead", 2)]
    known = framework(roles=roles, moves=[move("agent", "lead")])

    (finding,) = _findings("growth-beyond-need", known)

    assert "but it leads to no role that asks for it" in finding.message


def test_a_role_that_leads_nowhere_may_teach_anything() -> None:
    roles = [role("agent", 1, E1, grows=[growth("empathy", 4)])]

    assert not _subjects("growth-beyond-need", roles=roles, moves=[])


def test_a_framework_without_roles_is_an_error() -> None:
    assert _subjects("no-roles", roles=[]) == [()]


def test_a_level_that_a_role_asks_for_says_what_one_can_do() -> None:
    skills = [skill("empathy", statements=[None, "listen", None, None])]
    roles = [role("agent", 1, {"empathy": 0}), role("lead", 2, E2), role("head", 3, E1)]
    roles.append(role("boss", 4, {"empathy": 4}))
    known = framework(skills=skills, roles=roles, moves=[], activities=[])

    (finding,) = _findings("missing-statement", known)

    assert finding.subjects == ("empathy",)
    assert "no statements for the levels 1 (awareness) and 4 (expert)" in finding.message


def test_nobody_asks_for_a_statement_that_no_role_needs() -> None:
    skills = [skill("empathy", statements=["listen", None, None, None])]

    assert not _subjects("missing-statement", skills=skills)


def _worst() -> Framework:
    """A framework with every finding, some of them accepted."""
    return framework(
        skills=[skill("empathy", statements=[None] * 4), skill("juggling")],
        roles=[
            role("agent", 2, grows=[growth("juggling", 1)]),
            role("lead", 3, {"empathy": 4}),
            role("expert", 2, E1),
            role("trainee", 1),
        ],
        moves=[move("agent", "lead"), move("lead", "expert")],
        activities=[activity("a", after=["b"]), activity("b", after=["a"])],
        accepted=[
            {"code": "one-way-in", "subjects": ["lead"], "reason": "We promote from within"},
            {"code": "step-too-high", "subjects": ["lead", "agent"], "reason": "The other way"},
            {"code": "activity-cycle", "subjects": ["a", "b"], "reason": "Errors stay"},
        ],
    )


def test_all_rules_speak_in_a_settled_order() -> None:
    found = check_framework(_worst())
    order = [(finding.severity != ERROR, finding.code, finding.subjects) for finding in found]

    assert {finding.code for finding in found} == set(CODES) - {"no-roles"}
    assert order == sorted(set(order))


def test_errors_block_and_warnings_do_not() -> None:
    for finding in check_framework(_worst()):
        assert finding.severity == (ERROR if finding.code in ERRORS else WARNING)
        assert finding.blocks is (finding.code in ERRORS)
        assert finding.message.endswith(".")
        assert finding.remedy.endswith(".")


def test_accepted_warnings_are_listed_apart() -> None:
    known = _worst()
    findings = check_framework(known)

    still_open, accepted = split_accepted(known, findings)

    assert [(f.code, f.subjects) for f in accepted] == [("one-way-in", ("lead",))]
    assert len(still_open) == len(findings) - 1
