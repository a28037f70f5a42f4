"""The career framework as the engine sees it, built from a checked document.

Its parts are defined in ``items`` and can be imported from here as well.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, TypeVar

from planner.engine.values.document import FIRST_FORMAT, FORMAT, require_valid
from planner.engine.values.items import (
    ACTIVITY_KINDS,
    ASSUMED_MINUTES,
    CONFIRMERS,
    LEVEL_MIN,
    MINUTES_PER_HOUR,
    MOST_LEVELS,
    MOVE_KINDS,
    WEIGHT_MAX,
    WEIGHT_MIN,
    Accepted,
    Activity,
    Effect,
    Growth,
    Milestone,
    Move,
    PayBand,
    Requirement,
    Role,
    Skill,
    Track,
    choices_of,
)

__all__ = [
    "ACTIVITY_KINDS",
    "ASSUMED_MINUTES",
    "CONFIRMERS",
    "FIRST_FORMAT",
    "FORMAT",
    "LEVEL_MIN",
    "MINUTES_PER_HOUR",
    "MOST_LEVELS",
    "MOVE_KINDS",
    "WEIGHT_MAX",
    "WEIGHT_MIN",
    "Accepted",
    "Activity",
    "Effect",
    "Framework",
    "Growth",
    "Milestone",
    "Move",
    "PayBand",
    "Requirement",
    "Role",
    "Skill",
    "Track",
    "choices_of",
]


@dataclass(frozen=True, eq=False)
class Framework:
    """One career framework. Compared and hashed by identity, so answers can be cached per version.

    The mappings go from code to item and keep the order of the document. ``level_names`` names
    the levels from 0 ("not yet") to the highest.
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

    @property
    def levels(self) -> int:
        """N, the highest level: from 1 to ``MOST_LEVELS``."""
        return len(self.level_names) - 1

    @classmethod
    def from_document(cls, document: Mapping[str, Any]) -> Framework:
        """Build a framework from a parsed JSON document (docs/framework-format.md).

        Raises ``FrameworkInvalid`` with all problems, each with its path, and nothing else,
        whatever the input.
        """
        require_valid(document)
        return cls(
            name=document["name"],
            description=document["description"],
            level_names=tuple(document["level_names"]),
            ready_at=document["ready_at"],
            tracks=_by_code(document["tracks"], lambda item: Track(**item)),
            skills=_by_code(document["skills"], _skill),
            milestones=_by_code(document["milestones"], lambda item: Milestone(**item)),
            roles=_by_code(document["roles"], _role),
            moves=tuple(_move(item) for item in document["moves"]),
            activities=_by_code(document["activities"], _activity),
            accepted=tuple(_accepted(item) for item in document.get("accepted") or ()),
        )


Item = TypeVar("Item")


def _by_code(items: Sequence[Any], build: Callable[[Any], Item]) -> Mapping[str, Item]:
    return MappingProxyType({item["code"]: build(item) for item in items})


def _minutes(hours: float) -> int:
    return int(hours * MINUTES_PER_HOUR)


def _skill(item: Any) -> Skill:
    hours = list(enumerate(item["hours"], start=1))
    return Skill(
        code=item["code"],
        name=item["name"],
        category=item["category"],
        statements=tuple(statement or "" for statement in item["statements"]),
        minutes=tuple(ASSUMED_MINUTES if step is None else _minutes(step) for _, step in hours),
        fades_after_months=item.get("fades_after_months"),
        aliases=tuple(item.get("aliases", ())),
        was=tuple(item.get("was", ())),
        assumed=frozenset(level for level, step in hours if step is None),
    )


def _pay_band(item: Any) -> PayBand | None:
    return PayBand(item["from"], item["to"], item["currency"]) if item else None


def _role(item: Any) -> Role:
    return Role(
        code=item["code"],
        name=item["name"],
        track=item["track"],
        level=item["level"],
        summary=item.get("summary", ""),
        responsibilities=tuple(item["responsibilities"]),
        leads_people=item["leads_people"],
        pay_band=_pay_band(item.get("pay_band")),
        external=MappingProxyType(dict(item.get("external") or {})),
        requires=tuple(Requirement(**line) for line in item["requires"]),
        milestones=tuple(_milestones(entry) for entry in item.get("milestones", ())),
        grows=tuple(Growth(**line) for line in item.get("grows", ())),
        key=item.get("key", False),
        was=tuple(item.get("was", ())),
    )


def _milestones(entry: Any) -> str | tuple[str, ...]:
    return entry if isinstance(entry, str) else tuple(entry)


def _move(item: Any) -> Move:
    return Move(
        source=item["from"],
        target=item["to"],
        kind=item["kind"],
        min_months=item["min_months"],
        typical_months=item["typical_months"],
    )


def _effect(item: Any) -> Effect:
    return Effect(item["skill"], item["from"], item["to"])


def _activity(item: Any) -> Activity:
    return Activity(
        code=item["code"],
        name=item["name"],
        kind=item["kind"],
        minutes=_minutes(item["hours"]),
        url=item.get("url", ""),
        summary=item.get("summary", ""),
        after=tuple(item["after"]),
        effects=tuple(_effect(line) for line in item["effects"]),
        milestone=item.get("milestone"),
    )


def _accepted(item: Any) -> Accepted:
    return Accepted(item["code"], tuple(item["subjects"]), item["reason"])
