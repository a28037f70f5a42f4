"""Rows of the draft tables and published versions. Import from ``tests.factories.rows``."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from factory.declarations import (
    LazyAttribute,
    LazyFunction,
    Sequence,
    SubFactory,
)
from factory.django import DjangoModelFactory
from factory.helpers import post_generation

from planner.models import (
    AcceptedFinding,
    Activity,
    CareerFramework,
    Effect,
    FrameworkVersion,
    Gate,
    Growth,
    Milestone,
    Move,
    Requirement,
    Role,
    Skill,
    SkillLevel,
    Track,
)
from planner.queries.framework.published import digest
from tests.engine.support import build


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


class GateFactory(DjangoModelFactory[Gate]):
    class Meta:
        model = Gate

    role = SubFactory(RoleFactory)
    milestone = SubFactory(MilestoneFactory)


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
