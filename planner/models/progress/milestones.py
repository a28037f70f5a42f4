"""Milestones that people have logged and a manager has confirmed."""

from __future__ import annotations

from typing import Self

from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planner.models.fields import NOTE_LENGTH
from planner.models.framework.draft import Milestone
from planner.models.people.employees import Employee
from planner.models.progress.evidence import PersonalQuerySet


class MilestoneRecordQuerySet(PersonalQuerySet["MilestoneRecord"]):
    """Query methods for milestone records."""

    def waiting(self) -> Self:
        return self.filter(state=MilestoneRecord.State.WAITING)


class MilestoneRecord(models.Model):
    """A milestone that somebody logged, and the manager's decision."""

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting for the manager")
        CONFIRMED = "confirmed", _("Confirmed")
        RETURNED = "returned", _("Returned with a note")

    employee = models.ForeignKey(
        Employee, models.CASCADE, related_name="milestones", verbose_name=_("employee")
    )
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, related_name="records", verbose_name=_("milestone")
    )
    achieved_on = models.DateField(_("achieved on"))
    note = models.TextField(_("note"), blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    logged_at = models.DateTimeField(_("logged at"), auto_now_add=True)
    decided_by = models.ForeignKey(
        Employee,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="milestones_decided",
        verbose_name=_("decided by"),
    )
    decided_at = models.DateTimeField(_("decided at"), null=True, blank=True)
    answer = models.TextField(_("answer"), blank=True, validators=[MaxLengthValidator(NOTE_LENGTH)])
    submission = models.UUIDField(_("submission"), null=True, blank=True, unique=True)

    objects = MilestoneRecordQuerySet.as_manager()

    class Meta:
        verbose_name = _("milestone record")
        verbose_name_plural = _("milestone records")
        ordering = ["-achieved_on", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee", "milestone"],
                condition=Q(state="waiting"),
                name="milestone_one_waiting",
                violation_error_message=_("This milestone already waits for your manager."),
            ),
            models.CheckConstraint(
                condition=Q(decided_by=None) | ~Q(decided_by=F("employee")),
                name="milestone_not_self_decided",
                violation_error_message=_("Nobody confirms their own milestone."),
            ),
            models.CheckConstraint(
                condition=~Q(state="returned") | ~Q(answer=""),
                name="milestone_returned_with_reason",
                violation_error_message=_("Say what is missing."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id}: {self.milestone_id}, {self.achieved_on}"
