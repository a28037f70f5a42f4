"""Small career maps for tests of routes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from planner.engine.routes.legs import Route
from planner.engine.values.framework import Framework
from tests.engine.support.build import framework, move, role, skill


def ladder(*moves: Mapping[str, Any], **needs: Mapping[str, int]) -> Framework:
    """Roles agent, coach, expert and lead; one skill, an hour a level; nobody teaches."""
    return framework(
        skills=[skill("calm", (1, 1, 1, 1))],
        roles=[role(code, 1, needs.get(code)) for code in ("agent", "coach", "expert", "lead")],
        moves=list(moves),
        activities=[],
    )


def through(route: Route) -> str:
    return " ".join(route.roles)


def crossroads() -> Framework:
    """Directly but slowly, through the coach with learning, or through the expert in between."""
    return ladder(
        move("agent", "lead", 24),
        move("agent", "coach", 1),
        move("coach", "lead", 1),
        move("agent", "expert", 6),
        move("expert", "lead", 6),
        coach={"calm": 4},
        expert={"calm": 1},
    )
