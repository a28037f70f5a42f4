"""The framework check: what HR should look at before publishing.

Each rule is a function from a framework to its findings. The rules about learning are in
``learning``, those about the career map in ``career_map``.
"""

from __future__ import annotations

from planner.engine.checks import career_map, learning
from planner.engine.checks.findings import ERROR, WARNING, Finding
from planner.engine.values.framework import Framework

RULES = (*career_map.RULES, *learning.RULES)
SEVERITIES = (ERROR, WARNING)


def check_framework(framework: Framework) -> tuple[Finding, ...]:
    """All findings, accepted or not: errors first, then by code, then by subjects."""
    found = (finding for rule in RULES for finding in rule(framework))
    return tuple(sorted(found, key=_rank))


def _rank(finding: Finding) -> tuple[int, str, tuple[str, ...]]:
    return SEVERITIES.index(finding.severity), finding.code, finding.subjects


def split_accepted(
    framework: Framework, findings: tuple[Finding, ...]
) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Split the findings into open ones and warnings that HR has accepted.

    An error cannot be accepted.
    """
    looked_at = {(entry.code, entry.subjects) for entry in framework.accepted}

    def is_accepted(finding: Finding) -> bool:
        return not finding.blocks and (finding.code, finding.subjects) in looked_at

    return (
        tuple(finding for finding in findings if not is_accepted(finding)),
        tuple(finding for finding in findings if is_accepted(finding)),
    )
