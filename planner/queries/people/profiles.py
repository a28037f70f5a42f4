"""Who somebody is: the signed-in person, and the engine's view of an employee."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import FilteredRelation, Q
from django.utils import timezone

from planner.engine import Person, Rating
from planner.engine.standing.fold import DISAGREEMENT
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
    ``disputed`` are the skills in which those whose word counts are two levels apart or more.
    """

    employee: Employee
    person: Person | None
    disputed: frozenset[str] = frozenset()


def employee_of(user: User | AnonymousUser) -> Employee | None:
    """The HR record of the signed-in person; None for pure HR accounts."""
    return getattr(user, "employee", None)


def profiles_of(employees: Iterable[Employee], at: date) -> dict[int, Profile]:
    """Employee key -> profile at ``at``, today or later, from the standings."""
    people = {employee.pk: employee for employee in employees}
    standings, careers = _standings(people, at), _careers_at(people, at)
    return {
        key: Profile(
            employee,
            _person(employee, careers.get(key), _folded(standings[key])),
            frozenset(row.skill_id for row in standings[key] if _is_disputed(row, at)),
        )
        for key, employee in people.items()
    }


def profile_of(employee: Employee, at: date) -> Profile:
    """The profile of one employee at ``at``, today or later."""
    return profiles_of([employee], at)[employee.pk]


def person_of(employee: Employee, at: date) -> Person | None:
    """One employee as the engine sees them at ``at``; None without a role."""
    return profile_of(employee, at).person


def person_with_evidence(employee: Employee, at: date) -> Person | None:
    """The same from every single rating, good for any day in the past."""
    career = _careers_at([employee.pk], at).get(employee.pk)
    return _person(employee, career, ratings_of([employee.pk])[employee.pk])


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


@dataclass(slots=True)
class _Career:
    """The role that somebody has on one day, and the milestones that they have achieved."""

    role: str
    since: date
    milestones: dict[str, date] = field(default_factory=dict)


def _person(employee: Employee, career: _Career | None, ratings: Iterable[Rating]) -> Person | None:
    if career is None:
        return None
    return Person(
        role=career.role,
        role_since=career.since,
        ratings=ratings,
        milestones=career.milestones,
        weekly_minutes=employee.weekly_minutes,
        on_hold=employee.on_hold,
        wants_to_lead=employee.wants_to_lead,
        drivers=driver_tokens(employee.drivers),
    )


def _careers_at(people: Iterable[int], at: date) -> dict[int, _Career]:
    """Employee key -> role at ``at`` and confirmed milestones, of those who have a role then."""
    confirmed = Q(employee__milestones__state=MilestoneRecord.State.CONFIRMED)
    rows = (
        RoleAssignment.objects.current(at)
        .filter(employee__in=list(people))
        .annotate(achieved=FilteredRelation("employee__milestones", condition=confirmed))
        .order_by("started_on", "achieved__achieved_on", "achieved__pk")
        .values_list(
            *("employee_id", "role_id", "started_on"),
            *("achieved__milestone_id", "achieved__achieved_on"),
        )
    )
    careers: dict[int, _Career] = {}
    for key, role, since, milestone, achieved_on in rows:  # one for each milestone
        career = careers.setdefault(key, _Career(role, since))
        career.role, career.since = role, since
        if milestone:
            career.milestones[milestone] = achieved_on
    return careers


def _standings(people: Iterable[int], at: date) -> defaultdict[int, list[SkillStanding]]:
    """Employee key -> what is cached for ``at`` and every later day.

    What counts later comes first: of two words of one day, the last counts until its end.
    """
    rows = SkillStanding.objects.filter(employee__in=list(people)).lasting(at)
    standings: defaultdict[int, list[SkillStanding]] = defaultdict(list)
    for row in rows.order_by("employee_id", "skill_id", "-since"):
        standings[row.employee_id].append(row)
    return standings


def _folded(standings: Iterable[SkillStanding]) -> Iterator[Rating]:
    """Ratings that come to the ``standings`` of one person."""
    for row in standings:
        if row.claimed_on:
            yield Rating(row.skill_id, row.claimed, row.claimed_on, "self", False, row.until)
        if row.confirmed_on:
            yield Rating(row.skill_id, row.confirmed, row.confirmed_on, "fold", True, row.until)


def _is_disputed(row: SkillStanding, at: date) -> bool:
    return row.since <= at and row.highest - row.lowest >= DISAGREEMENT
