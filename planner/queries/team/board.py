"""What a manager sees on the board: the people below, what they aim for, and how much waits."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser

from planner.engine import Framework, Person
from planner.engine.values.dates import full_months
from planner.models import (
    Blocker,
    CheckIn,
    ConfirmationRequest,
    Employee,
    Goal,
    MilestoneRecord,
    PromotionCase,
    User,
)
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from planner.queries.framework.off_map import role_name
from planner.queries.goals.goal import journey_of
from planner.queries.people.planning_context import ManagingContext
from planner.queries.people.profiles import Profile, profiles_of


@dataclass(frozen=True, slots=True)
class Aim:
    """A shared goal, and how ready somebody is for the next role on the way to it.

    The next role may be the goal itself.
    """

    goal: str
    next_role: str
    next_code: str
    readiness: ExplainedReadiness


@dataclass(frozen=True, slots=True)
class Member:
    """One of the manager's people, as the board shows them.

    ``is_off_map``: the career map does not have the role.
    ``aim`` is None without a goal on the map, and for one that is reached or not shared.
    """

    employee: Employee
    role: str
    is_off_map: bool
    months_in_role: int | None
    aim: Aim | None
    waiting: int


def team_board(
    user: User | AnonymousUser, viewer: ManagingContext, *, everybody: bool = False
) -> list[Member]:
    """The people below ``user``, direct reports only unless ``everybody``; by name.

    Each is measured by the version that counts for their goal.
    """
    people = _people(user, viewer.at, everybody=everybody)
    profiles = profiles_of(people, viewer.at)
    goals = _shared_goals(user, people)
    waiting = _waiting_counts(people)
    return [
        _member(viewer, profiles[employee.pk], goals.get(employee.pk), waiting[employee.pk])
        for employee in people
    ]


def _people(user: User | AnonymousUser, at: date, *, everybody: bool) -> list[Employee]:
    rows = Employee.objects.managed_by(user).current(at).select_related("team")
    if not everybody:
        rows = rows.filter(manager=Employee.key_of(user))
    return list(rows)


def _shared_goals(user: User | AnonymousUser, people: Iterable[Employee]) -> dict[int, Goal]:
    rows = Goal.objects.visible_to(user).open().filter(employee__in=people)
    return {goal.employee_id: goal for goal in rows}


def _waiting_counts(people: Iterable[Employee]) -> Counter[int]:
    """How much waits by person, if anything."""
    cases = PromotionCase.objects.filter(state=PromotionCase.State.SUBMITTED, employee__in=people)
    blockers = Blocker.objects.waiting().filter(step__goal__employee__in=people)
    counts = Counter(blockers.values_list("step__goal__employee_id", flat=True))
    counts.update(cases.values_list("employee_id", flat=True))
    for rows in (
        ConfirmationRequest.objects.open(),
        MilestoneRecord.objects.waiting(),
        CheckIn.objects.waiting(),
    ):
        counts.update(rows.filter(employee__in=people).values_list("employee_id", flat=True))
    return counts


def _member(viewer: ManagingContext, profile: Profile, goal: Goal | None, waiting: int) -> Member:
    person = profile.person
    framework = framework_of_member(viewer, person, goal)
    role = framework.roles.get(person.role) if person else None
    return Member(
        employee=profile.employee,
        role=role.name if role else role_name(person.role, viewer.versions) if person else "",
        is_off_map=person is not None and role is None,
        months_in_role=full_months(person.role_since, viewer.at) if person else None,
        aim=_aim(framework, person, goal, viewer.at) if person and role else None,
        waiting=waiting,
    )


def framework_of_member(
    viewer: ManagingContext, person: Person | None, goal: Goal | None
) -> Framework:
    """The one by which the goal of one of my people counts; the newest if it lacks their role."""
    pinned = viewer.framework_for(goal)
    return pinned if person is None or person.role in pinned.roles else viewer.newest


def _aim(framework: Framework, person: Person, goal: Goal | None, at: date) -> Aim | None:
    """The same way, and so the same next role, as on the person's own pages."""
    journey = journey_of(framework, person, goal, at)
    if journey is None:
        return None
    after = journey.next_role
    return Aim(
        goal=framework.roles[journey.goal.role_id].name,
        next_role=framework.roles[after].name,
        next_code=after,
        readiness=explained_readiness(framework, person, after, at),
    )
