"""Asking the framework check about one rule."""

from __future__ import annotations

from typing import Any

from planner.engine.checks.check import check_framework
from planner.engine.checks.findings import Finding
from planner.engine.values.framework import Framework
from tests.engine.support.build import activity, effect, framework, role, skill

TRAINED = [activity("listening", 1, [effect("empathy", 0, 4)])]
PEERS = [role("agent", 1, {"empathy": 1}), role("clerk", 1, {"empathy": 1})]


def findings_of(code: str, known: Framework) -> list[Finding]:
    return [finding for finding in check_framework(known) if finding.code == code]


def subjects_of(code: str, **overrides: Any) -> list[tuple[str, ...]]:
    """Whom the rule ``code`` names, in a framework that has nothing else to say."""
    content = {"skills": [skill("empathy")], "roles": PEERS, "moves": [], "activities": TRAINED}
    return [finding.subjects for finding in findings_of(code, framework(**content | overrides))]
