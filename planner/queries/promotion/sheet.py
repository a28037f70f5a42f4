"""A document of a promotion case as its page shows it: the same for a draft and a sealed one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from planner.engine.values.document import FIRST_LEVELS
from planner.models import CaseSeal
from planner.queries.framework.published import digest


@dataclass(frozen=True, slots=True)
class Said:
    """Somebody's word on a skill, with the names of the files that came with it."""

    by: str
    own: bool
    on: date
    kind: str
    level: int
    text: str
    link: str
    files: Sequence[str]


@dataclass(frozen=True, slots=True)
class RequirementLine:
    """One requirement beside what is confirmed, by whom, when, and on what evidence.

    ``more`` counts what was said and is not shown.
    """

    skill: str
    statement: str
    needed: int
    highest: int
    essential: bool
    weight: int
    held: int
    confirmed: int
    confirmed_on: date | None
    confirmed_points: int
    held_points: int
    out_of: int
    confirmations: Sequence[Said]
    evidence: Sequence[Said]
    more: int

    @property
    def is_met(self) -> bool:
        return self.confirmed >= self.needed


@dataclass(frozen=True, slots=True)
class LightLine:
    """One light, as ``_light.html`` shows it."""

    name: str
    on: bool
    reasons: Sequence[str]
    from_date: date | None


@dataclass(frozen=True, slots=True)
class MilestoneLine:
    """A milestone of the role; without ``achieved_on`` it is open."""

    name: str
    counts: bool
    achieved_on: date | None
    until: date | None
    by: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page. ``sealed_at`` is None for a draft."""

    name: str
    team: str
    manager: str
    current_role: str
    role_since: date
    role: str
    track: str
    level: int
    version: int
    version_sha256: str
    submission: int
    day: date
    sealed_at: datetime | None
    confirmed_percent: int
    held_percent: int
    confirmed_points: int
    held_points: int
    out_of: int
    ready_at: int
    lights: Sequence[LightLine]
    requirements: Sequence[RequirementLine]
    milestones: Sequence[MilestoneLine]
    statement: str

    @property
    def met(self) -> int:
        """The number of requirements held in full."""
        return sum(line.is_met for line in self.requirements)

    @property
    def missing(self) -> list[str]:
        """In sentences, why the person could not move today; empty if nothing speaks against."""
        ready, eligible, _ = self.lights  # nobody can do anything about a seat that is not free
        return [why for light in (ready, eligible) if not light.on for why in light.reasons]


@dataclass(frozen=True, slots=True)
class Sealed:
    """A sealed document, checked. ``sheet`` is None if it is not what was sealed."""

    seal: CaseSeal
    computed: str
    sheet: Sheet | None

    @property
    def is_intact(self) -> bool:
        return self.sheet is not None


def checked(seal: CaseSeal) -> Sealed:
    """``seal`` with its hash computed anew from the stored document.

    Of a document that was changed nothing is shown: it may say anything.
    """
    computed = digest(seal.document)
    return Sealed(seal, computed, sheet_of(seal.document) if computed == seal.sha256 else None)


def sheet_of(document: dict[str, Any]) -> Sheet:
    """A document that is known to be whole, with its days as dates."""
    person, role, measured = document["person"], document["role"], document["readiness"]
    highest = _highest(document)
    return Sheet(
        name=person["name"],
        team=person["team"],
        manager=person["manager"],
        current_role=person["role"],
        role_since=date.fromisoformat(person["role_since"]),
        role=role["name"],
        track=role["track"],
        level=role["level"],
        version=document["framework"]["version"],
        version_sha256=document["framework"]["sha256"],
        submission=document["submission"],
        day=date.fromisoformat(document["day"]),
        sealed_at=_moment(document["sealed_at"]),
        confirmed_percent=measured["confirmed"],
        held_percent=measured["held"],
        confirmed_points=measured["confirmed_points"],
        held_points=measured["held_points"],
        out_of=measured["out_of"],
        ready_at=measured["ready_at"],
        lights=[_light(line) for line in document["lights"]],
        requirements=[_requirement(line, highest) for line in document["requirements"]],
        milestones=[_milestone(line) for line in document["milestones"]],
        statement=document["statement"],
    )


def _light(line: dict[str, Any]) -> LightLine:
    return LightLine(line["name"], line["on"], line["reasons"], _day(line["from"]))


def _highest(document: dict[str, Any]) -> int:
    """The highest level of a skill; documents that do not say it are of the first format."""
    return int(document["framework"].get("levels", FIRST_LEVELS))


def _requirement(line: dict[str, Any], highest: int) -> RequirementLine:
    confirmed_points, held_points, out_of = line["points"]
    return RequirementLine(
        skill=line["skill"],
        statement=line["statement"],
        needed=line["needed"],
        highest=highest,
        essential=line["essential"],
        weight=line["weight"],
        held=line["held"],
        confirmed=line["confirmed"],
        confirmed_on=_day(line["confirmed_on"]),
        confirmed_points=confirmed_points,
        held_points=held_points,
        out_of=out_of,
        confirmations=[_said(said) for said in line["confirmations"]],
        evidence=[_said(said) for said in line["evidence"]],
        more=line["more"],
    )


def _said(said: dict[str, Any]) -> Said:
    return Said(
        by=said["by"],
        own=said["own"],
        on=date.fromisoformat(said["on"]),
        kind=said["kind"],
        level=said["level"],
        text=said["text"],
        link=said["link"],
        files=[file["name"] for file in said["files"]],
    )


def _milestone(line: dict[str, Any]) -> MilestoneLine:
    achieved_on, until = _day(line["achieved_on"]), _day(line["until"])
    return MilestoneLine(line["name"], line["counts"], achieved_on, until, line["by"])


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
