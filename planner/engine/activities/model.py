"""The set of activities of least effort, as a yes-or-no programme.

Columns say which activities are done and which of their effects are used. The conditions know
nothing of time, so a solution may hold activities that wait for each other. Such a stuck set is
cut off (something outside it must feed it) and the programme is solved again, until the
activities can be done one after another.

Equally cheap sets are told apart by their sorted codes: the smallest such tuple wins. To find
it, the few activities in which such sets may differ are weighted by the places of their codes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from math import gcd
from typing import NamedTuple

import numpy as np

from planner.engine.activities.binary_programme import Condition, Programme
from planner.engine.activities.order import doable_order
from planner.engine.activities.reach import may_begin
from planner.engine.activities.stuck import Cut, Use, cuts, stuck_reasons
from planner.engine.values.framework import Activity

DIGITS = 12
EXACT = 30  # binary digits of the solver's numbers that can be relied on
TOLERANCE = 0.01  # of the solver's numbers; the costs of two sets differ by a whole number


class Choice(NamedTuple):
    """The activities of a solution, sorted by code, in the order of doing them, and their cost."""

    codes: tuple[str, ...]
    order: tuple[str, ...]
    cost: int


@dataclass
class CoverModel:
    """The choice of ``activities`` that lead from the levels ``held`` to ``wanted``.

    One column for each activity (sorted by code), then one for each of their effects.
    ``conditions`` keep what is learned about stuck sets for the next question.
    """

    activities: Mapping[str, Activity]
    held: Mapping[str, int]
    wanted: Mapping[str, int]
    conditions: list[Condition] = field(init=False)
    _orders: dict[tuple[str, ...], tuple[str, ...] | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.codes = sorted(self.activities)
        self.uses = [
            Use(code, effect) for code in self.codes for effect in self.activities[code].effects
        ]
        self._of_skill: dict[str, list[Use]] = {}
        for use in self.uses:
            self._of_skill.setdefault(use.effect.skill, []).append(use)
        parts: list[str | Use] = [*self.codes, *self.uses]
        self.column = {part: column for column, part in enumerate(parts)}
        self.costs = self._costs()
        self.conditions = [
            *(*self._needs(), *self._prerequisites()),
            *(*self._beginnings(), *self._supports()),
        ]

    def best(self) -> Choice | None:
        """The set of least minutes, then least zero-minute activities, then smallest codes."""
        programme = Programme(self.costs, self.conditions)
        best = self._solve(programme)
        return best and self._first_of_equals(programme, best)

    def is_possible(self) -> bool:
        """Whether any set of activities reaches what is wanted."""
        return self._solve(Programme(self.costs, self.conditions)) is not None

    def _costs(self) -> list[int]:
        """Minutes, made small for the solver; a zero-minute activity costs less than any other."""
        minutes = [self.activities[code].minutes for code in self.codes]
        unit = gcd(*minutes) or 1
        free = minutes.count(0)
        return [minute // unit * (free + 1) or 1 for minute in minutes] + [0] * len(self.uses)

    def _needs(self) -> Iterator[Condition]:
        """Require an effect that lifts each wanted skill over each level up to the one wanted."""
        for skill, wanted in self.wanted.items():
            for level in range(self.held.get(skill, 0) + 1, wanted + 1):
                yield Condition(1, tuple(self._one(self.feeders(skill, level))))

    def _prerequisites(self) -> Iterator[Condition]:
        """Require an activity's prerequisites along with it."""
        for code, activity in self.activities.items():
            for before in activity.after:
                yield Condition(0, ((self.column[before], 1), (self.column[code], -1)))

    def _beginnings(self) -> Iterator[Condition]:
        """What cannot begin at once is not done unless one of its effects is used."""
        for code, activity in self.activities.items():
            if not may_begin(activity, self.held):
                own = (use for use in self.uses if use.activity == code)
                yield Condition(0, (*self._one(own), (self.column[code], -1)))

    def _supports(self) -> Iterator[Condition]:
        """Require an effect's activity along with it, and whatever leads up to its start."""
        for use in self.uses:
            used = (self.column[use], -1)
            yield Condition(0, ((self.column[use.activity], 1), used))
            skill, start = use.effect.skill, use.effect.from_level
            for level in range(self.held.get(skill, 0) + 1, start + 1):
                feeders = [f for f in self.feeders(skill, level) if f.activity != use.activity]
                yield Condition(0, (*self._one(feeders), used))

    def feeders(self, skill: str, level: int) -> list[Use]:
        """The effects that raise somebody from below ``level`` to it or beyond."""
        return [
            use
            for use in self._of_skill.get(skill, ())
            if use.effect.from_level < level <= use.effect.to_level
        ]

    def _one(self, uses: Iterable[Use]) -> Iterator[tuple[int, int]]:
        return ((self.column[use], 1) for use in uses)

    def _solve(self, programme: Programme) -> Choice | None:
        """The cheapest set that can be done."""
        while (choice := programme.cheapest()) is not None:
            chosen = tuple(code for code in self.codes if choice[self.column[code]])
            order = self._order(chosen)
            if order is not None:
                return Choice(chosen, order, sum(self.costs[self.column[c]] for c in chosen))
            cuts = list(self._feed_the_stuck(chosen, choice))
            self.conditions.extend(cuts)
            programme.require(cuts)
        return None

    def _order(self, chosen: tuple[str, ...]) -> tuple[str, ...] | None:
        """``doable_order``, remembered."""
        if chosen not in self._orders:
            activities = map(self.activities.__getitem__, chosen)
            self._orders[chosen] = doable_order(activities, self.held, self.wanted)
        return self._orders[chosen]

    def _feed_the_stuck(self, chosen: Iterable[str], choice: list[bool]) -> Iterator[Condition]:
        """Conditions that this solution violates and every feasible set of activities meets."""
        used = [use for use in self.uses if choice[self.column[use]]]
        reasons = stuck_reasons({c: self.activities[c] for c in chosen}, used, self.held)
        return map(self._condition, cuts(reasons, used, self.uses))

    def _condition(self, cut: Cut) -> Condition:
        spared = ((self.column[use], -1) for use in cut.spared)
        waiting = (self.column[cut.waiting], -1)
        return Condition(-len(cut.spared), (*self._one(cut.feeders), *spared, waiting))

    def _first_of_equals(self, programme: Programme, best: Choice) -> Choice:
        """Of the sets of the same cost as ``best``, the one whose sorted codes compare smallest.

        Every activity costs something, so none of these sets contains another one. The smallest
        is the one with the first code that not all of them have, and so on: as if the codes were
        the digits of a binary number, the greatest. It is asked for some digits at a time.
        """
        open_codes = self._open(programme, best)
        count = max(1, min(DIGITS, EXACT - best.cost.bit_length()))
        for begin in range(0, len(open_codes), count):
            digits = open_codes[begin : begin + count]
            programme.price(self._weighted(digits))
            best = self._solve(programme) or best
            programme.fix({self.column[code]: code in best.codes for code in digits})
        return best

    def _weighted(self, digits: list[str]) -> list[int]:
        """Costs that count first, and the codes in ``digits`` as a binary number after them."""
        costs = [cost << len(digits) for cost in self.costs]
        for place, code in enumerate(digits, start=1):
            costs[self.column[code]] -= 1 << (len(digits) - place)
        return costs

    def _open(self, programme: Programme, best: Choice) -> list[str]:
        """The activities that some sets of the same cost may have, and others not.

        All other columns that can have one value only are fixed in the ``programme``.
        """
        relaxed = programme.relaxed()
        most = best.cost + TOLERANCE - relaxed.cost
        fixed = np.flatnonzero(np.abs(relaxed.reduced_costs) > most).tolist()
        programme.fix({column: bool(relaxed.reduced_costs[column] < 0) for column in fixed})
        known = set(fixed)
        return [code for code in self.codes if self.column[code] not in known]
