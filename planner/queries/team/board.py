"""What a manager sees on the board: the people below, what they aim for, and how much waits."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet

from planner.engine import Framework, Person
from planner.engine.values.dates import full_months
from planner.models import Employee, Goal, User
from planner.models.people.employees import EmployeeQuerySet
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from planner.queries.framework.off_map import role_name
from planner.queries.goals.goal import journey_of
from planner.queries.people.planning_context import ManagingContext
from planner.queries.people.profiles import Profile, profiles_of
from planner.queries.team.waiting import waiting_by_person


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
    """All of ``board_people`` as the board shows them."""
    return members_of(user, viewer, board_people(user, viewer, everybody=everybody))


def board_people(
    user: User | AnonymousUser, viewer: ManagingContext, *, everybody: bool
) -> EmployeeQuerySet:
    """The people below ``user``, only those whose nearest manager they are unless ``everybody``.

    By name.
    """
    key = Employee.key_of(user)
    if key is None:
        return Employee.objects.none()
    people = Employee.objects.current(viewer.at)
    rows = people.below(key) if everybody else people.turning_to(key, viewer.at)
    return rows.select_related("team")


def has_people_further_down(user: User | AnonymousUser, viewer: ManagingContext) -> bool:
    """Whether somebody who works here is below ``user``, and somebody else nearer to them."""
    near = board_people(user, viewer, everybody=False)
    return board_people(user, viewer, everybody=True).exclude(pk__in=near.values("pk")).exists()


def members_of(
    user: User | AnonymousUser, viewer: ManagingContext, people: Iterable[Employee]
) -> list[Member]:
    """The lines of the board for ``people``, each by the version that counts for their goal."""
    people = list(people)
    profiles = profiles_of(people, viewer.at)
    goals = {goal.employee_id: goal for goal in shared_goals(user, people)}
    waiting = waiting_by_person(people, viewer.at)
    return [
        _member(viewer, profiles[employee.pk], goals.get(employee.pk), waiting[employee.pk])
        for employee in people
    ]


def shared_goals(user: User | AnonymousUser, people: Iterable[Employee]) -> QuerySet[Goal]:
    """The open goals of ``people`` that ``user`` may see."""
    return Goal.objects.visible_to(user).open().filter(employee__in=people)


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
