"""The signed-in person, ready to plan with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planner.engine import Framework, Person
from planner.models import Employee, FrameworkVersion, Goal, User
from planner.queries.framework.goal_versions import (
    EffectiveVersion,
    effective_version,
    published_versions,
)
from planner.queries.framework.published import framework_of
from planner.queries.people.profiles import employee_of, profile_of

NO_RECORD = _(
    "Your account is not linked to an employee record. If you expect a career plan here, please"
    " ask HR to link it."
)
NO_ROLE = _(
    "Your current role is not recorded yet. As soon as HR has added it, your plan starts here."
)
NOT_ON_THE_MAP = _(
    "Your current role is not on the published career map. HR can add it; until then the map is"
    " open to you."
)


class CannotPlan(Exception):
    """Nothing can be planned for this account yet; ``str()`` says why, and who can help."""


@dataclass(frozen=True, slots=True)
class PlanningContext:
    """The signed-in employee, the same person as the engine sees them, and the framework.

    ``framework`` is the one that counts for the person: that of the open ``goal``'s version as
    long as the goal may be finished under it, else the newest. ``effective_version`` says which.
    """

    employee: Employee
    person: Person
    framework: Framework
    at: date
    goal: Goal | None = None
    versions: Sequence[FrameworkVersion] = ()

    @property
    def effective_version(self) -> EffectiveVersion:
        """The version that counts for the person's goal, beside the newest."""
        return effective_version(self.goal, self.versions, self.at)

    def framework_for(self, goal: Goal | None) -> Framework:
        """The framework by which ``goal``, anybody's, counts; the newest without a goal."""
        return framework_of(effective_version(goal, self.versions, self.at).version)

    def under_newest(self) -> PlanningContext:
        """The same person under the newest framework, whatever the goal has pinned."""
        return replace(self, framework=self.framework_for(None))


def planning_context(user: User | AnonymousUser) -> PlanningContext:
    """Everything that a personal page starts from, today.

    Raises ``CannotPlan`` and ``NothingPublished``.
    """
    employee = employee_of(user)
    if employee is None:
        raise CannotPlan(NO_RECORD)
    return planning_context_of(employee)


def planning_context_of(employee: Employee) -> PlanningContext:
    """The same for an employee, signed in or not."""
    at = timezone.localdate()
    versions = published_versions()
    goal = open_goal(employee)
    person = profile_of(employee, at).person
    if person is None:
        raise CannotPlan(NO_ROLE)
    framework = framework_of(effective_version(goal, versions, at).version)
    mine = PlanningContext(employee, person, framework, at, goal, versions)
    if person.role not in framework.roles:
        mine = mine.under_newest()  # the goal's version does not know the new role
    if person.role not in mine.framework.roles:
        raise CannotPlan(NOT_ON_THE_MAP)
    return mine


def open_goal(employee: Employee) -> Goal | None:
    """The goal that somebody has now, with its role."""
    return Goal.objects.open().filter(employee=employee).select_related("role").first()
