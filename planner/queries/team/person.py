"""One person as their manager sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser

from planner.engine import Framework, Person
from planner.engine.values.dates import full_months
from planner.models import Employee, Goal, MilestoneRecord, User
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from planner.queries.framework.off_map import past_role_name, role_name
from planner.queries.goals.goal import Journey
from planner.queries.people.planning_context import ManagingContext, PlanningContext
from planner.queries.people.profiles import Profile, profile_of
from planner.queries.plan.page import SharedPlan, shared_plan
from planner.queries.plan.rows import declined_towards
from planner.queries.plan.step_rows import StepRow
from planner.queries.progress.levels import LogRow, SkillRow, evidence_log, skill_rows
from planner.queries.team.board import framework_of_member
from planner.queries.team.inbox import WAITING_LONG_DAYS, Waiting, inbox

LOG_ROWS = 12


@dataclass(frozen=True, slots=True)
class PastRole:
    """A role that somebody holds, held or will hold, by the name that it had then."""

    name: str
    started_on: date
    until: date | None


@dataclass(frozen=True, slots=True)
class PersonPage:
    """What a manager sees of one of their people. No goal that is not shared is in it.

    ``compared`` is the role that the skills are compared with; empty for somebody without a
    role, who has no skills here either. ``is_off_map``: the career map does not have their role.
    """

    employee: Employee
    at: date
    role: str
    is_off_map: bool
    months_in_role: int | None
    journey: Journey | None
    goal_name: str
    compared: str
    readiness: ExplainedReadiness | None
    skills: Sequence[SkillRow]
    history: Sequence[PastRole]
    log: Sequence[LogRow]
    milestones: Sequence[MilestoneRecord]
    waiting: Sequence[Waiting]
    skill_choices: Sequence[tuple[str, str]]
    level_choices: Sequence[tuple[int, str]]
    plan: Sequence[StepRow]
    late_after: int = WAITING_LONG_DAYS


def person_page(
    user: User | AnonymousUser, employee: Employee, viewer: ManagingContext
) -> PersonPage:
    """The page about ``employee``, whom the caller may see.

    All of it is measured by the version that counts for the employee's goal.
    """
    profile = profile_of(employee, viewer.at)
    person = profile.person
    goal = Goal.objects.visible_to(user).open().filter(employee=employee).first()
    framework = framework_of_member(viewer, person, goal)
    held = person
    if person and person.role not in framework.roles:
        person = None
    plan = _plan(viewer, replace(profile, person=person), framework, goal)
    journey = plan.journey
    compared = journey.next_role if journey else person.role if person else ""
    skills = skill_rows(framework, profile, compared, viewer.at) if person else []
    return PersonPage(
        employee=employee,
        at=viewer.at,
        role=_role_name(viewer, framework, held) if held else "",
        is_off_map=held is not None and person is None,
        months_in_role=full_months(held.role_since, viewer.at) if held else None,
        journey=journey,
        goal_name=framework.roles[journey.goal.role_id].name if journey else "",
        compared=framework.roles[compared].name if compared else "",
        readiness=explained_readiness(framework, person, compared, viewer.at) if person else None,
        skills=[row for row in skills if row.needed],
        history=_history(viewer, employee),
        log=evidence_log(employee, framework, limit=LOG_ROWS),
        milestones=list(MilestoneRecord.objects.of(employee).select_related("milestone")),
        waiting=inbox(user, viewer.at, asking=employee),
        skill_choices=[(code, skill.name) for code, skill in framework.skills.items()],
        level_choices=[(n, f"{n}: {name}") for n, name in enumerate(framework.level_names)],
        plan=plan.lines,
    )


def _role_name(viewer: ManagingContext, framework: Framework, person: Person) -> str:
    known = framework.roles.get(person.role)
    return known.name if known else role_name(person.role, viewer.versions)


def _history(viewer: ManagingContext, employee: Employee) -> list[PastRole]:
    """The roles with the names that they had then, the newest first."""
    rows = employee.assignments.with_end().select_related("role")
    named = ((past_role_name(row, viewer.versions), row) for row in rows)
    return [PastRole(name, row.started_on, row.until) for name, row in named]


def _plan(
    viewer: ManagingContext, profile: Profile, framework: Framework, goal: Goal | None
) -> SharedPlan:
    """The way and the open steps of a plan that the caller may see."""
    if profile.person is None or goal is None:
        return SharedPlan(None, [])
    theirs = PlanningContext(
        *(profile.employee, viewer.at, viewer.versions, profile.person, framework),
        goal=goal,
        declined=declined_towards(goal),
        disputed=profile.disputed,
    )
    return shared_plan(theirs)
