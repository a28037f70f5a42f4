"""The signed-in person, ready to plan with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from planner.engine import Framework, Person
from planner.models import Employee, User
from planner.queries.framework import current_framework
from planner.queries.people import employee_of, profile_of


class CannotPlan(Exception):
    """Nothing can be planned for this account yet; ``str()`` says why, and who can help."""


@dataclass(frozen=True, slots=True)
class Me:
    """The signed-in employee, the same person as the engine sees them, and the framework."""

    employee: Employee
    person: Person
    framework: Framework
    at: date


def me(user: User | AnonymousUser) -> Me:
    """Everything that a personal page starts from, today. Four SQL queries.

    Raises ``CannotPlan`` and ``NothingPublished``.
    """
    employee = employee_of(user)
    if employee is None:
        raise CannotPlan(
            "Your account is not linked to an employee record. If you expect a career plan"
            " here, please ask HR to link it."
        )
    at = timezone.localdate()
    framework = current_framework()
    person = profile_of(employee, at).person
    if person is None:
        raise CannotPlan(
            "Your current role is not recorded yet. As soon as HR has added it, your plan starts"
            " here."
        )
    if person.role not in framework.roles:
        raise CannotPlan(
            "Your current role is not on the published career map. HR can add it; until then"
            " the map is open to you."
        )
    return Me(employee, person, framework, at)
