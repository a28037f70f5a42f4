"""The signed-in person, ready to plan with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planner.engine import Framework, Person, PlannedWork
from planner.models import Employee, FrameworkVersion, Goal
from planner.queries.framework.goal_versions import (
    EffectiveVersion,
    GoalAmongVersions,
    effective_version,
    goal_among_versions,
    goals_among_versions,
    published_versions,
)
from planner.queries.framework.off_map import role_name
from planner.queries.framework.published import framework_of
from planner.queries.people.profiles import Profile, profile_of, profiles_of

NO_RECORD = _(
    "Your account is not linked to an employee record. If you expect a career plan here, please"
    " ask HR to link it."
)
NO_ROLE = _(
    "Your current role is not recorded yet. As soon as HR has added it, your plan starts here."
)
NOT_ON_THE_MAP = _(
    "Your role, {role}, is not on the published career map. HR can add it; until then the map is"
    " open to you."
)


class CannotPlan(Exception):
    """Nothing can be planned for this account yet; ``str()`` says why, and who can help."""


@dataclass(frozen=True, slots=True)
class ManagingContext:
    """Who looks at others, on which day: managing needs neither a role nor a plan of one's own.

    ``versions`` are the published ones, the newest first.
    """

    employee: Employee
    at: date
    versions: Sequence[FrameworkVersion]

    @property
    def newest(self) -> Framework:
        """The newest framework."""
        return self.framework_for(None)

    def framework_of(self, employee: Employee) -> Framework:  # noqa: ARG002  # see PlanningContext
        """The framework by which the viewer reads about ``employee``: for others the newest."""
        return self.newest

    def framework_for(self, goal: Goal | None) -> Framework:
        """The framework by which ``goal``, anybody's, counts; the newest without a goal."""
        return framework_of(effective_version(goal, self.versions, self.at).version)


@dataclass(frozen=True, slots=True)
class PlanningContext(ManagingContext):
    """An employee, the same person as the engine sees them, and the framework.

    ``framework`` is the one that counts for the person: that of the open ``goal``'s version as
    long as the goal may be finished under it, else the newest. ``effective_version`` says which.
    ``declined`` are the activities that the way to the goal does without, ``disputed`` the skills
    on which those whose word counts differ. ``planned`` is what the plan towards the goal still
    takes, None if no step of it is open.
    """

    person: Person
    framework: Framework
    goal: Goal | None
    declined: frozenset[str]
    disputed: frozenset[str]
    planned: PlannedWork | None = None

    @property
    def profile(self) -> Profile:
        """The person as lists of skills show them."""
        return Profile(self.employee, self.person, self.disputed)

    @property
    def effective_version(self) -> EffectiveVersion:
        """The version that counts for the person's goal, beside the newest."""
        return effective_version(self.goal, self.versions, self.at)

    def framework_of(self, employee: Employee) -> Framework:
        """One's own for oneself, for others the newest."""
        return self.framework if employee == self.employee else self.newest

    def under_newest(self) -> PlanningContext:
        """The same person under the newest framework, whatever the goal has pinned."""
        return replace(self, framework=self.newest)

    def refreshed(self, employee: Employee) -> PlanningContext:
        """The same after a write: goal, role, levels and milestones as they are now.

        ``employee`` is the row as the writing transaction has locked it. Raises ``CannotPlan``.
        """
        return planning_context(employee)


def managing_context(employee: Employee | None) -> ManagingContext:
    """What managing others starts from, today. Raises ``CannotPlan`` and ``NothingPublished``."""
    if employee is None:
        raise CannotPlan(NO_RECORD)
    return ManagingContext(employee, timezone.localdate(), published_versions())


def own_context(employee: Employee | None) -> ManagingContext:
    """The planning context, or what managing starts from if nothing can be planned.

    Raises ``CannotPlan`` for an account without a record, and ``NothingPublished``.
    """
    try:
        return planning_context(employee)
    except CannotPlan:
        return managing_context(employee)


def plan_of(viewer: ManagingContext) -> PlanningContext:
    """The same as somebody who plans. Raises ``CannotPlan`` if they cannot yet."""
    if isinstance(viewer, PlanningContext):
        return viewer
    return planning_context(viewer.employee)


def planning_context(employee: Employee | None) -> PlanningContext:
    """Everything that planning starts from, today. Raises ``CannotPlan`` and ``NothingPublished``.

    ``employee`` is the record of the signed-in person, or anybody else's; None for an account
    without one.
    """
    if employee is None:
        raise CannotPlan(NO_RECORD)
    at = timezone.localdate()
    return _context(profile_of(employee, at), goal_among_versions(employee, at), at)


def planning_contexts(employees: Iterable[Employee], at: date) -> dict[int, PlanningContext]:
    """Employee key -> planning context at ``at``, of those for whom something can be planned.

    Raises ``NothingPublished``.
    """
    people = list(employees)
    aims, found = goals_among_versions(people, at), {}
    for key, profile in profiles_of(people, at).items():
        with suppress(CannotPlan):
            found[key] = _context(profile, aims[key], at)
    return found


def _context(profile: Profile, aim: GoalAmongVersions, at: date) -> PlanningContext:
    if (person := profile.person) is None:
        raise CannotPlan(NO_ROLE)
    framework = framework_of(effective_version(aim.goal, aim.versions, at).version)
    found = PlanningContext(
        *(profile.employee, at, aim.versions, person, framework),
        goal=aim.goal,
        declined=aim.declined,
        planned=aim.planned,
        disputed=profile.disputed,
    )
    if person.role not in framework.roles:
        found = found.under_newest()  # the goal's version does not know the new role
    if person.role not in found.framework.roles:
        raise CannotPlan(NOT_ON_THE_MAP.format(role=role_name(person.role, aim.versions)))
    return found


def open_goal(employee: Employee) -> Goal | None:
    """The goal that somebody has now, with its role."""
    return Goal.objects.open().filter(employee=employee).select_related("role").first()
