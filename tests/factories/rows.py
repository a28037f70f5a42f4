"""Rows for tests, valid unless a test says otherwise.

Codes are stable: ``RoleFactory.create(code="agent")`` twice is the same role.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from factory.declarations import (
    SelfAttribute,
    Sequence,
    SubFactory,
)
from factory.django import DjangoModelFactory

from planner.models import (
    Blocker,
    CheckIn,
    CheckInSkill,
    ConfirmationRequest,
    DeclinedActivity,
    Employee,
    Evidence,
    FeedbackRequest,
    Goal,
    HoursEntry,
    MilestoneRecord,
    Opening,
    Pause,
    PlanStep,
    ReportingLine,
    RoleAssignment,
    SkillStanding,
    Team,
    User,
)
from tests.factories.framework import (
    AcceptedFindingFactory,
    ActivityFactory,
    CareerFrameworkFactory,
    EffectFactory,
    FrameworkVersionFactory,
    GateFactory,
    GrowthFactory,
    MilestoneFactory,
    MoveFactory,
    RequirementFactory,
    RoleFactory,
    SkillFactory,
    TrackFactory,
)

__all__ = [
    "PASSWORD",
    "AcceptedFindingFactory",
    "ActivityFactory",
    "BlockerFactory",
    "CareerFrameworkFactory",
    "CheckInFactory",
    "CheckInSkillFactory",
    "ConfirmationRequestFactory",
    "DeclinedActivityFactory",
    "EffectFactory",
    "EmployeeFactory",
    "EvidenceFactory",
    "FeedbackRequestFactory",
    "FrameworkVersionFactory",
    "GateFactory",
    "GoalFactory",
    "GrowthFactory",
    "HoursEntryFactory",
    "HrFactory",
    "MilestoneFactory",
    "MilestoneRecordFactory",
    "MoveFactory",
    "OpeningFactory",
    "PauseFactory",
    "PlanStepFactory",
    "RequirementFactory",
    "RoleAssignmentFactory",
    "RoleFactory",
    "SkillFactory",
    "SkillStandingFactory",
    "TeamFactory",
    "TrackFactory",
    "UserFactory",
]

PASSWORD = "a long pass-phrase for tests"


class UserFactory(DjangoModelFactory[User]):
    """An account whose password is ``PASSWORD``."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    email = Sequence(lambda n: f"person-{n}@example.org")
    password = PASSWORD

    @classmethod
    def _create(cls, model_class: type[User], *_: Any, **fields: Any) -> User:
        return model_class.objects.create_user(**fields)


class HrFactory(UserFactory):
    """Somebody who may do everything in the admin."""

    email = Sequence(lambda n: f"hr-{n}@example.org")
    is_staff = True
    is_superuser = True


class TeamFactory(DjangoModelFactory[Team]):
    class Meta:
        model = Team

    name = Sequence(lambda n: f"Team {n}")


class EmployeeFactory(DjangoModelFactory[Employee]):
    """Somebody with an account, without a manager, a team or a role."""

    class Meta:
        model = Employee

    number = Sequence(lambda n: f"E{n:05}")
    name = Sequence(lambda n: f"Robin Number{n}")
    user = SubFactory(UserFactory)
    hired_on = date(2024, 1, 8)


class ReportingLineFactory(DjangoModelFactory[ReportingLine]):
    """A line since 2025."""

    class Meta:
        model = ReportingLine

    employee = SubFactory(EmployeeFactory)
    manager = SubFactory(EmployeeFactory)
    started_on = date(2025, 1, 6)


class RoleAssignmentFactory(DjangoModelFactory[RoleAssignment]):
    """An open assignment since 2025."""

    class Meta:
        model = RoleAssignment

    employee = SubFactory(EmployeeFactory)
    role = SubFactory(RoleFactory, code="agent")
    started_on = date(2025, 1, 6)


class EvidenceFactory(DjangoModelFactory[Evidence]):
    """A person's own view of a skill."""

    class Meta:
        model = Evidence

    employee = SubFactory(EmployeeFactory)
    skill = SubFactory(SkillFactory, code="empathy")
    level = 2
    author = SelfAttribute("employee")
    happened_on = date(2026, 3, 2)


class SkillStandingFactory(DjangoModelFactory[SkillStanding]):
    class Meta:
        model = SkillStanding

    employee = SubFactory(EmployeeFactory)
    skill = SubFactory(SkillFactory, code="empathy")
    since = date(2026, 3, 2)
    claimed = 2
    claimed_on = date(2026, 3, 2)


class ConfirmationRequestFactory(DjangoModelFactory[ConfirmationRequest]):
    class Meta:
        model = ConfirmationRequest

    evidence = SubFactory(EvidenceFactory)
    employee = SelfAttribute("evidence.employee")
    skill = SelfAttribute("evidence.skill")


class MilestoneRecordFactory(DjangoModelFactory[MilestoneRecord]):
    """A milestone that waits for the manager."""

    class Meta:
        model = MilestoneRecord

    employee = SubFactory(EmployeeFactory)
    milestone = SubFactory(MilestoneFactory)
    achieved_on = date(2026, 3, 2)


class GoalFactory(DjangoModelFactory[Goal]):
    class Meta:
        model = Goal

    employee = SubFactory(EmployeeFactory)
    role = SubFactory(RoleFactory, code="lead", level=2)
    version = SubFactory(FrameworkVersionFactory)


class OpeningFactory(DjangoModelFactory[Opening]):
    class Meta:
        model = Opening

    role = SubFactory(RoleFactory, code="lead", level=2)
    opens_on = date(2026, 1, 5)


class PlanStepFactory(DjangoModelFactory[PlanStep]):
    """An open step that somebody thought of themselves."""

    class Meta:
        model = PlanStep

    goal = SubFactory(GoalFactory)
    role = SelfAttribute("goal.role")
    title = "Sit beside a colleague"
    minutes = 120


class DeclinedActivityFactory(DjangoModelFactory[DeclinedActivity]):
    class Meta:
        model = DeclinedActivity

    goal = SubFactory(GoalFactory)
    activity = SubFactory(ActivityFactory)


class HoursEntryFactory(DjangoModelFactory[HoursEntry]):
    class Meta:
        model = HoursEntry

    step = SubFactory(PlanStepFactory)
    spent_on = date(2026, 3, 2)
    minutes = 60


class BlockerFactory(DjangoModelFactory[Blocker]):
    class Meta:
        model = Blocker

    step = SubFactory(PlanStepFactory)
    reason = "There is no free seat."


class PauseFactory(DjangoModelFactory[Pause]):
    class Meta:
        model = Pause

    employee = SubFactory(EmployeeFactory)
    starts_on = date(2026, 7, 6)
    ends_on = date(2026, 7, 17)


class FeedbackRequestFactory(DjangoModelFactory[FeedbackRequest]):
    """A request that a colleague has not answered yet."""

    class Meta:
        model = FeedbackRequest

    employee = SubFactory(EmployeeFactory)
    colleague = SubFactory(EmployeeFactory)
    skill = SubFactory(SkillFactory, code="empathy")


class CheckInFactory(DjangoModelFactory[CheckIn]):
    """A check-in that waits for the employee's view."""

    class Meta:
        model = CheckIn

    employee = SubFactory(EmployeeFactory)
    manager = SubFactory(EmployeeFactory)
    role = SubFactory(RoleFactory, code="agent")


class CheckInSkillFactory(DjangoModelFactory[CheckInSkill]):
    class Meta:
        model = CheckInSkill

    check_in = SubFactory(CheckInFactory)
    skill = SubFactory(SkillFactory, code="empathy")
    needed = 2
