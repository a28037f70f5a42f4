"""People in a small published framework, for tests of pages and of what they show.

    agent ─6─→ senior ─6─→ lead        founder: nobody's move leads there
      └──────────18─────────↑

Lead asks for empathy 2, coaching 2 and the milestones “probation” (a year, by the manager) and
“mentor” (for ever, on one's own word).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from planner.actions.framework.publishing import load_document, publish
from planner.actions.progress.events import add_event
from planner.actions.progress.evidence import Note
from planner.actions.progress.standings import refold
from planner.models import Employee, Evidence, FrameworkVersion, Role, Skill, User
from planner.queries.framework.published import current_version
from planner.queries.people.planning_context import PlanningContext, planning_context
from planner.queries.people.profiles import employee_of
from tests.engine.support import build
from tests.factories.rows import (
    EmployeeFactory,
    EvidenceFactory,
    GoalFactory,
    RoleAssignmentFactory,
)

# A skill, its level, who says so (0: oneself, 1 to 3: others), and how many days ago.
Word = tuple[str, int, int, int]

TODAY = build.AT
SINCE = date(2025, 11, 2)


def small_document(**overrides: Any) -> dict[str, Any]:
    gates = ["probation", "mentor"]
    return build.document(
        **{
            "milestones": [
                build.milestone("probation", valid_months=12),
                build.milestone("mentor", confirmed_by="self"),
            ],
            "roles": [
                build.role("agent", 1, {"empathy": 1}),
                build.role("senior", 2, {"empathy": 2}),
                build.role("lead", 3, {"empathy": 2, "coaching": 2}, milestones=gates),
                build.role("founder", 4, {"coaching": 4}),
            ],
            "moves": [
                build.move("agent", "senior", 6),
                build.move("senior", "lead", 6),
                build.move("agent", "lead", 18),
            ],
            **overrides,
        }
    )


def publish_small(**overrides: Any) -> FrameworkVersion:
    load_document(small_document(**overrides))
    return publish(None, remove=True)


def employee_in(role: str = "agent", since: date = SINCE, **fields: Any) -> Employee:
    """Somebody in a role of the published framework; they have been through the first visit."""
    welcomed = {"welcomed_at": "2026-01-05T09:00:00Z"}
    employee: Employee = EmployeeFactory.create(**{**welcomed, **fields})
    RoleAssignmentFactory.create(
        employee=employee, role=Role.objects.get(pk=role), started_on=since
    )
    return Employee.objects.get(pk=employee.pk)


def moved_to(employee: Employee, role: str, on: date = TODAY) -> None:
    """End the current role of ``employee`` and begin another."""
    employee.assignments.filter(ended_on=None).update(ended_on=on)
    RoleAssignmentFactory.create(employee=employee, role=Role.objects.get(pk=role), started_on=on)


def rated(employee: Employee, skill: str, level: int, **fields: Any) -> None:
    """Somebody's word on a skill, one's own unless ``author`` says otherwise, and its fold."""
    author = fields.pop("author", employee)
    EvidenceFactory.create(
        employee=employee,
        skill=Skill.objects.get(pk=skill),
        level=level,
        author=author,
        confirms=author != employee,
        **fields,
    )
    refold([employee.pk], [skill])


def someone_with(words: Iterable[Word], since: date = SINCE) -> Employee:
    """An agent of whom all this is written down. Nothing is folded yet."""
    agent = employee_in(since=since)
    authors = [agent, *EmployeeFactory.create_batch(3, user=None)]
    Evidence.objects.bulk_create(
        Evidence(
            employee=agent,
            skill_id=skill,
            level=level,
            author=authors[who],
            confirms=who > 0,
            happened_on=TODAY - timedelta(ago),
        )
        for skill, level, who, ago in words
    )
    return agent


def add_evidence(employee: Employee, skill: str, level: int, note: Note) -> Evidence:
    """The person's own evidence of one skill, written as their page writes it."""
    (evidence,) = add_event(employee, {skill: level}, note).rows
    return evidence


def aims_for(employee: Employee, role: str, *route: str, **fields: Any) -> None:
    """Give ``employee`` a goal; ``route`` are the codes of the chosen way."""
    GoalFactory.create(
        employee=employee,
        role=Role.objects.get(pk=role),
        version=current_version(),
        route=list(route),
        **fields,
    )


def user_of(employee: Employee) -> User:
    """The account of ``employee``, fresh from the database and with the HR record."""
    return User.objects.select_related("employee").get(employee=employee)


def planning_of(employee: Employee) -> PlanningContext:
    """The same person as the personal pages see them; the framework is then compiled."""
    return planning_context(employee_of(user_of(employee)))
