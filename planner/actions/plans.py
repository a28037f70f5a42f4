"""Where somebody wants to go: choose a goal and a route, change the pace, let go of it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from django.db import transaction
from django.utils import timezone

from planner.actions.errors import ActionError
from planner.actions.progress import lock
from planner.engine import Framework
from planner.models import Employee, Goal
from planner.models.people import WEEKLY_MINUTES_MAX
from planner.queries.framework import current_version, framework_of
from planner.queries.people import profile_of


class NoSuchRole(ActionError):
    """The published framework does not have this role."""


class NotARoute(ActionError):
    """The way does not lead from the person's role to the target by moves of the framework."""


class AlreadyThere(ActionError):
    """The target is the person's own role."""


class NoRoleYet(ActionError):
    """HR has not recorded a role for the person."""


class BudgetOutOfRange(ActionError):
    """More learning time than a week has, or less than none."""


@transaction.atomic
def set_goal(
    employee: Employee, role: str, route: Sequence[str] = (), *, shared: bool = True
) -> Goal:
    """Make ``role`` (a code) the person's goal, by ``route`` (role codes from theirs to it).

    An empty route leaves the choice to the planner. Choosing the same again changes nothing;
    another goal ends the one before. Raises ``NoSuchRole``, ``AlreadyThere``, ``NoRoleYet``
    or ``NotARoute``.
    """
    lock(employee)
    version = current_version()
    _check_goal(employee, role, route)
    before = Goal.objects.open().filter(employee=employee).first()
    wanted = (role, list(route), shared)
    if before and (before.role_id, before.route, before.shared) == wanted:
        return before
    end_goal(employee)
    return Goal.objects.create(
        employee=employee, role_id=role, version=version, route=list(route), shared=shared
    )


@transaction.atomic
def end_goal(employee: Employee) -> None:
    """Let go of the open goal, if there is one; it stays in the history."""
    Goal.objects.open().filter(employee=employee).update(ended_at=timezone.now())


def set_budget(employee: Employee, weekly_minutes: int) -> None:
    """Change the learning time per week, in minutes. Raises ``BudgetOutOfRange``."""
    if not 0 <= weekly_minutes <= WEEKLY_MINUTES_MAX:
        raise BudgetOutOfRange(
            f"Choose between 0 and {WEEKLY_MINUTES_MAX // 60} hours a week.", field="hours"
        )
    Employee.objects.filter(pk=employee.pk).update(weekly_minutes=weekly_minutes)


def _check_goal(employee: Employee, role: str, route: Sequence[str]) -> None:
    framework = framework_of(current_version())
    person = profile_of(employee, timezone.localdate()).person
    if role not in framework.roles:
        raise NoSuchRole("The career map does not have this role any more.", field="role")
    if person is None:
        raise NoRoleYet("Your current role is not recorded yet. Please ask HR to add it.")
    if person.role == role:
        raise AlreadyThere("You are in this role already.", field="role")
    if route and not _leads(framework, route, (person.role, role)):
        raise NotARoute("This way has changed in the meantime. Please choose again.")


def _leads(framework: Framework, route: Sequence[str], ends: tuple[str, str]) -> bool:
    """Whether ``route`` goes from end to end by moves, without passing through a role twice."""
    moves = {(move.source, move.target) for move in framework.moves}
    is_simple = len(set(route)) == len(route)
    return is_simple and (route[0], route[-1]) == ends and moves.issuperset(pairwise(route))
