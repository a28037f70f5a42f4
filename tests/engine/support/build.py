"""Small, valid framework documents for tests of the engine.

    document(
        skills=[skill("coaching", hours=(1, 2, 3, 4))],
        roles=[role("agent"), role("lead", 2, coaching=2)],
        moves=[move("agent", "lead", 6)],
    )

Whatever is left out is valid and empty; a framework is ``framework(...)`` of the same.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner.engine.values.framework import FIRST_FORMAT, FORMAT, Framework
from planner.engine.values.person import Person, Rating

AT = date(2026, 11, 2)


def track(code: str, **overrides: Any) -> dict[str, Any]:
    return {"code": code, "name": code.capitalize(), "colour": "blue", **overrides}


def level_names(levels: int) -> list[str]:
    """Names for level 0 and so many above it."""
    return ["not yet", *(f"level {level}" for level in range(1, levels + 1))]


def skill(
    code: str, hours: Sequence[float | None] = (1, 2, 4, 8), **overrides: Any
) -> dict[str, Any]:
    """A skill with as many levels as it has ``hours``."""
    return {
        "code": code,
        "name": code.replace("-", " ").capitalize(),
        "category": "General",
        "statements": [f"do {code} at level {level}" for level, _ in enumerate(hours, start=1)],
        "hours": list(hours),
        "fades_after_months": None,
        **overrides,
    }


def requirement(
    skill: str, level: int, *, weight: int = 1, essential: bool = False
) -> dict[str, Any]:
    return {"skill": skill, "level": level, "weight": weight, "essential": essential}


def growth(skill: str, level: int, after_months: int = 6) -> dict[str, Any]:
    return {"skill": skill, "level": level, "after_months": after_months}


def role(
    code: str, level: int = 1, needs: Mapping[str, int] | None = None, **overrides: Any
) -> dict[str, Any]:
    """A role that requires ``needs``, each with weight 1 and not essential."""
    return {
        "code": code,
        "name": code.replace("-", " ").capitalize(),
        "track": "service",
        "level": level,
        "summary": "",
        "responsibilities": [],
        "leads_people": False,
        "pay_band": None,
        "external": {},
        "requires": [requirement(name, wanted) for name, wanted in (needs or {}).items()],
        "milestones": [],
        "grows": [],
        **overrides,
    }


def move(
    source: str, target: str, min_months: int = 0, kind: str = "promotion", **overrides: Any
) -> dict[str, Any]:
    return {
        "from": source,
        "to": target,
        "kind": kind,
        "min_months": min_months,
        "typical_months": min_months,
        **overrides,
    }


def milestone(code: str, **overrides: Any) -> dict[str, Any]:
    return {
        "code": code,
        "name": code.replace("-", " ").capitalize(),
        "confirmed_by": "manager",
        "valid_months": None,
        **overrides,
    }


def effect(skill: str, start: int, end: int) -> dict[str, Any]:
    return {"skill": skill, "from": start, "to": end}


def activity(
    code: str,
    hours: float = 1,
    effects: Sequence[Mapping[str, Any]] = (),
    after: Sequence[str] = (),
    **overrides: Any,
) -> dict[str, Any]:
    return {
        "code": code,
        "name": code.replace("-", " ").capitalize(),
        "kind": "course",
        "hours": hours,
        "url": "",
        "summary": "",
        "after": list(after),
        "effects": [dict(item) for item in effects],
        "milestone": None,
        **overrides,
    }


def document(**overrides: Any) -> dict[str, Any]:
    """A valid document with two roles, two skills and one move; replace lists as needed."""
    return {
        "format": FORMAT,
        "name": "Small",
        "description": "",
        "level_names": ["not yet", "awareness", "working", "practitioner", "expert"],
        "ready_at": 80,
        "tracks": [track("service")],
        "skills": [skill("empathy"), skill("coaching")],
        "milestones": [],
        "roles": [role("agent", 1, {"empathy": 1}), role("lead", 2, {"empathy": 2, "coaching": 2})],
        "moves": [move("agent", "lead", 6)],
        "accepted": [],
        "activities": [
            activity("listening", 2, [effect("empathy", 0, 2)]),
            activity("coaching-course", 3, [effect("coaching", 0, 2)], after=["listening"]),
        ],
        **overrides,
    }


def full_document() -> dict[str, Any]:
    """A valid document that uses every key of the format."""
    return document(
        tracks=[track("service"), track("sales")],
        skills=[
            skill("empathy", aliases=["Feeling with others"], was=["compassion"]),
            skill("coaching", (1, None, 4, 8), statements=["listen", "ask", None, "lead"]),
        ],
        milestones=[
            milestone("probation", valid_months=12),
            milestone("mentor", confirmed_by="self"),
            milestone("licence"),
        ],
        roles=[
            role(
                "agent",
                responsibilities=["Answer calls"],
                pay_band={"from": 20_000, "to": 25_000, "currency": "EUR"},
                external={"onet": "43-4051.00"},
                milestones=["probation", ["mentor", "licence"]],
                grows=[growth("empathy", 2)],
                key=True,
                was=["clerk"],
            ),
            role("lead", 2, requires=[requirement("coaching", 2, weight=3, essential=True)]),
        ],
        accepted=[{"code": "one-way-in", "subjects": ["lead"], "reason": "We promote from within"}],
        activities=[
            activity("listening", 0.25, [effect("empathy", 0, 2)], milestone="mentor"),
            activity("debrief", after=["listening"], url="https://example.org/debrief?a=1"),
        ],
    )


def first_document() -> dict[str, Any]:
    """A valid document of the first format that uses every key of it."""
    full = full_document()
    for item in (*full["skills"], *full["roles"]):
        for key in ("aliases", "was", "key"):
            item.pop(key, None)
    full["skills"][1] = skill("coaching")
    full["roles"][0]["milestones"] = ["probation"]
    return {**full, "format": FIRST_FORMAT}


def framework(**overrides: Any) -> Framework:
    return Framework.from_document(document(**overrides))


def claim(
    skill: str, level: int, on: date = AT, by: str = "me", until: date | None = None
) -> Rating:
    return Rating(skill, level, on, by, confirms=False, until=until)


def confirmation(
    skill: str, level: int, on: date = AT, by: str = "manager", until: date | None = None
) -> Rating:
    return Rating(skill, level, on, by, confirms=True, until=until)


def person(role: str = "agent", role_since: date = AT, **details: Any) -> Person:
    return Person(role, role_since, **details)
