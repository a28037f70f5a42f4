"""Readiness in words: what the ready light says, and nothing that it does not."""

from __future__ import annotations

from typing import Any

import pytest

from planner.engine import Framework, lights
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from tests.engine.support import build
from tests.engine.support.build import AT, claim, confirmation, person


def framework() -> Framework:
    """Lead asks for empathy 2 and coaching 2, which are essential, and for data 1."""
    skills = [build.skill(code) for code in ("empathy", "coaching", "data")]
    needs = [build.requirement(code, 2, essential=True) for code in ("empathy", "coaching")]
    roles = [
        build.role("agent", 1),
        build.role("lead", 2, requires=[*needs, build.requirement("data", 4)]),
    ]
    return build.framework(skills=skills, roles=roles, activities=[], milestones=[], moves=[])


def readiness_with(*ratings: Any) -> ExplainedReadiness:
    return explained_readiness(framework(), person(ratings=ratings), "lead", AT)


@pytest.mark.parametrize(
    ("ratings", "says"),
    [
        ([], "Not rated yet"),
        (
            [claim("empathy", 2), claim("coaching", 3)],
            "Not ready yet: 2 essential skills to confirm",
        ),
        (
            [claim("empathy", 2), claim("coaching", 1)],
            "Not ready yet: 1 essential skill to confirm and 1 essential skill to learn",
        ),
        (
            [confirmation("empathy", 2), confirmation("coaching", 2), claim("data", 4)],
            "Not ready yet: 50\u00a0% of 80\u00a0% confirmed",
        ),
        ([confirmation(code, 4) for code in ("empathy", "coaching", "data")], "Ready"),
    ],
)
def test_it_says_what_is_lacking(ratings: list[Any], says: str) -> None:
    found = readiness_with(*ratings)

    light = lights(framework(), person(ratings=ratings), "lead", AT).ready
    assert found.verdict == says
    assert found.is_ready == light.on


def test_what_waits_for_a_signature_is_counted() -> None:
    found = readiness_with(claim("empathy", 2), confirmation("coaching", 2), claim("data", 3))

    assert (found.to_confirm, found.is_rated, found.ready_at) == (1, True, 80)
