"""One person as their manager sees them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.contrib.auth.models import AnonymousUser

from planner.engine import Framework
from planner.engine.values.dates import full_months
from planner.models import Employee, Goal, MilestoneRecord, RoleAssignment, User
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
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
class PersonPage:
    """What a manager sees of one of their people. No goal that is not shared is in it.

    ``compared`` is the role that the skills are compared with; empty for somebody without a
    role, who has no skills here either.
    """

    employee: Employee
    at: date
    role: str
    months_in_role: int | None
    journey: Journey | None
    goal_name: str
    compared: str
    readiness: ExplainedReadiness | None
    skills: Sequence[SkillRow]
    history: Sequence[RoleAssignment]
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
    if person and person.role not in framework.roles:
        person = None
    plan = _plan(viewer, replace(profile, person=person), framework, goal)
    journey = plan.journey
    compared = journey.next_role if journey else person.role if person else ""
    skills = skill_rows(framework, profile, compared, viewer.at) if person else []
    return PersonPage(
        employee=employee,
        at=viewer.at,
        role=framework.roles[person.role].name if person else "",
        months_in_role=full_months(person.role_since, viewer.at) if person else None,
        journey=journey,
        goal_name=framework.roles[journey.goal.role_id].name if journey else "",
        compared=framework.roles[compared].name if compared else "",
        readiness=explained_readiness(framework, person, compared, viewer.at) if person else None,
        skills=[row for row in skills if row.needed],
        history=list(employee.assignments.with_end().select_related("role")),
        log=evidence_log(employee, framework, limit=LOG_ROWS),
        milestones=list(MilestoneRecord.objects.of(employee).select_related("milestone")),
        waiting=inbox(user, viewer.at, asking=employee),
        skill_choices=[(code, skill.name) for code, skill in framework.skills.items()],
        level_choices=[(n, f"{n}: {name}") for n, name in enumerate(framework.level_names)],
        plan=plan.lines,
    )


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
