"""Rows for tests, valid unless a test says otherwise.

Codes are stable: ``RoleFactory.create(code="agent")`` twice is the same role.
"""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from factory.declarations import LazyAttribute, LazyFunction, SelfAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from planner.models import (
    AcceptedFinding,
    Activity,
    Blocker,
    CareerFramework,
    ConfirmationRequest,
    DeclinedActivity,
    Effect,
    Employee,
    Evidence,
    FrameworkVersion,
    Goal,
    Growth,
    HoursEntry,
    Milestone,
    MilestoneRecord,
    Move,
    Opening,
    Pause,
    PlanStep,
    Requirement,
    Role,
    RoleAssignment,
    Skill,
    SkillLevel,
    SkillStanding,
    Team,
    Track,
    User,
)
from planner.queries.framework import digest
from tests.engine import build

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


class CareerFrameworkFactory(DjangoModelFactory[CareerFramework]):
    class Meta:
        model = CareerFramework
        django_get_or_create = ["id"]

    id = 1
    name = "Small"


class ItemFactory(DjangoModelFactory[Any]):
    """Something with a code; its name is the code in words."""

    class Meta:
        abstract = True
        django_get_or_create = ["code"]

    name = LazyAttribute(lambda item: item.code.replace("-", " ").capitalize())


class TrackFactory(ItemFactory):
    class Meta:
        model = Track

    code = Sequence(lambda n: f"track-{n}")


class SkillFactory(ItemFactory):
    """A skill with its four levels (1, 2, 4 and 8 hours)."""

    class Meta:
        model = Skill
        skip_postgeneration_save = True

    code = Sequence(lambda n: f"skill-{n}")
    category = "General"

    @post_generation
    def levels(self: Any, *_: Any, **__: Any) -> None:
        SkillLevel.objects.bulk_create(
            (
                SkillLevel(
                    skill=self,
                    level=level,
                    statement=f"do {self.code} at level {level}",
                    hours=Decimal(2 ** (level - 1)),
                )
                for level in (1, 2, 3, 4)
            ),
            ignore_conflicts=True,
        )


class MilestoneFactory(ItemFactory):
    class Meta:
        model = Milestone

    code = Sequence(lambda n: f"milestone-{n}")


class RoleFactory(ItemFactory):
    class Meta:
        model = Role

    code = Sequence(lambda n: f"role-{n}")
    track = SubFactory(TrackFactory, code="service")
    level = 1


class RequirementFactory(DjangoModelFactory[Requirement]):
    class Meta:
        model = Requirement

    role = SubFactory(RoleFactory)
    skill = SubFactory(SkillFactory)
    level = 2


class GrowthFactory(DjangoModelFactory[Growth]):
    class Meta:
        model = Growth

    role = SubFactory(RoleFactory)
    skill = SubFactory(SkillFactory)
    level = 2
    after_months = 6


class MoveFactory(DjangoModelFactory[Move]):
    class Meta:
        model = Move

    source = SubFactory(RoleFactory)
    target = SubFactory(RoleFactory, level=2)
    kind = "promotion"
    min_months = 6
    typical_months = 12


class ActivityFactory(ItemFactory):
    class Meta:
        model = Activity

    code = Sequence(lambda n: f"activity-{n}")
    kind = "course"
    hours = Decimal(2)


class EffectFactory(DjangoModelFactory[Effect]):
    class Meta:
        model = Effect

    activity = SubFactory(ActivityFactory)
    skill = SubFactory(SkillFactory)
    from_level = 0
    to_level = 2


class AcceptedFindingFactory(DjangoModelFactory[AcceptedFinding]):
    class Meta:
        model = AcceptedFinding

    code = "dead-end"
    subjects = LazyFunction(lambda: ["lead"])
    reason = "It is a small team."


class FrameworkVersionFactory(DjangoModelFactory[FrameworkVersion]):
    """A published version; by default of the smallest useful document."""

    class Meta:
        model = FrameworkVersion

    number = Sequence(lambda n: n + 1)
    document = LazyFunction(build.document)
    sha256 = LazyAttribute(lambda version: digest(version.document))


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
