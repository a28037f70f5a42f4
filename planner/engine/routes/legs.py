"""A route in words and dates: what each leg asks for, what it costs, and what bound it.

Follows the rules of docs/rules.md, one leg after the other, for one given route.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Literal

from planner.engine.routes.route_cache import route_cache_of
from planner.engine.standing.fold import levels_held
from planner.engine.values.dates import add_months, learned_by
from planner.engine.values.framework import Framework, Growth, Move, Role
from planner.engine.values.person import Person

BoundBy = Literal["waiting", "learning", "nothing"]


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill to learn: from level ``held`` up to ``needed`` takes ``minutes``."""

    skill: str
    held: int
    needed: int
    minutes: int


@dataclass(frozen=True, slots=True)
class Leg:
    """One move of a route, from ``source`` to ``target``.

    ``earliest`` is when the months are served, ``learned`` when all learning so far is done,
    ``arrive`` the later of the two; ``bound_by`` says which (learning, if they fall together),
    or "nothing" if the move could be made at once. ``minutes`` are for this leg, ``minutes_so_far``
    for the route up to its end. ``taught`` is what serving in ``source`` adds without hours,
    ``milestones`` are those that ``target`` asks for: each a code, or several codes of which any
    one is enough.
    """

    source: str
    target: str
    kinds: tuple[str, ...]
    min_months: int
    earliest: date
    learned: date
    arrive: date
    bound_by: BoundBy
    gaps: tuple[Gap, ...]
    minutes: int
    minutes_so_far: int
    taught: tuple[Growth, ...]
    milestones: tuple[str | tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Route:
    """A way from the current role, ``roles[0]``, to the target: one leg for each move.

    A search that was too long to finish tells what it knows about better routes that it may
    have missed: none of them arrives before ``earliest``. It is None if none was missed.
    """

    roles: tuple[str, ...]
    arrive: date
    minutes: int
    legs: tuple[Leg, ...]
    earliest: date | None = None

    @property
    def proven(self) -> bool:
        """Whether no better route was missed."""
        return self.earliest is None

    @property
    def moves(self) -> int:
        return len(self.legs)


def explained(
    framework: Framework,
    person: Person,
    roles: tuple[str, ...],
    at: date,
    *,
    planned: date | None = None,
    held: Mapping[str, int] | None = None,
) -> Route:
    """The route through ``roles``, leg by leg, for ``person`` who sets out at ``at``.

    On the day ``planned`` the learning for the first leg is done, None if no plan says so.
    ``held`` are the person's levels at ``at`` for every skill, folded anew if None.

    Raises ``NoBudget`` if it takes learning, and the person has no time for any; ``KeyError`` if
    no move joins two of the roles.
    """
    levels = levels_held(framework, person, at) if held is None else dict(held)
    legs = tuple(_Traveller(framework, person, at, planned, levels).go(roles))
    return Route(roles, legs[-1].arrive, legs[-1].minutes_so_far, legs)


class _Traveller:
    """Walks along a route and remembers levels, minutes and the day."""

    def __init__(
        self,
        framework: Framework,
        person: Person,
        at: date,
        planned: date | None,
        levels: dict[str, int],
    ) -> None:
        self._framework = framework
        self._person = person
        self._at = at
        self._planned = planned
        self._levels = levels
        self._minutes = 0
        self._minutes_planned = 0
        self._day: date | None = None

    def go(self, roles: Sequence[str]) -> Iterator[Leg]:
        joining = route_cache_of(self._framework).network.shortest
        for ends in pairwise(roles):
            yield self._leg(joining[ends])

    def _leg(self, moves: tuple[Move, ...]) -> Leg:
        source, target = (
            self._framework.roles[code] for code in (moves[0].source, moves[0].target)
        )
        months = moves[0].min_months
        earliest = self._earliest(months)
        taught = self._serve(source, months)
        gaps = self._learn(target)
        learned = self._learned()
        self._day = max(earliest, learned)
        return Leg(
            source=source.code,
            target=target.code,
            kinds=tuple(sorted({move.kind for move in moves})),
            min_months=months,
            earliest=earliest,
            learned=learned,
            arrive=self._day,
            bound_by=self._bound_by(earliest, learned),
            gaps=gaps,
            minutes=sum(gap.minutes for gap in gaps),
            minutes_so_far=self._minutes,
            taught=taught,
            milestones=target.milestones,
        )

    def _earliest(self, months: int) -> date:
        if self._day is None:
            return max(self._at, add_months(self._person.role_since, months))
        return add_months(self._day, months)

    def _learned(self) -> date:
        """The day on which everything up to here is learned; the first leg by the plan."""
        if self._planned is None:
            return learned_by(self._at, self._minutes, self._person.weekly_minutes)
        if self._day is None:
            self._minutes_planned = self._minutes
        beyond = self._minutes - self._minutes_planned
        return learned_by(self._planned, beyond, self._person.weekly_minutes)

    def _serve(self, role: Role, months: int) -> tuple[Growth, ...]:
        """What ``role`` adds to the levels; the current role has taught what it teaches."""
        if self._day is None:
            return ()
        taught = {}
        for growth in role.grows:
            if growth.after_months <= months and growth.level > self._levels[growth.skill]:
                self._levels[growth.skill] = growth.level
                taught[growth.skill] = growth
        return tuple(taught.values())

    def _learn(self, role: Role) -> tuple[Gap, ...]:
        gaps = tuple(
            self._gap(need.skill, need.level)
            for need in role.requires
            if need.level > self._levels[need.skill]
        )
        self._levels |= {gap.skill: gap.needed for gap in gaps}
        self._minutes += sum(gap.minutes for gap in gaps)
        return gaps

    def _gap(self, skill: str, needed: int) -> Gap:
        held = self._levels[skill]
        return Gap(skill, held, needed, self._framework.skills[skill].effort(held, needed))

    def _bound_by(self, earliest: date, learned: date) -> BoundBy:
        if max(earliest, learned) == self._at:
            return "nothing"
        return "waiting" if earliest > learned else "learning"
