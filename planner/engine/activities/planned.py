"""The work that a stored plan still holds, and the day before which it is done."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from planner.engine.activities.schedule import Pause, done_by


@dataclass(frozen=True, slots=True)
class PlannedWork:
    """Minutes ``left`` of each open step of a plan, by its code, and the days without learning.

    A step that is an activity has its code; practice is called by skill and level.
    """

    left: Mapping[str, int]
    pauses: tuple[Pause, ...] = ()

    @property
    def minutes(self) -> int:
        """What is left of all steps together."""
        return sum(self.left.values())

    def done_on(self, at: date, weekly_minutes: int, without: Collection[str] = ()) -> date:
        """The day before which all steps are done, those ``without`` (codes) left out.

        It is ``at`` if there is nothing to do. Raises ``NoBudget``.
        """
        minutes = sum(left for code, left in self.left.items() if code not in without)
        return done_by(minutes, start=at, weekly_minutes=weekly_minutes, pauses=self.pauses)


def practice_code(skill: str, level: int) -> str:
    """What practice of ``skill`` up to ``level`` is called in a plan; codes hold no blanks."""
    return f"{skill} {level}"
