"""One role: what it is, what it requires compared with my levels, and where it leads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from planner.engine import Framework, Lights, Person, lights
from planner.engine.values.framework import Move, Role, Track
from planner.models import Employee, MilestoneRecord, RoleAssignment, User
from planner.models.framework.roles import MoveKind
from planner.queries.career_map.readiness import (
    ExplainedReadiness,
    ExplainedTerm,
    explained_readiness,
)
from planner.queries.career_map.role_cards import Viewer, headcount, people_per_role, seats_per_role
from planner.queries.career_map.role_milestones import RoleMilestone, role_milestones_of
from planner.queries.goals.goal import seats_at

MOST_COLLEAGUES = 12


@dataclass(frozen=True, slots=True)
class RoleMove:
    """A move from or to the role; ``role`` is the one at the other end.

    ``kind`` is in words. Months are to be served in the role where the move begins.
    """

    role: Role
    track: Track
    kind: str
    min_months: int
    typical_months: int
    is_mine: bool


@dataclass(frozen=True, slots=True)
class Lesson:
    """What serving in the role teaches, without extra hours."""

    skill: str
    name: str
    level: int
    after_months: int
    statement: str


@dataclass(frozen=True, slots=True)
class RolePage:
    """A role as its page shows it. ``readiness`` and ``lights`` are None for HR accounts.

    ``headcount`` says how many people hold the role, in fives. ``colleagues`` are those of them
    whom the viewer may see, at most ``MOST_COLLEAGUES``; ``more`` says that there are others.
    """

    role: Role
    track: Track
    readiness: ExplainedReadiness | None
    requires: Sequence[ExplainedTerm]
    lights: Lights | None
    gates: Sequence[RoleMilestone]
    leads_to: Sequence[RoleMove]
    comes_from: Sequence[RoleMove]
    teaches: Sequence[Lesson]
    headcount: str
    seats: int
    colleagues: Sequence[Employee]
    more: bool
    is_here: bool
    is_goal: bool

    @property
    def is_one_move_away(self) -> bool:
        """Whether a single move leads here from the viewer's own role."""
        return any(way.is_mine for way in self.comes_from)


def role_page(user: User | AnonymousUser, viewer: Viewer, code: str) -> RolePage:
    """The page of a role that the framework knows."""
    framework, role = viewer.framework, viewer.framework.roles[code]
    measured = _readiness(viewer, code)
    colleagues = colleagues_in(user, code, viewer.at)
    return RolePage(
        role=role,
        track=framework.tracks[role.track],
        readiness=measured,
        requires=measured.terms if measured else _requirements(viewer, code),
        lights=_lights(viewer, code),
        gates=_gates(viewer, role),
        leads_to=[
            _way(viewer, move, move.target) for move in framework.moves if move.source == code
        ],
        comes_from=[
            _way(viewer, move, move.source) for move in framework.moves if move.target == code
        ],
        teaches=_lessons(framework, role),
        headcount=headcount(people_per_role(viewer.at).get(code, 0)),
        seats=seats_per_role(viewer.at).get(code, 0),
        colleagues=colleagues[:MOST_COLLEAGUES],
        more=len(colleagues) > MOST_COLLEAGUES,
        is_here=viewer.planning is not None and viewer.planning.person.role == code,
        is_goal=viewer.goal_code == code,
    )


def colleagues_in(user: User | AnonymousUser, code: str, at: date) -> list[Employee]:
    """The people in a role whom ``user`` may see, by name.

    One more than is shown, to know whether these are all.
    """
    held = RoleAssignment.objects.current(at).filter(role=code)
    visible = Employee.objects.visible_to(user).filter(pk__in=held.values("employee"))
    return list(visible[: MOST_COLLEAGUES + 1])


def _readiness(viewer: Viewer, code: str) -> ExplainedReadiness | None:
    if viewer.planning is None:
        return None
    return explained_readiness(viewer.framework, viewer.planning.person, code, viewer.at)


def _lights(viewer: Viewer, code: str) -> Lights | None:
    if viewer.planning is None or viewer.planning.person.role == code:
        return None
    seats = seats_at(viewer.at)
    return lights(viewer.framework, viewer.planning.person, code, viewer.at, seats)


def _requirements(viewer: Viewer, code: str) -> Sequence[ExplainedTerm]:
    """The role's requirements, for somebody who holds nothing."""
    nobody = Person(role=code, role_since=viewer.at)
    return explained_readiness(viewer.framework, nobody, code, viewer.at).terms


def _gates(viewer: Viewer, role: Role) -> list[RoleMilestone]:
    """The milestones of the role."""
    if viewer.planning is None:
        return role_milestones_of(viewer.framework, role, None, viewer.at)
    records = MilestoneRecord.objects.of(viewer.planning.employee).waiting()
    waiting = set(records.values_list("milestone_id", flat=True))
    return role_milestones_of(viewer.framework, role, viewer.planning.person, viewer.at, waiting)


def _way(viewer: Viewer, move: Move, other: str) -> RoleMove:
    role = viewer.framework.roles[other]
    return RoleMove(
        role=role,
        track=viewer.framework.tracks[role.track],
        kind=_kind(viewer.framework, move),
        min_months=move.min_months,
        typical_months=move.typical_months,
        is_mine=viewer.planning is not None and viewer.planning.person.role == other,
    )


def _kind(framework: Framework, move: Move) -> str:
    """The kind of a move; one to a lower level is a step back."""
    if framework.roles[move.target].level < framework.roles[move.source].level:
        return _("Step back")
    return str(MoveKind(move.kind).label)


def _lessons(framework: Framework, role: Role) -> list[Lesson]:
    return [
        Lesson(
            skill=growth.skill,
            name=framework.skills[growth.skill].name,
            level=growth.level,
            after_months=growth.after_months,
            statement=framework.skills[growth.skill].statement(growth.level),
        )
        for growth in role.grows
        if growth.level
    ]
