"""Rows of promotion cases and of interest in openings, for tests."""

from __future__ import annotations

from factory.declarations import LazyAttribute, Sequence, SubFactory
from factory.django import DjangoModelFactory

from planner.models import (
    Approver,
    CaseDecision,
    CaseEvent,
    CaseSeal,
    Interest,
    PromotionCase,
)
from planner.queries.framework.published import digest
from tests.factories.framework import FrameworkVersionFactory, RoleFactory
from tests.factories.rows import EmployeeFactory, OpeningFactory

NOON = "2026-03-02T12:00:00Z"


class ApproverFactory(DjangoModelFactory[Approver]):
    """Somebody who decides for all tracks."""

    class Meta:
        model = Approver

    employee = SubFactory(EmployeeFactory)


class PromotionCaseFactory(DjangoModelFactory[PromotionCase]):
    """A draft."""

    class Meta:
        model = PromotionCase

    employee = SubFactory(EmployeeFactory)
    role = SubFactory(RoleFactory, code="lead", level=2)
    version = SubFactory(FrameworkVersionFactory)


class CaseSealFactory(DjangoModelFactory[CaseSeal]):
    class Meta:
        model = CaseSeal

    case = SubFactory(PromotionCaseFactory)
    document = {"statement": "I can."}
    sha256 = LazyAttribute(lambda seal: digest(seal.document))
    token = Sequence(lambda n: f"token-{n}")
    sealed_at = NOON


class CaseEventFactory(DjangoModelFactory[CaseEvent]):
    class Meta:
        model = CaseEvent

    case = SubFactory(PromotionCaseFactory)
    kind = CaseEvent.Kind.SUBMITTED
    actor = SubFactory(EmployeeFactory)
    happened_at = NOON


class CaseDecisionFactory(DjangoModelFactory[CaseDecision]):
    """A decision that is still to be made."""

    class Meta:
        model = CaseDecision

    case = SubFactory(PromotionCaseFactory)
    approver = SubFactory(EmployeeFactory)
    sealed = "0" * 64


class InterestFactory(DjangoModelFactory[Interest]):
    class Meta:
        model = Interest

    opening = SubFactory(OpeningFactory)
    employee = SubFactory(EmployeeFactory)
    contact = SubFactory(EmployeeFactory)
