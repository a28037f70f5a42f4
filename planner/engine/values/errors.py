"""Refusals of the engine. Each carries its facts, so that a page can word it anew."""

from __future__ import annotations

from collections.abc import Collection

from planner.engine.values.near_misses import did_you_mean
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _


class Refusal(Exception):
    """A question without an answer; ``says`` is the reason, as a sentence."""

    def __init__(self, says: Sentence) -> None:
        super().__init__(says)
        self.says = says


class FrameworkInvalid(ValueError):
    """A document that is not a valid framework. ``problems`` lists all problems with their paths.

    They read “path: what is wrong”; their facts are ``path`` and ``wrong``, itself a sentence.
    """

    def __init__(self, problems: tuple[Sentence, ...]) -> None:
        super().__init__(problems)
        self.problems = problems

    def __str__(self) -> str:
        return "\n".join(self.problems)


class NoBudget(Refusal, ValueError):
    """There is work to schedule, but no time for it."""

    def __init__(self, minutes: int) -> None:
        super().__init__(
            ngettext(
                "{number} minute of work cannot be laid out in 0 minutes a week",
                "{number} minutes of work cannot be laid out in 0 minutes a week",
                minutes,
            )
        )
        self.minutes = minutes


class UnknownRole(Refusal, LookupError):
    """A role code that is not among the ``known`` ones."""

    def __init__(self, code: str, known: Collection[str]) -> None:
        super().__init__(did_you_mean(_('no role "{code}"', code=code), code, known))
        self.code = code


def require_role(roles: Collection[str], code: str) -> None:
    """Refuse a code that is not among those of ``roles``, with ``UnknownRole``."""
    if code not in roles:
        raise UnknownRole(code, roles)
