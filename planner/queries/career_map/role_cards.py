"""Facts that pages show about every role: my readiness, the people in it, free seats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from django.contrib.auth.models import AnonymousUser
from django.db.models import Count, F, Sum
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.engine import Framework
from planner.engine.advice.cohorts import BATCH
from planner.engine.standing.fold import standing
from planner.engine.standing.readiness import measure
from planner.engine.values.framework import Role, Track
from planner.models import Goal, Opening, RoleAssignment, User
from planner.queries.framework.published import current_framework
from planner.queries.people.planning_context import CannotPlan, PlanningContext, planning_context
from planner.queries.people.profiles import employee_of


@dataclass(frozen=True, slots=True)
class RoleCard:
    """A role as maps and lists show it. ``percent`` is what the viewer holds of it.

    It is None for somebody whom nobody has rated yet, and where nobody's is to be shown.

    ``people`` are counted in fives; 0 means fewer than five.
    """

    role: Role
    track: Track
    percent: int | None
    seats: int
    people: int
    is_here: bool
    is_goal: bool

    @property
    def headcount(self) -> str:
        return headcount(self.people)


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the framework. ``planning`` is None for accounts that cannot plan."""

    framework: Framework
    planning: PlanningContext | None
    goal: Goal | None
    at: date

    @property
    def goal_code(self) -> str:
        """The code of the open goal if the published framework has it, otherwise empty."""
        known = self.goal is not None and self.goal.role_id in self.framework.roles
        return self.goal.role_id if self.goal and known else ""


def viewer_of(user: User | AnonymousUser) -> Viewer:
    """Raises ``NothingPublished``."""
    try:
        found = planning_context(employee_of(user))
    except CannotPlan:
        return Viewer(current_framework(), None, None, timezone.localdate())
    return Viewer(found.framework, found, found.goal, found.at)


def role_facts(viewer: Viewer) -> Mapping[str, RoleCard]:
    """Role code -> facts, in the order of the framework."""
    percents = _percents(viewer)
    people = people_per_role(viewer.at)
    seats = seats_per_role(viewer.at)
    here = viewer.planning.person.role if viewer.planning else ""
    return {
        code: RoleCard(
            role=role,
            track=viewer.framework.tracks[role.track],
            percent=percents.get(code),
            seats=seats.get(code, 0),
            people=people.get(code, 0),
            is_here=code == here,
            is_goal=code == viewer.goal_code,
        )
        for code, role in viewer.framework.roles.items()
    }


def by_track(framework: Framework, roles: Iterable[Role]) -> list[tuple[Track, list[Role]]]:
    """Tracks in the order of the framework, each with its ``roles`` from the first level up."""
    tracks = list(framework.tracks)
    ordered = sorted(roles, key=lambda role: (tracks.index(role.track), role.level))
    groups = groupby(ordered, key=lambda role: role.track)
    return [(framework.tracks[code], list(group)) for code, group in groups]


def people_per_role(at: date) -> dict[str, int]:
    """Role code -> how many people are in it now, in fives.

    As in ``engine.cohorts``: no number, and no difference of two, is about one to four people.
    """
    rows = RoleAssignment.objects.current(at)
    counts = rows.order_by().values_list("role_id").annotate(Count("pk"))
    return {code: count // BATCH * BATCH for code, count in counts}


def headcount(people: int) -> str:
    """The number of people in a role, in words; ``people`` are counted in fives.

    >>> headcount(0), headcount(15)
    ('Fewer than five people', '15 or more people')
    """
    if not people:
        return _("Fewer than five people")
    return _("{number} or more people").format(number=people)


def seats_per_role(at: date) -> dict[str, int]:
    """Role code -> free seats in openings that are open at ``at``."""
    rows = Opening.objects.open_at(at).order_by().values_list("role_id")
    return dict(rows.annotate(free=Sum(F("seats") - F("taken"))))


def _percents(viewer: Viewer) -> dict[str, int]:
    if viewer.planning is None or not viewer.planning.person.ratings:
        return {}
    held = standing(viewer.framework, viewer.planning.person, viewer.at)
    roles = viewer.framework.roles.items()
    return {code: measure(role, held).held_percent for code, role in roles}
