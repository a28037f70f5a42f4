"""People like you: where others went from a role. ``engine.advice.cohorts`` sets the rules."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import OuterRef, Q, Subquery

from planner.engine import Framework
from planner.engine.advice.cohorts import Cohort, Group, PastMove, cohort, quarter_start
from planner.engine.values.dates import full_months
from planner.engine.values.framework import Role
from planner.models import RoleAssignment

FIRST_FEW = 3

_LATER = RoleAssignment.objects.filter(
    employee=OuterRef("employee"), started_on__gt=OuterRef("started_on")
).exclude(role=OuterRef("role"))
_ONWARD = _LATER.order_by("started_on")
# Put together once: every home page asks for some of them.
ENDED = (
    RoleAssignment.objects.with_end()
    .exclude(Q(until=None))
    .annotate(
        target=Subquery(_ONWARD.values("role")[:1]),
        moved_on=Subquery(_ONWARD.values("started_on")[:1]),
    )
    .order_by()
)


@dataclass(frozen=True, slots=True)
class Onward:
    """Where people went next: the role, how many in fives, their months, and their percent."""

    role: Role
    colour: str
    group: Group
    share: int


@dataclass(frozen=True, slots=True)
class Peers:
    """What may be shown of those who left ``role``; ``everybody`` is None if nothing may.

    ``until`` is the day before which moves count. ``elsewhere`` are those whose role is not shown,
    in fives. ``made_it`` are those who came to ``role`` from where the viewer is.
    """

    role: Role
    until: date
    everybody: Group | None
    onward: Sequence[Onward]
    elsewhere: int
    made_it: Group | None = None

    @property
    def first_few(self) -> Sequence[Onward]:
        return self.onward[:FIRST_FEW]


def peers_of(framework: Framework, code: str, at: date, *, here: str = "") -> Peers:
    """Those who moved on from the role ``code``.

    ``here`` is the viewer's own role, for how many came from there to ``code``.
    """
    moves = past_moves({code, here} - {""})
    mine = cohort(moves, here, at) if here and here != code else None
    return _peers(framework, cohort(moves, code, at), code, at, mine.to(code) if mine else None)


def past_moves(sources: Collection[str]) -> list[PastMove]:
    """All moves away from the roles ``sources`` (codes)."""
    rows = ENDED.filter(role__in=sources).values_list(
        "employee_id", "role_id", "target", "started_on", "until", "moved_on"
    )
    return [
        PastMove(person, source, target, full_months(started, until), moved)
        for person, source, target, started, until, moved in rows
        if target
    ]


def _peers(
    framework: Framework, found: Cohort | None, code: str, at: date, made_it: Group | None
) -> Peers:
    role, until = framework.roles[code], quarter_start(at)
    if found is None:
        return Peers(role, until, None, (), 0, made_it)
    known = [(target, group) for target, group in found.onward if target in framework.roles]
    onward = [_onward(framework, target, group, found.everybody) for target, group in known]
    shown = sum(group.people for _, group in known)
    return Peers(role, until, found.everybody, onward, found.everybody.people - shown, made_it)


def _onward(framework: Framework, target: str, group: Group, everybody: Group) -> Onward:
    role = framework.roles[target]
    share = 100 * group.people // everybody.people
    return Onward(role, framework.tracks[role.track].colour, group, share)
