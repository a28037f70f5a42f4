from __future__ import annotations

import pytest

from planner.engine.checks.check import check_framework, split_accepted
from planner.engine.checks.findings import ERROR, WARNING
from planner.engine.values.framework import Framework
from tests.engine.support.build import (
    activity,
    framework,
    growth,
    move,
    role,
    skill,
    track,
)
from tests.engine.support.findings import PEERS, findings_of, subjects_of

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


@pytest.mark.parametrize("code", CODES)
def test_a_sound_framework_has_no_finding(code: str) -> None:
    assert not subjects_of(code)


@pytest.mark.parametrize("level", [1, 2])
def test_a_promotion_must_lead_up(level: int) -> None:
    roles = [role("agent", 2), role("lead", level)]

    assert subjects_of("promotion-not-up", roles=roles, moves=[move("agent", "lead")]) == [
        ("agent", "lead")
    ]


def test_other_moves_may_lead_down() -> None:
    roles = [role("agent", 2), role("clerk", 1)]
    moves = [move("agent", "clerk", kind="lateral")]

    assert not subjects_of("promotion-not-up", roles=roles, moves=moves)


def test_a_role_without_a_way_out_below_the_top_of_its_track_is_a_dead_end() -> None:
    roles = [role("agent"), role("expert", 2), role("lead", 3), role("seller", 2, track="sales")]
    tracks = [track("service"), track("sales")]

    assert subjects_of("dead-end", roles=roles, tracks=tracks, moves=[move("agent", "lead")]) == [
        ("expert",)
    ]


def test_a_role_is_reached_from_any_role_of_the_lowest_level() -> None:
    roles = [role("agent"), role("clerk"), role("lead", 2), role("head", 3), role("guru", 3)]
    moves = [move("clerk", "lead"), move("lead", "head"), move("guru", "head")]

    assert subjects_of("unreachable-role", roles=roles, moves=moves) == [("guru",)]


@pytest.mark.parametrize(("needed", "high"), [(2, False), (3, True)])
def test_three_levels_at_once_are_too_high(needed: int, *, high: bool) -> None:
    roles = [role("agent"), role("lead", 2, {"empathy": needed}, grows=[growth("empathy", 1)])]

    found = subjects_of("step-too-high", roles=roles, moves=[move("agent", "lead")])

    assert found == ([("agent", "lead")] if high else [])


@pytest.mark.parametrize(("hours", "high"), [(300, False), (300.25, True)])
def test_more_than_300_hours_are_too_high(hours: float, *, high: bool) -> None:
    roles = [role("agent", 1, E1), role("lead", 2, E2)]
    skills = [skill("empathy", [999, hours, 1, 1])]

    found = subjects_of("step-too-high", skills=skills, roles=roles, moves=[move("agent", "lead")])

    assert bool(found) is high


def test_what_a_role_teaches_does_not_lower_the_step() -> None:
    roles = [role("agent", grows=[growth("empathy", 3)]), role("lead", 2, {"empathy": 3})]

    assert subjects_of("step-too-high", roles=roles, moves=[move("agent", "lead")])


def test_a_high_step_says_why() -> None:
    known = framework(
        skills=[skill("empathy", [100, 100, 100, 100.5])],
        roles=[role("agent"), role("lead", 2, {"empathy": 4})],
        activities=[],
    )

    (finding,) = findings_of("step-too-high", known)

    assert "“Empathy” from level 0 to 4 and 400.5 typical hours" in finding.message


def test_a_role_without_requirements_is_empty() -> None:
    assert subjects_of("empty-role", roles=[*PEERS, role("guest")]) == [("guest",)]


def test_a_single_move_into_a_higher_role_is_one_way_in() -> None:
    roles = [*PEERS, role("lead", 2), role("head", 3)]
    into_lead = [move("agent", "lead"), move("clerk", "lead")]
    moves = [*into_lead, move("lead", "head"), move("lead", "agent", kind="lateral")]

    assert subjects_of("one-way-in", roles=roles, moves=moves) == [("head",)]


@pytest.mark.parametrize(("taught", "beyond"), [(2, False), (3, True)])
def test_teaching_more_than_the_next_roles_need_is_beyond_need(
    taught: int, *, beyond: bool
) -> None:
    teacher = role("agent", grows=[growth("empathy", 1, 3), growth("empathy", taught, 9)])
    roles = [teacher, role("clerk", 1, E1), role("lead", 2, E2), role("head", 3, {"empathy": 4})]
    moves = [move("agent", "clerk"), move("agent", "lead"), move("lead", "head")]

    found = subjects_of("growth-beyond-need", roles=roles, moves=moves)

    assert found == ([("agent", "empathy")] if beyond else [])


def test_teaching_what_no_next_role_asks_for_is_beyond_need() -> None:
    roles = [role("agent", grows=[growth("empathy", 1)]), role("lead", 2)]
    known = framework(roles=roles, moves=[move("agent", "lead")])

    (finding,) = findings_of("growth-beyond-need", known)

    assert "but it leads to no role that asks for it" in finding.message


def test_a_role_that_leads_nowhere_may_teach_anything() -> None:
    roles = [role("agent", 1, E1, grows=[growth("empathy", 4)])]

    assert not subjects_of("growth-beyond-need", roles=roles, moves=[])


def test_a_framework_without_roles_is_an_error() -> None:
    assert subjects_of("no-roles", roles=[]) == [()]


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
