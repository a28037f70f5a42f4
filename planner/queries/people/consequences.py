"""What follows from somebody's dates: role, manager, and whether the account is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.models import Employee


def what_follows(employee: Employee, at: date) -> list[str]:
    """Sentences about role, manager and account at ``at``, as the stored dates have it."""
    return [*_roles(employee, at), *_managers_to_come(employee, at), _account(employee, at)]


def _roles(employee: Employee, at: date) -> Iterator[str]:
    last = employee.assignments.with_end().select_related("role").first()
    roles = employee.assignments.with_end().select_related("role")
    current = roles.current(at).first()
    if current is not None and current.until is not None:
        words = _("The role is “{role}” until {day}.")
        yield words.format(role=current.role, day=date_format(current.until))
    elif current is not None:
        yield _("The role is “{role}”, without an end.").format(role=current.role)
    elif last is not None and last.until is not None and last.until <= at:
        words = _("No role counts any more: “{role}” ended on {day}.")
        yield words.format(role=last.role, day=date_format(last.until))
    else:
        yield _("No role counts today.")
    yield from _roles_to_come(employee, at)


def _roles_to_come(employee: Employee, at: date) -> Iterator[str]:
    for coming in employee.assignments.filter(started_on__gt=at).order_by("started_on"):
        words = _("“{role}” starts on {day}.")
        if employee.has_left(coming.started_on):
            words = _("“{role}” does not start on {day}: the person has left by then.")
        yield words.format(role=coming.role, day=date_format(coming.started_on))


def _managers_to_come(employee: Employee, at: date) -> Iterator[str]:
    for line in employee.lines.to_come(at).select_related("manager"):
        words = (
            _("The manager is {manager} from {day}.")
            if line.manager
            else _("From {day} there is no manager.")
        )
        yield words.format(manager=line.manager, day=date_format(line.started_on))


def _account(employee: Employee, at: date) -> str:
    if employee.user is None:
        return _("There is no account.")
    if not employee.user.is_active:
        return _("The account is shut whatever the dates say: “Active” is not ticked in it.")
    if employee.left_on is None:
        return _("The account is open.")
    day = date_format(employee.left_on)
    if employee.has_left(at):
        words = _("The account has been shut since {day}; it opens again if that date is moved.")
        return words.format(day=day)
    return _("The account is open until {day}, and shut from then on.").format(day=day)
