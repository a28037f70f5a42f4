"""Which of many suggestions are the best, as far as their days of arrival are known."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

import numpy as np

from planner.engine.advice.arrivals import TOO_LATE
from planner.engine.routes.network import Ints, Network
from planner.engine.standing.readiness import FULL
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Role

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"readiness": 35, "closeness": 25, "arrival": 20, "drivers": 10, "openings": 10}
)
LOST_PER_MONTH = 2
WORTHLESS = FULL // LOST_PER_MONTH  # months after which an arrival earns nothing


class Candidate(NamedTuple):
    """A role with all values but the arrival."""

    role: Role
    values: dict[str, int]

    @property
    def points(self) -> int:
        return sum(WEIGHTS[name] * value for name, value in self.values.items())


@dataclass(frozen=True, slots=True)
class Race:
    """Who is among the ``limit`` best, and until when an arrival can still change that.

    Candidates are rows, by code; of equal points, the first row wins.
    """

    roles: Ints
    """[candidate] -> the number of its role."""
    points: Ints
    """[candidate] -> points without the arrival."""
    months: Ints
    """[n] -> the day on which n months are full."""
    limit: int
    size: int

    @classmethod
    def of(cls, network: Network, candidates: Sequence[Candidate], at: date, limit: int) -> Race:
        return cls(
            roles=np.array([network.number[it.role.code] for it in candidates], np.int64),
            points=np.array([it.points for it in candidates], np.int64),
            months=np.array([add_months(at, month).toordinal() for month in range(WORTHLESS + 1)]),
            limit=limit,
            size=len(network.roles),
        )

    def values(self, days: Ints) -> Ints:
        """[candidate] -> the value of arriving on the day that ``days`` has for its role."""
        full = np.searchsorted(self.months, days[self.roles], side="right") - 1
        return np.maximum(0, FULL - LOST_PER_MONTH * full)

    def first(self, days: Ints) -> list[int]:
        """The rows of the best, the best first."""
        known = self.points + WEIGHTS["arrival"] * self.values(days)
        best: list[int] = np.lexsort((np.arange(len(known)), -known))[: self.limit].tolist()
        return best

    def last_days(self, days: Ints) -> Ints:
        """[role] -> the last day on which arriving would bring or keep it among the best.

        Always earlier than the arrival that is known.
        """
        last = np.full(self.size, TOO_LATE)
        least = np.clip(self._least_values(days), 1, FULL + 1)
        months = np.maximum(0, FULL - least) // LOST_PER_MONTH
        by_points = np.where(least > FULL, TOO_LATE, self.months[months + 1] - 1)
        last[self.roles] = np.minimum(by_points, days[self.roles] - 1)
        return last

    def _least_values(self, days: Ints) -> Ints:
        """[candidate] -> the least value of the arrival with which it is among the best."""
        best = self.first(days)
        if len(best) < self.limit:
            return np.ones(len(self.points), np.int64)
        worst = best[-1]
        weight = WEIGHTS["arrival"]
        lacking = self.points[worst] + weight * self.values(days)[worst] - self.points
        ties = (
            np.arange(len(lacking)) > worst
        )  # they come later by code: as many points are not enough
        least: Ints = -((-lacking - ties) // weight)
        return least
