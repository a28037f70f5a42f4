"""A person as the engine sees them: a role, ratings, milestones and a weekly budget."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from planner.engine.values.items import LEVEL_MIN, MOST_LEVELS

DEFAULT_WEEKLY_MINUTES = 90


@dataclass(frozen=True, slots=True)
class Rating:
    """Somebody's rating of one skill. ``by`` says whose; ``confirms`` is False for a self-rating.

    ``until`` is the first day on which it no longer counts, None if it has no end.
    """

    skill: str
    level: int
    on: date
    by: str
    confirms: bool
    until: date | None = None

    def __post_init__(self) -> None:
        if not LEVEL_MIN <= self.level <= MOST_LEVELS:
            raise ValueError(f"a level is from {LEVEL_MIN} to {MOST_LEVELS}, not {self.level}")

    def counts(self, at: date) -> bool:
        """Whether it has been given, and has not ended, at ``at``."""
        return self.on <= at and (self.until is None or at < self.until)


@dataclass(frozen=True, init=False, slots=True)
class Person:
    """Somebody who plans. ``milestones`` maps a confirmed milestone to the day it was achieved.

    ``ratings`` are in the order in which they were given: on one day, the last one counts.
    ``wants_to_lead`` is None for somebody who has not said.
    """

    role: str
    role_since: date
    ratings: tuple[Rating, ...]
    milestones: Mapping[str, date]
    weekly_minutes: int
    on_hold: bool
    wants_to_lead: bool | None
    drivers: tuple[str, ...]

    def __init__(  # noqa: PLR0913, PLR0917  # the normative signature
        self,
        role: str,
        role_since: date,
        ratings: Iterable[Rating] = (),
        milestones: Mapping[str, date] = MappingProxyType({}),
        weekly_minutes: int = DEFAULT_WEEKLY_MINUTES,
        on_hold: bool = False,
        wants_to_lead: bool | None = None,
        drivers: tuple[str, ...] = (),
    ) -> None:
        if weekly_minutes < 0:
            raise ValueError(f"weekly_minutes must not be negative, not {weekly_minutes}")
        for name, value in {
            "role": role,
            "role_since": role_since,
            "ratings": tuple(ratings),
            "milestones": MappingProxyType(dict(milestones)),
            "weekly_minutes": weekly_minutes,
            "on_hold": on_hold,
            "wants_to_lead": wants_to_lead,
            "drivers": tuple(drivers),
        }.items():
            object.__setattr__(self, name, value)
