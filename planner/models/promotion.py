"""Promotion cases: requirements beside confirmed levels, sealed and decided."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from planner.models.fields import NOTE_LENGTH
from planner.models.framework.draft import Track
from planner.models.framework.roles import Role
from planner.models.framework.versions import FrameworkVersion
from planner.models.people.accounts import User
from planner.models.people.employees import Employee

STATEMENT_LENGTH = 8000


class ApproverQuerySet(models.QuerySet["Approver"]):
    """Query methods for approvers."""

    def deciding(self, track: str) -> Self:
        """Approvers named for ``track`` (a code), or for all tracks."""
        return self.filter(Q(track=None) | Q(track=track))


class Approver(models.Model):
    """Somebody whom HR names to decide about promotions into one track, or into all."""

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="approves", verbose_name=_("employee")
    )
    track = models.ForeignKey(
        Track,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="approvers",
        help_text=_("Empty: all tracks."),
        verbose_name=_("track"),
    )

    objects = ApproverQuerySet.as_manager()

    class Meta:
        verbose_name = _("approver")
        verbose_name_plural = _("approvers")
        ordering = ["employee", "track"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "track"],
                name="approver_once",
                violation_error_message=_("This person is named already."),
            ),
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(track=None),
                name="approver_of_all_once",
                violation_error_message=_("This person is named already."),
            ),
        ]

    def __str__(self) -> str:
        track = self.track or _("all tracks")
        return f"{self.employee}: {track}"


class PromotionCaseQuerySet(models.QuerySet["PromotionCase"]):
    """Query methods for promotion cases."""

    def open(self) -> Self:
        return self.filter(state__in=PromotionCase.OPEN)

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own cases; once submitted, also for managers above and the named approvers."""
        key = Employee.key_of(user) or 0
        below = Q(employee__in=Employee.objects.managed_by(user))
        asked = Q(pk__in=CaseDecision.objects.filter(approver=key).values("case"))
        return self.filter(Q(employee=key) | (Q(sealed_at__isnull=False) & (below | asked)))

    def waiting_for(self, user: User | AnonymousUser) -> Self:
        """Cases that ``user`` may decide now: as a manager above, or as a named approver.

        The cases of people who have left since no longer wait.
        """
        key = Employee.key_of(user) or 0
        below = Q(state="submitted", employee__in=Employee.objects.managed_by(user))
        asked = CaseDecision.objects.open().filter(approver=key)
        current = Employee.objects.current()
        return self.filter(below | Q(pk__in=asked.values("case")), employee__in=current)


class PromotionCase(models.Model):
    """One page for one promotion. ``sha256`` is the hash of the newest sealed document."""

    class State(models.TextChoices):
        DRAFT = "draft", _("Draft")
        SUBMITTED = "submitted", _("With the manager")
        FORWARDED = "forwarded", _("With the approvers")
        RETURNED = "returned", _("Returned with reasons")
        APPROVED = "approved", _("Approved")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    OPEN = (State.DRAFT, State.SUBMITTED, State.FORWARDED, State.RETURNED)
    WRITABLE = (State.DRAFT, State.RETURNED)

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="cases", verbose_name=_("employee")
    )
    role = models.ForeignKey(Role, models.PROTECT, related_name="cases", verbose_name=_("role"))
    version = models.ForeignKey(
        FrameworkVersion, models.PROTECT, related_name="cases", verbose_name=_("version")
    )
    statement = models.TextField(
        _("statement"), blank=True, validators=[MaxLengthValidator(STATEMENT_LENGTH)]
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    sealed_at = models.DateTimeField(_("submitted"), null=True, blank=True)

    objects = PromotionCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("promotion case")
        verbose_name_plural = _("promotion cases")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee"],
                condition=Q(state__in=["draft", "submitted", "forwarded", "returned"]),
                name="case_one_open",
                violation_error_message=_("You have an open promotion case already."),
            ),
            models.CheckConstraint(
                condition=Q(sealed_at=None, sha256="")
                | (Q(sealed_at__isnull=False) & ~Q(sha256="")),
                name="case_sealed_whole",
            ),
            models.CheckConstraint(
                condition=Q(state__in=["draft", "withdrawn"]) | Q(sealed_at__isnull=False),
                name="case_submitted_is_sealed",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} → {self.role_id}: {self.state}"

    def get_absolute_url(self) -> str:
        return reverse("case-detail", args=[self.pk])


