"""What a career framework consists of: immutable values that refer to each other by code.

Durations are whole minutes, waiting times whole months, levels 0 to N; each framework has its
own N.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

LEVEL_MIN = 0
MOST_LEVELS = 7
"""The largest N. A set of N steps between levels fits a byte."""
MINUTES_PER_HOUR = 60
ASSUMED_MINUTES = 8 * MINUTES_PER_HOUR
"""Effort of a level for which the organisation gives no hours."""
WEIGHT_MIN = 1
WEIGHT_MAX = 5
MOVE_KINDS = ("promotion", "lateral", "cross")
ACTIVITY_KINDS = (
    "course",
    "shadowing",
    "rotation",
    "mentoring",
    "project",
    "practice",
    "certification",
    "reading",
)
CONFIRMERS = ("manager", "self")


@dataclass(frozen=True, slots=True)
class Track:
    """A job family: a line of the career map. ``colour`` is a name of the palette."""

    code: str
    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class Skill:
    """A competency. ``minutes[i]`` is the typical effort from level i to level i + 1.

    ``statements[i]`` completes "You can ..." for level i + 1; it is empty where the organisation
    has none. ``assumed`` are the levels for which it gives no hours, so that ``ASSUMED_MINUTES``
    are counted. ``was`` are the codes of skills that were merged into this one.
    """

    code: str
    name: str
    category: str
    statements: tuple[str, ...]
    minutes: tuple[int, ...]
    fades_after_months: int | None = None
    aliases: tuple[str, ...] = ()
    was: tuple[str, ...] = ()
    assumed: frozenset[int] = frozenset()

    @property
    def levels(self) -> int:
        """The highest level that can be reached."""
        return len(self.minutes)

    def statement(self, level: int) -> str:
        """What completes "You can ..." for ``level``; empty where there is nothing to say."""
        return self.statements[level - 1] if level else ""

    def effort(self, held: int, needed: int) -> int:
        """Typical minutes from level ``held`` up to ``needed``; 0 if nothing is missing."""
        return sum(self.minutes[held:needed])

    def is_assumed(self, held: int, needed: int) -> bool:
        """Whether any of the effort from level ``held`` up to ``needed`` is only assumed."""
        return not self.assumed.isdisjoint(range(held + 1, needed + 1))


@dataclass(frozen=True, slots=True)
class Milestone:
    """Something achieved once, confirmed by the manager or by oneself."""

    code: str
    name: str
    confirmed_by: str
    valid_months: int | None = None


@dataclass(frozen=True, slots=True)
class Requirement:
    """What a role asks for in one skill; worth ``weight * level`` points."""

    skill: str
    level: int
    weight: int
    essential: bool


@dataclass(frozen=True, slots=True)
class Growth:
    """What people learn by serving in the role for ``after_months``, without extra hours."""

    skill: str
    level: int
    after_months: int


@dataclass(frozen=True, slots=True)
class PayBand:
    """Yearly pay in whole units of ``currency`` (ISO 4217)."""

    lowest: int
    highest: int
    currency: str


@dataclass(frozen=True, slots=True)
class Role:
    """A station of the career map.

    Each entry of ``milestones`` is a code, or several codes of which any one is enough. Who
    could follow in a ``key`` role is watched. ``was`` are the codes of roles merged into this one.
    """

    code: str
    name: str
    track: str
    level: int
    summary: str = ""
    responsibilities: tuple[str, ...] = ()
    leads_people: bool = False
    pay_band: PayBand | None = None
    external: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    requires: tuple[Requirement, ...] = ()
    milestones: tuple[str | tuple[str, ...], ...] = ()
    grows: tuple[Growth, ...] = ()
    key: bool = False
    was: tuple[str, ...] = ()

    @property
    def milestone_choices(self) -> tuple[tuple[str, ...], ...]:
        """The milestones as choices: of each, any one is enough."""
        return tuple(choices_of(entry) for entry in self.milestones)

    @property
    def milestone_codes(self) -> tuple[str, ...]:
        """All milestones that the role names, each once, required or not."""
        return tuple(dict.fromkeys(code for codes in self.milestone_choices for code in codes))

    @property
    def needs(self) -> dict[str, int]:
        """Skill code -> required level."""
        return {requirement.skill: requirement.level for requirement in self.requires}


@dataclass(frozen=True, slots=True)
class Move:
    """A step between two roles; requires ``min_months`` in ``source`` first."""

    source: str
    target: str
    kind: str
    min_months: int
    typical_months: int


@dataclass(frozen=True, slots=True)
class Effect:
    """An activity lifts those at ``from_level`` or above up to ``to_level``."""

    skill: str
    from_level: int
    to_level: int


@dataclass(frozen=True, slots=True)
class Activity:
    """A learning activity. ``after`` names the activities to be done before."""

    code: str
    name: str
    kind: str
    minutes: int
    url: str = ""
    summary: str = ""
    after: tuple[str, ...] = ()
    effects: tuple[Effect, ...] = ()
    milestone: str | None = None


@dataclass(frozen=True, slots=True)
class Accepted:
    """A warning of the framework check that HR has looked at and accepted."""

    code: str
    subjects: tuple[str, ...]
    reason: str


def choices_of(milestones: str | tuple[str, ...]) -> tuple[str, ...]:
    """The codes of an entry of ``Role.milestones``; any one of them is enough."""
    return (milestones,) if isinstance(milestones, str) else milestones
