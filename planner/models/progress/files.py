"""Files of evidence, and private notes."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from planner.models.fields import NOTE_LENGTH
from planner.models.framework.draft import Skill
from planner.models.people.accounts import User
from planner.models.people.employees import Employee
from planner.models.progress.evidence import Evidence

CONTENT_TYPES = ("application/pdf", "image/png", "image/jpeg")


class EvidenceFileQuerySet(models.QuerySet["EvidenceFile"]):
    """Query methods for files."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """The files of evidence that one may see."""
        return self.filter(evidence__in=Evidence.objects.visible_to(user))


class EvidenceFile(models.Model):
    """A file checked by its content. ``name`` is for people; on disk it has a random one."""

    evidence = models.ForeignKey(Evidence, models.CASCADE, related_name="files")
    file = models.FileField(upload_to="evidence/%Y/%m/")
    name = models.CharField(max_length=120)
    content_type = models.CharField(max_length=20, choices=[(kind, kind) for kind in CONTENT_TYPES])
    size = models.PositiveIntegerField(help_text=_("Bytes, as kept."))
    sha256 = models.CharField("SHA-256", max_length=64)
    uploaded_at = models.DateTimeField(auto_now_add=True)

    objects = EvidenceFileQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(content_type__in=CONTENT_TYPES), name="file_content_type"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ReflectionQuerySet(models.QuerySet["Reflection"]):
    """Query methods for reflections."""

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, and nobody else's: not for managers, not for HR."""
        return self.filter(employee=Employee.key_of(user) or 0)


class Reflection(models.Model):
    """A private note to oneself. It says nothing about levels, and nobody else ever sees it."""

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="reflections")
    question = models.CharField(max_length=200, blank=True)
    text = models.TextField(validators=[MaxLengthValidator(NOTE_LENGTH)])
    skill = models.ForeignKey(
        Skill, models.PROTECT, null=True, blank=True, related_name="reflections"
    )
    written_on = models.DateField()
    created_at = models.DateTimeField(auto_now_add=True)
    submission = models.UUIDField(null=True, blank=True, unique=True)

    objects = ReflectionQuerySet.as_manager()

    class Meta:
        ordering = ["-written_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=~models.Q(text=""), name="reflection_says_something"),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.written_on}"
