"""Who somebody is: the signed-in person, and the engine's view of an employee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone

from planner.engine import Person, Rating
from planner.models import Employee, Evidence, MilestoneRecord, RoleAssignment, User


class EmployeeBackend(AuthenticationBackend):
    """Signs in by e-mail address; leavers cannot, and the account comes with its HR record."""

    def get_user(self, user_id: Any) -> User | None:
        user = User.objects.select_related("employee").filter(pk=user_id).first()
        return user if user and self.user_can_authenticate(user) else None

    def user_can_authenticate(self, user: AbstractBaseUser | None) -> bool:
        employee = getattr(user, "employee", None)
        left = employee is not None and employee.has_left(timezone.localdate())
        return super().user_can_authenticate(user) and not left


@dataclass(frozen=True, slots=True)
class Profile:
    """An employee and the same person as the engine sees them.

    ``person`` is None for somebody without a role: nothing can be planned for them yet.
    """

    employee: Employee
    person: Person | None


def profile_of(employee: Employee, at: date) -> Profile:
    """One employee as the engine sees them at ``at``. Three SQL queries."""
    return profiles_of([employee], at)[employee.pk]


def profiles_of(employees: Iterable[Employee], at: date) -> dict[int, Profile]:
    """Employee key -> profile. Three SQL queries, however many people."""
    people = {employee.pk: employee for employee in employees}
    assignments = _assignments_at(people, at)
    ratings = _ratings(people)
    milestones = _milestones(people)
    return {
        key: Profile(
            employee,
            _person(employee, assignments[key], ratings[key], milestones[key])
            if key in assignments
            else None,
        )
        for key, employee in people.items()
    }


def _person(
    employee: Employee,
    assignment: tuple[str, date],
    ratings: list[Rating],
    milestones: dict[str, date],
) -> Person:
    role, since = assignment
    return Person(
        role=role,
        role_since=since,
        ratings=ratings,
        milestones=milestones,
        weekly_minutes=employee.weekly_minutes,
        on_hold=employee.on_hold,
    )


def _assignments_at(people: Iterable[int], at: date) -> dict[int, tuple[str, date]]:
    rows = (
        RoleAssignment.objects.filter(employee__in=list(people), started_on__lte=at)
        .order_by("started_on")
        .values_list("employee_id", "role_id", "started_on", "ended_on")
    )
    return {key: (role, since) for key, role, since, until in rows if not until or until > at}


def _ratings(people: Iterable[int]) -> dict[int, list[Rating]]:
    rows = (
        Evidence.objects.filter(employee__in=list(people))
        .order_by("pk")
        .values_list("employee_id", "skill_id", "level", "happened_on", "author_id", "confirms")
    )
    ratings: dict[int, list[Rating]] = defaultdict(list)
    for key, skill, level, on, author, confirms in rows:
        ratings[key].append(Rating(skill, level, on, str(author), confirms))
    return ratings


def _milestones(people: Iterable[int]) -> dict[int, dict[str, date]]:
    rows = (
        MilestoneRecord.objects.filter(
            employee__in=list(people), state=MilestoneRecord.State.CONFIRMED
        )
        .order_by("achieved_on", "pk")
        .values_list("employee_id", "milestone_id", "achieved_on")
    )
    milestones: dict[int, dict[str, date]] = defaultdict(dict)
    for key, milestone, achieved_on in rows:
        milestones[key][milestone] = achieved_on
    return milestones
