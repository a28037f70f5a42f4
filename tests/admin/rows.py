"""More of everything, to see whether a page asks the database more for it."""

from __future__ import annotations

from datetime import date

from planner.models import Employee
from tests.factories.promotion import (
    NOON,
    ApproverFactory,
    CaseEventFactory,
    PromotionCaseFactory,
)
from tests.factories.rows import (
    AcceptedFindingFactory,
    ActivityFactory,
    ConfirmationRequestFactory,
    EffectFactory,
    EmployeeFactory,
    EvidenceFactory,
    FrameworkVersionFactory,
    GateFactory,
    GoalFactory,
    GrowthFactory,
    MilestoneRecordFactory,
    MoveFactory,
    OpeningFactory,
    RequirementFactory,
    RoleAssignmentFactory,
    RoleFactory,
    SkillFactory,
    SkillStandingFactory,
    TeamFactory,
    TrackFactory,
    UserFactory,
)

FACTORIES = (
    AcceptedFindingFactory,
    ActivityFactory,
    ConfirmationRequestFactory,
    EvidenceFactory,
    FrameworkVersionFactory,
    GoalFactory,
    MilestoneRecordFactory,
    OpeningFactory,
    SkillStandingFactory,
    TrackFactory,
    UserFactory,
)


def make_cases(count: int) -> None:
    """``count`` more submitted cases, each with as many lines of history; and approvers."""
    for _ in range(count):
        case = PromotionCaseFactory.create(state="submitted", sha256="0" * 64, sealed_at=NOON)
        CaseEventFactory.create_batch(count, case=case)
        ApproverFactory.create(track=TrackFactory.create())


def make_rows(count: int) -> None:
    """``count`` more rows of every table that has a list."""
    for factory in FACTORIES:
        factory.create_batch(count)
    for _ in range(count):
        manager = EmployeeFactory.create(team=TeamFactory.create())
        employee = EmployeeFactory.create(manager=manager, team=TeamFactory.create())
        RoleAssignmentFactory.create(employee=employee, role=RoleFactory.create())
    make_cases(count)
    fill_framework(count)


def fill_framework(count: int) -> None:
    """``count`` more rows inside the role, the skill and the activity “busy”."""
    role, activity = RoleFactory.create(code="busy"), ActivityFactory.create(code="busy")
    SkillFactory.create(code="busy")
    for _ in range(count):
        RequirementFactory.create(role=role)
        GrowthFactory.create(role=role)
        MoveFactory.create(source=role)
        MoveFactory.create(target=role, source=RoleFactory.create())
        GateFactory.create(role=role)
        EffectFactory.create(activity=activity)
        activity.after.add(ActivityFactory.create())


def fill_history(employee: Employee, count: int) -> None:
    """``count`` more past roles of one person."""
    for _ in range(count):
        year = 2001 + employee.assignments.count()
        RoleAssignmentFactory.create(
            employee=employee,
            role=RoleFactory.create(),
            started_on=date(year, 1, 1),
            ended_on=date(year, 6, 1),
        )
