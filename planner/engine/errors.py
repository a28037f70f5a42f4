"""Refusals of the engine. Each carries its facts, so that a page can word it anew."""

from __future__ import annotations

from planner.engine.framework import Framework
from planner.engine.words import did_you_mean


class FrameworkInvalid(ValueError):
    """A document that is no framework. ``problems`` lists all of them, each with its path."""

    def __init__(self, problems: tuple[str, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


class UnknownRole(LookupError):
    """A role code that the framework does not have."""

    def __init__(self, code: str, framework: Framework) -> None:
        super().__init__(f'no role "{code}"{did_you_mean(code, framework.roles)}')
        self.code = code


def require_role(framework: Framework, code: str) -> None:
    """Refuse a role code that the framework does not have, with ``UnknownRole``."""
    if code not in framework.roles:
        raise UnknownRole(code, framework)
