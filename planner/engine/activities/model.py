"""The set of activities of least effort, as a yes-or-no programme.

Columns say which activities are done and which of their effects are used. The conditions know
nothing of time, so a solution may hold activities that wait for each other. Such a stuck set is
cut off (something outside it must feed it) and the programme is solved again, until the
activities can be done one after another.

Equally cheap sets are told apart by their sorted codes: the smallest such tuple wins. To find
it, the programme is asked for an equally cheap set that compares smaller, until there is none.
"""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from math import gcd
from typing import NamedTuple

from planner.engine.activities.binary_programme import Condition, cheapest_choice
from planner.engine.activities.order import doable_order
from planner.engine.activities.reach import may_begin
from planner.engine.activities.stuck import Cut, Use, cuts, stuck_reasons
from planner.engine.values.framework import Activity


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

    def __post_init__(self) -> None:
        self.codes = sorted(self.activities)
        self.uses = [
            Use(code, effect) for code in self.codes for effect in self.activities[code].effects
        ]
        parts: list[str | Use] = [*self.codes, *self.uses]
        self.column = {part: column for column, part in enumerate(parts)}
        self.costs = self._costs()
        self.conditions = [
            *(*self._needs(), *self._prerequisites()),
            *(*self._beginnings(), *self._supports()),
        ]

    def best(self) -> Choice | None:
        """The set of least minutes, then least zero-minute activities, then smallest codes."""
        best = self._solve(self.costs)
        while best is not None:
            better = self._smaller(best)
            if better is None:
                return best
            best = better
        return None

    def is_possible(self) -> bool:
        """Whether any set of activities reaches what is wanted."""
        return self._solve(self.costs) is not None

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
            for use in self.uses
            if use.effect.skill == skill and use.effect.from_level < level <= use.effect.to_level
        ]

    def _one(self, uses: Iterable[Use]) -> Iterator[tuple[int, int]]:
        return ((self.column[use], 1) for use in uses)

    def _solve(self, costs: list[int], conditions: Iterable[Condition] = ()) -> Choice | None:
        """The cheapest set that can be done; ``conditions`` hold for this question only."""
        extra = list(conditions)
        while (choice := cheapest_choice(costs, [*self.conditions, *extra])) is not None:
            chosen = tuple(code for code in self.codes if choice[self.column[code]])
            order = doable_order(map(self.activities.__getitem__, chosen), self.held, self.wanted)
            if order is not None:
                return Choice(chosen, order, sum(self.costs[self.column[c]] for c in chosen))
            self.conditions.extend(self._feed_the_stuck(chosen, choice))
        return None

    def _feed_the_stuck(self, chosen: Iterable[str], choice: list[bool]) -> Iterator[Condition]:
        """Conditions that this solution violates and every feasible set of activities meets."""
        used = [use for use in self.uses if choice[self.column[use]]]
        reasons = stuck_reasons({c: self.activities[c] for c in chosen}, used, self.held)
        return map(self._condition, cuts(reasons, used, self.uses))

    def _condition(self, cut: Cut) -> Condition:
        spared = ((self.column[use], -1) for use in cut.spared)
        waiting = (self.column[cut.waiting], -1)
        return Condition(-len(cut.spared), (*self._one(cut.feeders), *spared, waiting))

    def _smaller(self, best: Choice) -> Choice | None:
        """A set of the same cost whose sorted codes compare smaller than those of ``best``.

        It does one more activity that is not in ``best``, and all those of ``best`` whose codes
        come before that one. Two more kinds of columns say so: all the activities of ``best`` up
        to one are done (``prefix``), and which activity is the new one (``novel``).
        """
        base = len(self.costs)
        prefix = [base + n for n in range(len(best.codes))]
        others = [c for c in self.codes if c not in best.codes and c < max(best.codes, default="")]
        novel = {code: base + len(prefix) + n for n, code in enumerate(others)}
        if not others:
            return None
        same_cost = tuple((n, -cost) for n, cost in enumerate(self.costs) if cost)
        conditions = [
            Condition(-best.cost, same_cost),
            Condition(1, tuple((column, 1) for column in novel.values())),
            *(_implies(own, self.column[c]) for own, c in zip(prefix, best.codes, strict=True)),
            *(_implies(later, earlier) for earlier, later in pairwise(prefix)),
            *(_implies(column, self.column[code]) for code, column in novel.items()),
        ]
        for code, column in novel.items():
            before = bisect(best.codes, code)
            conditions += [_implies(column, prefix[before - 1])] if before else []
        # the cost guides the solver although it is fixed; an early new activity saves questions
        costs = [cost * (len(novel) + 1) for cost in self.costs]
        return self._solve([*costs, *([0] * len(prefix)), *range(len(novel))], conditions)


def _implies(column: int, other: int) -> Condition:
    """A condition: choosing the first column requires choosing the second."""
    return Condition(0, ((other, 1), (column, -1)))
