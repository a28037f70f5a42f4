"""Promotion cases: what the role asks for beside what is confirmed, sealed and decided."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Q

from planner.models.fields import NOTE_LENGTH
from planner.models.framework import Role, Track
from planner.models.framework_versions import FrameworkVersion
from planner.models.people import Employee, User

STATEMENT_LENGTH = 8000


class Approver(models.Model):
    """Somebody whom HR names to decide about promotions, into one track or into all."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="approves")
    track = models.ForeignKey(
        Track,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="approvers",
        help_text="Empty: all tracks.",
    )

    class Meta:
        ordering = ["employee", "track"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "track"], name="approver_once", nulls_distinct=False
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee}: {self.track or 'all tracks'}"


class PromotionCaseQuerySet(models.QuerySet["PromotionCase"]):
    """Words about promotion cases."""

    def open(self) -> Self:
        return self.filter(state__in=PromotionCase.OPEN)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own; once submitted, also the managers' above and the named approvers'."""
        key = Employee.key_of(user) or 0
        submitted = ~Q(state=PromotionCase.State.DRAFT) & Q(sealed_at__isnull=False)
        below = Q(employee__in=Employee.objects.managed_by(user))
        deciding = Q(decisions__approver=key)
        return self.filter(Q(employee=key) | (submitted & (below | deciding))).distinct()


class PromotionCase(models.Model):
    """One page for one promotion. Once submitted, ``document`` is sealed by its hash.

    ``token`` is in the link with which somebody who has the right can verify the seal.
    """

    class State(models.TextChoices):
        DRAFT = "draft", "Draft"
        SUBMITTED = "submitted", "With the manager"
        FORWARDED = "forwarded", "With the approvers"
        RETURNED = "returned", "Returned with reasons"
        APPROVED = "approved", "Approved"
        WITHDRAWN = "withdrawn", "Withdrawn"

    OPEN = (State.DRAFT, State.SUBMITTED, State.FORWARDED, State.RETURNED)

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="cases")
    role = models.ForeignKey(Role, models.PROTECT, related_name="cases")
    version = models.ForeignKey(FrameworkVersion, models.PROTECT, related_name="cases")
    statement = models.TextField(blank=True, validators=[MaxLengthValidator(STATEMENT_LENGTH)])
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    document = models.JSONField(null=True, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    token = models.CharField(max_length=64, unique=True)
    created_at = models.DateTimeField(auto_now_add=True)
    sealed_at = models.DateTimeField(null=True, blank=True)

    objects = PromotionCaseQuerySet.as_manager()

    class Meta:
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(state__in=["draft", "submitted", "forwarded", "returned"]),
                name="case_one_open",
                violation_error_message="You have an open promotion case already.",
            ),
            models.CheckConstraint(
                condition=Q(sealed_at=None, sha256="", document=None)
                | (Q(sealed_at__isnull=False, document__isnull=False) & ~Q(sha256="")),
                name="case_sealed_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} → {self.role_id}: {self.state}"


class CaseEvent(models.Model):
    """What happened to a case, who did it, and in which words. Append-only."""

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", "Submitted"
        FORWARDED = "forwarded", "Passed on to the approvers"
        RETURNED = "returned", "Returned"
        APPROVED = "approved", "Approved"
        WITHDRAWN = "withdrawn", "Withdrawn"

    case = models.ForeignKey(PromotionCase, models.CASCADE, related_name="events")
    kind = models.CharField(max_length=10, choices=Kind)
    actor = models.ForeignKey(Employee, models.PROTECT, related_name="case_events")
    text = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    happened_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["happened_at", "pk"]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind}"


class CaseDecision(models.Model):
    """One approver's decision on a sealed case; open until ``approved`` is set."""

    case = models.ForeignKey(PromotionCase, models.CASCADE, related_name="decisions")
    approver = models.ForeignKey(Employee, models.PROTECT, related_name="case_decisions")
    sealed = models.CharField(max_length=64, help_text="The hash of what was decided on.")
    approved = models.BooleanField(null=True, blank=True)
    text = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "approver", "sealed"], name="case_decision_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.approver_id}"
