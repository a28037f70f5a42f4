"""The career framework as the engine sees it: immutable values, looked up by code.

Built by ``Framework.from_document``. Durations are whole minutes, waiting times whole
months, levels 0 ("not yet") to 4 ("expert").
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

LEVEL_MIN = 0
LEVEL_MAX = 4
MINUTES_PER_HOUR = 60
WEIGHT_MIN = 1
WEIGHT_MAX = 5
FORMAT = "careerpath-framework/1"
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
    """A competency. ``minutes[i]`` is the typical effort from level i to level i + 1."""

    code: str
    name: str
    category: str
    statements: tuple[str, ...]
    minutes: tuple[int, ...]
    fades_after_months: int | None = None

    def effort(self, held: int, needed: int) -> int:
        """Typical minutes from level ``held`` up to ``needed``; 0 if nothing is missing."""
        return sum(self.minutes[held:needed])


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
    """A station of the career map."""

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
    milestones: tuple[str, ...] = ()
    grows: tuple[Growth, ...] = ()

    @property
    def needs(self) -> dict[str, int]:
        """Skill code -> required level."""
        return {requirement.skill: requirement.level for requirement in self.requires}


@dataclass(frozen=True, slots=True)
class Move:
    """A step between two roles; ``min_months`` are to be served in ``source`` first."""

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


@dataclass(frozen=True, eq=False)
class Framework:
    """One career framework. Compared and hashed by identity, so answers can be cached per version.

    The mappings go from code to item and keep the order of the document.
    """

    name: str
    description: str
    level_names: tuple[str, ...]
    ready_at: int
    tracks: Mapping[str, Track]
    skills: Mapping[str, Skill]
    milestones: Mapping[str, Milestone]
    roles: Mapping[str, Role]
    moves: tuple[Move, ...]
    activities: Mapping[str, Activity]
    accepted: tuple[Accepted, ...] = ()

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Framework:
        """Build a framework from a parsed JSON document (docs/framework-format.md).

        Raises ``FrameworkInvalid`` with all problems, each with its path.
        """
        from planner.engine.values.document import parse  # noqa: PLC0415  # it builds these values

        return parse(document)
