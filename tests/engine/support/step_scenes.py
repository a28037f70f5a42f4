"""A career ladder for tests of the next steps."""

from __future__ import annotations

from typing import Any

from planner.engine.values.framework import Framework
from tests.engine.support.build import framework, move, role


def ladder(needs: dict[str, int], **overrides: Any) -> Framework:
    """An agent may become a lead, who needs these levels, and then a boss, who needs no more."""
    lead = role("lead", 2, needs, **overrides.pop("lead", {}))
    roles = [role("agent"), lead, role("boss", 3)]
    moves = [move("agent", "lead", overrides.pop("months", 0)), move("lead", "boss", 12)]
    return framework(roles=roles, moves=moves, **overrides)
