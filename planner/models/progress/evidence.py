"""Evidence, the standings computed from it, and requests to confirm it. Append-only."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from planner.models.fields import LEVEL_MAX, LEVELS, NOTE_LENGTH, LevelField
from planner.models.framework.activities import Activity
from planner.models.framework.draft import Skill
from planner.models.people.accounts import User
from planner.models.people.employees import Employee

Row = TypeVar("Row", bound=models.Model)


class PersonalQuerySet(models.QuerySet[Row]):
    """Query methods for rows that belong to one employee."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own rows, and those of the people below oneself."""
        return self.filter(employee__in=Employee.objects.visible_to(user))

    def managed_by(self, user: User | AnonymousUser) -> Self:
        """The rows of the people below oneself."""
        return self.filter(employee__in=Employee.objects.managed_by(user))

    def of(self, employee: Employee) -> Self:
        return self.filter(employee=employee)


class EvidenceQuerySet(PersonalQuerySet["Evidence"]):
    """Query methods for evidence."""

    def with_waiting(self) -> Self:
        """Adds ``is_waiting``: whether an open request asks to confirm this very row."""
        asking = ConfirmationRequest.objects.open().filter(evidence=OuterRef("pk"))
        return self.annotate(is_waiting=Exists(asking))


class Evidence(models.Model):
    """One person's rating of somebody's level in a skill, on a day. Never changed or deleted."""

    class Kind(models.TextChoices):
        RATING = "rating", _("Own view")
        WIN = "win", _("Win")
        ACTIVITY = "activity", _("Activity done")
        OBSERVED = "observed", _("Seen by the manager")
        FEEDBACK = "feedback", _("Feedback received")
        CERTIFICATE = "certificate", _("Certificate")

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="evidence", verbose_name=_("employee")
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, related_name="evidence", verbose_name=_("skill")
    )
    level = LevelField(_("level"), choices=LEVELS)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.RATING)
    confirms = models.BooleanField(_("confirms"), default=False)
    author = models.ForeignKey(
        Employee, models.PROTECT, related_name="evidence_given", verbose_name=_("author")
    )
    happened_on = models.DateField(_("happened on"))
    text = models.TextField(_("text"), blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    link = models.URLField(_("link"), blank=True, max_length=500)
    expires_on = models.DateField(
        _("expires on"),
        null=True,
        blank=True,
        help_text=_("Of a certificate: the first day without it."),
    )
    activity = models.ForeignKey(
        Activity,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="evidence",
        verbose_name=_("activity"),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    submission = models.UUIDField(
        _("submission"),
        null=True,
        blank=True,
        unique=True,
        help_text=_("Of the form; a second send is the same row."),
    )

    objects = EvidenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        ordering = ["-happened_on", "-pk"]
        indexes = [
            models.Index(fields=["employee", "skill", "happened_on"]),
            models.Index(fields=["employee", "happened_on", "id"], name="evidence_by_day"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(level__gte=0, level__lte=LEVEL_MAX), name="evidence_level_range"
            ),
            models.CheckConstraint(
                condition=Q(confirms=False) | ~Q(author=F("employee")),
                name="evidence_not_self_confirmed",
                violation_error_message=_("Nobody confirms their own skill."),
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(expires_on__gt=F("happened_on")),
                name="evidence_expires_later",
                violation_error_message=_("This day is before the certificate was issued."),
            ),
            models.CheckConstraint(
                condition=Q(expires_on=None) | Q(kind="certificate"),
                name="evidence_only_certificates_expire",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.skill_id} {self.level}, {self.happened_on}"


class SkillStandingQuerySet(PersonalQuerySet["SkillStanding"]):
    """Query methods for standings."""

    def current(self, at: date) -> Self:
        """What counts at ``at``, today or later: at most one row per person and skill."""
        return self.lasting(at).filter(since__lte=at)

    def lasting(self, at: date) -> Self:
        """What counts at ``at``, today or later, and what will count on days after it."""
        return self.filter(Q(until=None) | Q(until__gt=at))


class SkillStanding(models.Model):
    """The fold of somebody's evidence on one skill, before fading, on the days of a span.

    Rows of one person and skill follow on one another, and each says something else than the
    one before; on days without a row nobody has said anything. The day is that of the reader:
    a word from a place where it is tomorrow already counts here from tomorrow on, and one with
    an end ceases to count, without any write. Rebuilt, never edited.
    """

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="standings", verbose_name=_("employee")
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, related_name="standings", verbose_name=_("skill")
    )
    since = models.DateField(_("since"))
    until = models.DateField(
        _("until"), null=True, blank=True, help_text=_("The first day without it.")
    )
    claimed = LevelField(_("claimed"), default=0)
    claimed_on = models.DateField(_("claimed on"), null=True)
    confirmed = LevelField(_("confirmed"), default=0)
    confirmed_on = models.DateField(_("confirmed on"), null=True)
    lowest = LevelField(_("lowest"), default=0, help_text=_("Of everybody whose word counts."))
    highest = LevelField(_("highest"), default=0, help_text=_("Of everybody whose word counts."))

    objects = SkillStandingQuerySet.as_manager()

    class Meta:
        verbose_name = _("skill standing")
        verbose_name_plural = _("skill standings")
        constraints = [
            models.UniqueConstraint(fields=["employee", "skill", "since"], name="standing_once"),
            models.UniqueConstraint(
                fields=["employee", "skill"],
                condition=Q(until=None),
                name="standing_one_without_end",
            ),
            models.CheckConstraint(
                condition=Q(until=None) | Q(until__gt=F("since")), name="standing_ends_later"
            ),
            models.CheckConstraint(
                condition=Q(claimed__lte=LEVEL_MAX, confirmed__lte=LEVEL_MAX),
                name="standing_level_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.skill_id} {self.claimed}/{self.confirmed}"


class ConfirmationRequestQuerySet(PersonalQuerySet["ConfirmationRequest"]):
    """Query methods for requests."""

    def open(self) -> Self:
        return self.filter(closed_at=None)


class ConfirmationRequest(models.Model):
    """An employee asks the manager to confirm a level that some evidence shows."""

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="requests", verbose_name=_("employee")
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, related_name="requests", verbose_name=_("skill")
    )
    evidence = models.ForeignKey(
        Evidence, models.PROTECT, related_name="requests", verbose_name=_("evidence")
    )
    asked_at = models.DateTimeField(_("asked at"), auto_now_add=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    answer = models.OneToOneField(
        Evidence,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="answers",
        verbose_name=_("answer"),
    )

    objects = ConfirmationRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmation request")
        verbose_name_plural = _("confirmation requests")
        ordering = ["asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "skill"],
                condition=Q(closed_at=None),
                name="request_one_open",
                violation_error_message=_("You have already asked; the answer is on its way."),
            ),
            models.CheckConstraint(
                condition=Q(answer=None) | ~Q(closed_at=None), name="request_answer_closes"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.skill_id}, {self.asked_at:%Y-%m-%d}"
