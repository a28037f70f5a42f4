"""A framework document that uses most of what the draft tables can hold."""

from __future__ import annotations

from typing import Any

from tests.engine.support import build


def rich_document() -> dict[str, Any]:
    """Every table and every optional value in use."""
    return build.document(
        description="A framework that uses everything.",
        milestones=[
            build.milestone("first-month"),
            build.milestone("safety", confirmed_by="self", valid_months=12),
            build.milestone("licence"),
        ],
        skills=[
            build.skill("empathy", fades_after_months=24, aliases=["Patience"], was=["calm"]),
            build.skill("coaching", (0.25, 1, None, 3), statements=["a", None, "c", "d"]),
        ],
        roles=[
            build.role(
                "agent",
                1,
                {"empathy": 1},
                summary="Helps customers.",
                responsibilities=["Answer calls", "Write notes"],
                pay_band={"from": 20000, "to": 25000, "currency": "EUR"},
                external={"onet": "43-4051.00", "rome": "M1601"},
                milestones=["first-month", ["safety", "licence"]],
                key=True,
                was=["clerk"],
                grows=[build.growth("empathy", 1, 3), build.growth("empathy", 2, 9)],
            ),
            build.role("lead", 2, {"coaching": 2, "empathy": 2}, leads_people=True),
        ],
        moves=[build.move("agent", "lead", 6), build.move("lead", "agent", 1, kind="lateral")],
        accepted=[{"code": "dead-end", "subjects": ["lead"], "reason": "It is a small team."}],
        activities=[
            build.activity("reading", 0.75, [build.effect("empathy", 0, 1)], kind="reading"),
            build.activity(
                "course",
                3,
                [build.effect("coaching", 0, 2), build.effect("empathy", 1, 2)],
                after=["reading"],
                url="https://example.org/course",
                milestone="safety",
            ),
        ],
    )
