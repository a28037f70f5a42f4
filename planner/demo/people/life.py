"""What the parts of the demo's story share: one life per person, and seeded dice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from random import Random
from typing import TypeVar

from django.utils import timezone

from planner.models import Employee

HISTORY_MONTHS = 18

Choice = TypeVar("Choice")


class DemoRefused(Exception):
    """The demo cannot be loaded here; ``str()`` says why and what to do."""


class Shape(StrEnum):
    """How somebody is getting on."""

    NEW = "new"
    STEADY = "steady"
    RISING = "rising"
    READY = "ready"
    STUCK = "stuck"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Stint:
    """Time in a role (a code), up to, not including, ``end``."""

    role: str
    start: date
    end: date | None


@dataclass(slots=True)
class Life:
    """One person of the demo, as the parts of the story build on it.

    ``dice`` are the person's own, so that one story does not change another. ``last_day`` is
    the last on which something can have happened: yesterday, or the day before they left.
    ``aim`` is the role (a code) they grow towards, "" for none.
    """

    employee: Employee
    shape: Shape
    dice: Random
    stints: tuple[Stint, ...]
    last_day: date
    persona: str = ""
    former: Employee | None = None
    aim: str = ""

    @property
    def role(self) -> str:
        """The code of the last role; "" for somebody who has none yet."""
        return self.stints[-1].role if self.stints else ""

    @property
    def first_day(self) -> date:
        """The day of the first visit: history starts here."""
        return timezone.localdate(self.employee.welcomed_at)

    @property
    def has_history(self) -> bool:
        return bool(self.stints) and self.employee.welcomed_at is not None

    @property
    def has_left(self) -> bool:
        return self.employee.left_on is not None

    def role_on(self, day: date) -> str:
        """The code of the role that day; the first one before that."""
        begun = [stint.role for stint in self.stints if stint.start <= day]
        return begun[-1] if begun else self.stints[0].role

    def judge_on(self, day: date) -> Employee | None:
        """Who confirmed skills that day: the manager, or the one of the role before."""
        if self.former and day < self.stints[-1].start:
            return self.former
        return self.employee.manager


def dice(seed: int, topic: str) -> Random:
    """Dice that fall the same way for the same seed and topic."""
    return Random(f"{seed}/{topic}")  # noqa: S311  # a story, not a secret


def weighted(chance: Random, weights: Mapping[Choice, float]) -> Choice:
    """One of the keys, each as likely as its weight says."""
    return chance.choices(list(weights), list(weights.values()))[0]


def day_between(chance: Random, first: date, last: date) -> date:
    """Some day from ``first`` to ``last``; ``last`` if the two are the wrong way round."""
    return last - timedelta(chance.randint(0, max(0, (last - first).days)))


def at_work(day: date, hour: int = 9, minute: int = 0) -> datetime:
    """A moment of a working day."""
    return timezone.make_aware(datetime.combine(day, time(hour, minute)))
