"""Goals: choose a goal and a route, change the pace, drop the goal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import lock
from planner.actions.recompute import bring_back, carry_over, note_pace, recompute
from planner.engine import Framework
from planner.models import Employee, FrameworkVersion, Goal
from planner.models.people.employees import WEEKLY_MINUTES_MAX
from planner.models.plan import MINUTES_PER_HOUR
from planner.queries.framework.goal_versions import effective_version, published_versions
from planner.queries.framework.published import framework_of
from planner.queries.people.planning_context import open_goal
from planner.queries.people.profiles import person_of


class NoSuchRole(ActionError):
    """The published framework does not have this role."""


class NotARoute(ActionError):
    """The route does not lead from the person's role to the target by moves of the framework."""


class GoalIsOwnRole(ActionError):
    """The target is the person's own role."""


class NoRoleYet(ActionError):
    """HR has not recorded a role for the person."""


class NoGoal(ActionError):
    """There is no open goal."""


class StaleVersion(ActionError):
    """A newer version was published since the page was made."""


class BudgetOutOfRange(ActionError):
    """More learning time than a week has, or a negative one."""


@transaction.atomic
def set_goal(
    employee: Employee, role: str, route: Sequence[str] = (), *, shared: bool = True
) -> Goal:
    """Make ``role`` (a code) the person's goal, by ``route`` (role codes from theirs to it).

    An empty route leaves the choice to the planner. Choosing another way to the same role
    changes the goal, which goes on counting by its version; another role ends it, and the new
    goal counts by the newest version. The former goal stays as it was: see ``resume_goal``. Raises
    ``NoSuchRole``, ``GoalIsOwnRole``, ``NoRoleYet`` or ``NotARoute``.
    """
    lock(employee)
    at = timezone.localdate()
    versions = published_versions()
    before = open_goal(employee)
    kept = before if before and before.role_id == role else None
    _check_goal(employee, role, route, effective_version(kept, versions, at).version)
    if kept:
        kept.route, kept.shared = list(route), shared
        kept.save(update_fields=["route", "shared"])
        recompute(employee)
        return kept
    end_goal(employee)
    goal = Goal.objects.create(
        employee=employee, role_id=role, version=versions[0], route=list(route), shared=shared
    )
    carry_over(employee, goal)
    recompute(employee)
    return goal


@transaction.atomic
def resume_goal(goal: Goal) -> Goal:
    """Take the former ``goal`` up again as it was: its version, route, plan and hours.

    What went along to other goals comes back; the goal of today is left, and can be taken up again
    as well. Idempotent. Raises ``NoSuchRole``, ``GoalIsOwnRole`` or ``NoRoleYet``.
    """
    employee = lock(goal.employee)
    goal.refresh_from_db(fields=["ended_at"])
    if goal.ended_at is None:
        return goal
    at = timezone.localdate()
    version = effective_version(goal, published_versions(), at).version
    _check_goal(employee, goal.role_id, (), version)
    end_goal(employee)
    goal.ended_at = None
    goal.save(update_fields=["ended_at"])
    bring_back(goal)
    recompute(employee)
    return goal


@transaction.atomic
def switch_goal(employee: Employee, *, seen: int) -> Goal:
    """Let the open goal count by version number ``seen``, which must be the newest.

    Idempotent. A route that the newest version does not have is left to the planner. Raises
    ``NoGoal``, and ``StaleVersion`` if there is a newer one by now.
    """
    lock(employee)
    newest = published_versions()[0]
    goal = open_goal(employee)
    if goal is None:
        raise NoGoal(_("You have no goal at the moment."))
    if newest.number != seen:
        words = _("Version {number} is out by now. Please look at it first.")
        raise StaleVersion(words.format(number=newest.number))
    framework = framework_of(newest)
    if goal.role_id not in framework.roles:
        raise NoSuchRole(_("The newest career map does not have your goal any more."))
    ends = (goal.route[0], goal.role_id) if goal.route else None
    goal.route = goal.route if ends and _leads(framework, goal.route, ends) else []
    goal.version = newest
    goal.save(update_fields=["version", "route"])
    recompute(employee)
    return goal


@transaction.atomic
def end_goal(employee: Employee) -> None:
    """End the open goal, if there is one; it stays in the history."""
    Goal.objects.open().filter(employee=employee).update(ended_at=timezone.now())


@transaction.atomic
def set_budget(employee: Employee, weekly_minutes: int) -> None:
    """Change the learning time per week, in minutes; the plan says what that does to its dates.

    Raises ``BudgetOutOfRange``.
    """
    if not 0 <= weekly_minutes <= WEEKLY_MINUTES_MAX:
        words = _("Choose between 0 and {hours} hours a week.")
        most = WEEKLY_MINUTES_MAX // MINUTES_PER_HOUR
        raise BudgetOutOfRange(words.format(hours=most), field="hours")
    before = lock(employee).weekly_minutes
    Employee.objects.filter(pk=employee.pk).update(weekly_minutes=weekly_minutes)
    if weekly_minutes != before:
        recompute(employee)
        note_pace(employee, before)


def _check_goal(
    employee: Employee, role: str, route: Sequence[str], version: FrameworkVersion
) -> None:
    framework = framework_of(version)
    person = person_of(employee, timezone.localdate())
    if role not in framework.roles:
        raise NoSuchRole(_("The career map does not have this role any more."), field="role")
    if person is None:
        raise NoRoleYet(_("Your current role is not recorded yet. Please ask HR to add it."))
    if person.role == role:
        raise GoalIsOwnRole(_("You are in this role already."), field="role")
    if route and not _leads(framework, route, (person.role, role)):
        raise NotARoute(_("This way has changed in the meantime. Please choose again."))


def _leads(framework: Framework, route: Sequence[str], ends: tuple[str, str]) -> bool:
    """Whether ``route`` goes from end to end by moves, without passing through a role twice."""
    moves = {(move.source, move.target) for move in framework.moves}
    is_simple = len(set(route)) == len(route)
    return is_simple and (route[0], route[-1]) == ends and moves.issuperset(pairwise(route))
