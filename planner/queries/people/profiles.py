"""Who somebody is: the signed-in person, and the engine's view of an employee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.utils import timezone

from planner.engine import Person, Rating
from planner.models import (
    Employee,
    Evidence,
    MilestoneRecord,
    RoleAssignment,
    SkillStanding,
    User,
)
from planner.queries.people.drivers import driver_tokens

RatingsByPerson = defaultdict[int, list[Rating]]


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


def employee_of(user: User | AnonymousUser) -> Employee | None:
    """The HR record of the signed-in person; None for pure HR accounts."""
    return getattr(user, "employee", None)


def profiles_of(
    employees: Iterable[Employee], at: date, ratings: RatingsByPerson | None = None
) -> dict[int, Profile]:
    """Employee key -> profile at ``at``, today or later.

    ``ratings`` come from the standings, which are the fold of the evidence, unless they are given.
    """
    people = {employee.pk: employee for employee in employees}
    rated = _folded_ratings(people, at) if ratings is None else ratings
    assignments = _assignments_at(people, at)
    milestones = _milestones(people)
    return {
        key: Profile(
            employee,
            _person(employee, assignments[key], rated[key], milestones[key])
            if key in assignments
            else None,
        )
        for key, employee in people.items()
    }


def person_of(employee: Employee, at: date) -> Person | None:
    """One employee as the engine sees them at ``at``; None without a role."""
    return profiles_of([employee], at)[employee.pk].person


def profile_with_evidence(employee: Employee, at: date) -> Profile:
    """The same from every single rating, good for any day in the past."""
    return profiles_of([employee], at, ratings_of([employee.pk]))[employee.pk]


def ratings_of(people: Iterable[int], skills: Iterable[str] | None = None) -> RatingsByPerson:
    """Employee key -> all ratings in the order in which they were given.

    Feedback of colleagues is evidence, but neither one's own view nor a confirmation.
    """
    rows = (
        Evidence.objects.filter(employee__in=list(people))
        .exclude(kind=Evidence.Kind.FEEDBACK)
        .order_by("pk")
    )
    if skills is not None:
        rows = rows.filter(skill__in=list(skills))
    ratings: RatingsByPerson = defaultdict(list)
    for key, skill, level, on, author, confirms, until in rows.values_list(
        "employee_id", "skill_id", "level", "happened_on", "author_id", "confirms", "expires_on"
    ):
        ratings[key].append(Rating(skill, level, on, str(author), confirms, until))
    return ratings


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
        wants_to_lead=employee.wants_to_lead,
        drivers=driver_tokens(employee.drivers),
    )


def _assignments_at(people: Iterable[int], at: date) -> dict[int, tuple[str, date]]:
    rows = (
        RoleAssignment.objects.filter(employee__in=list(people), started_on__lte=at)
        .order_by("started_on")
        .values_list("employee_id", "role_id", "started_on", "ended_on")
    )
    return {key: (role, since) for key, role, since, until in rows if not until or until > at}


def _folded_ratings(people: Iterable[int], at: date) -> RatingsByPerson:
    """Employee key -> ratings that come to what is cached, at ``at`` and on every later day.

    What counts later comes first: of two words of one day, the last counts until its end.
    """
    rows = SkillStanding.objects.filter(employee__in=list(people)).lasting(at)
    ratings: RatingsByPerson = defaultdict(list)
    for key, skill, until, claimed, claimed_on, confirmed, confirmed_on in rows.order_by(
        "employee", "skill", "-since"
    ).values_list(
        "employee_id", "skill_id", "until", "claimed", "claimed_on", "confirmed", "confirmed_on"
    ):
        if claimed_on:
            ratings[key].append(Rating(skill, claimed, claimed_on, "self", False, until))
        if confirmed_on:
            ratings[key].append(Rating(skill, confirmed, confirmed_on, "fold", True, until))
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