class CaseSealQuerySet(models.QuerySet["CaseSeal"]):
    """Query methods for sealed documents."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The rows of the cases that one may see."""
        return self.filter(case__in=PromotionCase.objects.visible_to(user))


class CaseSeal(models.Model):
    """A case as it was when it was submitted: a document and its hash. Never changed.

    ``sha256`` is the hash of the document's canonical JSON. ``token`` is in the link with which
    somebody who has the right can verify it.
    """

    case = models.ForeignKey(PromotionCase, models.CASCADE, related_name="seals")
    document = models.JSONField()
    sha256 = models.CharField("SHA-256", max_length=64)
    token = models.CharField(max_length=64, unique=True)
    sealed_at = models.DateTimeField()

    objects = CaseSealQuerySet.as_manager()

    class Meta:
        ordering = ["sealed_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["case", "sha256"], name="seal_once"),
            models.CheckConstraint(condition=~Q(sha256=""), name="seal_has_hash"),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.sha256[:12]}"


class CaseEvent(models.Model):
    """An event of a case: what happened, by whom, and in which words. Append-only.

    ``sealed`` is the hash of the document that it happened to; empty before there was one.
    """

    class Kind(models.TextChoices):
        SUBMITTED = "submitted", _("Submitted")
        FORWARDED = "forwarded", _("Passed on to the approvers")
        AGREED = "agreed", _("Approved by one of the approvers")
        RETURNED = "returned", _("Returned")
        APPROVED = "approved", _("Approved")
        WITHDRAWN = "withdrawn", _("Withdrawn")

    case = models.ForeignKey(
        PromotionCase, models.CASCADE, related_name="events", verbose_name=_("case")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=Kind)
    actor = models.ForeignKey(
        Employee, models.PROTECT, related_name="case_events", verbose_name=_("actor")
    )
    text = models.TextField(_("text"), blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    sealed = models.CharField(_("sealed"), max_length=64, blank=True)
    happened_at = models.DateTimeField(_("happened at"))

    class Meta:
        verbose_name = _("case event")
        verbose_name_plural = _("case events")
        ordering = ["happened_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(kind="returned") | ~Q(text=""),
                name="case_event_returned_with_reason",
                violation_error_message=_("Say what is missing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.kind}"


class CaseDecisionQuerySet(models.QuerySet["CaseDecision"]):
    """Query methods for decisions."""

    def open(self) -> Self:
        """Decisions to be made now, on the newest submission of a case of a current employee."""
        now = Q(case__state="forwarded", sealed=F("case__sha256"))
        return self.filter(now, approved=None, case__employee__in=Employee.objects.current())


class CaseDecision(models.Model):
    """One approver's decision on a sealed case; open until ``approved`` is set."""

    case = models.ForeignKey(PromotionCase, models.CASCADE, related_name="decisions")
    approver = models.ForeignKey(Employee, models.PROTECT, related_name="case_decisions")
    sealed = models.CharField(max_length=64, help_text=_("The hash of what was decided on."))
    approved = models.BooleanField(null=True, blank=True)
    text = models.TextField(blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    decided_at = models.DateTimeField(null=True, blank=True)

    objects = CaseDecisionQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["case", "approver", "sealed"], name="case_decision_once"
            ),
            models.CheckConstraint(
                condition=Q(approved=None, decided_at=None)
                | Q(approved__isnull=False, decided_at__isnull=False),
                name="case_decision_dated",
            ),
            models.CheckConstraint(
                condition=Q(approved=None) | Q(approved=True) | ~Q(text=""),
                name="case_decision_returned_with_reason",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.case_id}: {self.approver_id}"
