"""Check-ins: both sides rate the same skills separately, then agree. Frozen afterwards."""

from __future__ import annotations

from typing import Self

from django.contrib.auth.models import AnonymousUser
from django.core.validators import MaxLengthValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from planner.models.fields import LEVEL_MAX, LEVELS, NOTE_LENGTH
from planner.models.framework.draft import Skill
from planner.models.framework.roles import Role
from planner.models.people.accounts import User
from planner.models.people.employees import Employee

SKILLS_AT_ONCE = 12
NOTE = [MaxLengthValidator(NOTE_LENGTH)]


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    """Query methods for check-ins."""

    def open(self) -> Self:
        """Neither closed nor called off."""
        return self.filter(called_off_at=None).exclude(stage=CheckIn.Stage.CLOSED)

    def waiting(self) -> Self:
        """Check-ins in which it is the manager's turn."""
        return self.open().filter(stage__in=[CheckIn.Stage.THEIRS, CheckIn.Stage.TOGETHER])

    def visible_to(self, user: User | AnonymousUser) -> Self:
        """One's own, those of the people below oneself, and closed ones that one has held."""
        key = Employee.key_of(user) or 0
        below = Employee.objects.managed_by(user)
        held = Q(manager=key, stage=CheckIn.Stage.CLOSED)
        return self.filter(Q(employee=key) | held | Q(employee__in=below))


class CheckIn(models.Model):
    """A talk about skills in three stages: own view, manager's view, agreement; then closed.

    One that is called off keeps what was written, and the stage that it had come to. ``own_note``
    is only for the employee, ``manager_note`` only for the manager.
    """

    class Stage(models.TextChoices):
        MINE = "mine", _("The employee’s view")
        THEIRS = "theirs", _("The manager’s view")
        TOGETHER = "together", _("Together")
        CLOSED = "closed", _("Closed")

    employee = models.ForeignKey(Employee, models.CASCADE, related_name="check_ins")
    manager = models.ForeignKey(Employee, models.PROTECT, related_name="check_ins_held")
    role = models.ForeignKey(
        Role, models.PROTECT, related_name="check_ins", help_text=_("The role compared with.")
    )
    stage = models.CharField(max_length=8, choices=Stage, default=Stage.MINE)
    planned_on = models.DateField(null=True, blank=True)
    opened_at = models.DateTimeField(auto_now_add=True)
    mine_at = models.DateTimeField(null=True, blank=True)
    theirs_at = models.DateTimeField(null=True, blank=True)
    looked_at = models.DateTimeField(
        null=True,
        blank=True,
        help_text=_("When the employee first answered on the page that shows both views."),
    )
    closed_at = models.DateTimeField(null=True, blank=True)
    called_off_at = models.DateTimeField(null=True, blank=True)
    next_steps = models.TextField(blank=True, validators=NOTE)
    own_note = models.TextField(blank=True, validators=NOTE)
    manager_note = models.TextField(blank=True, validators=NOTE)

    objects = CheckInQuerySet.as_manager()

    class Meta:
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["employee"],
                condition=~Q(stage="closed") & Q(called_off_at=None),
                name="check_in_one_open",
                violation_error_message=_("There is an open check-in already."),
            ),
            models.CheckConstraint(
                condition=~Q(employee=F("manager")), name="check_in_with_somebody_else"
            ),
            models.CheckConstraint(
                condition=~Q(stage="closed") | ~Q(closed_at=None), name="check_in_closed_has_day"
            ),
            models.CheckConstraint(
                condition=~Q(stage="closed") | Q(called_off_at=None),
                name="check_in_closed_or_called_off",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.employee_id} – {self.manager_id}: {self.stage}"

    def get_absolute_url(self) -> str:
        return reverse("check-in-detail", args=[self.pk])

    @property
    def is_open(self) -> bool:
        """Neither closed nor called off."""
        return self.stage != CheckIn.Stage.CLOSED and self.called_off_at is None


class CheckInSkill(models.Model):
    """One skill of a check-in: both views with their reasons, and what was agreed."""

    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="skills")
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="check_ins")
    needed = models.PositiveSmallIntegerField(choices=LEVELS)
    own_level = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    own_reason = models.TextField(blank=True, validators=NOTE)
    their_level = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    their_reason = models.TextField(blank=True, validators=NOTE)
    agreed_level = models.PositiveSmallIntegerField(choices=LEVELS, null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["check_in", "skill"], name="check_in_skill_once"),
            models.CheckConstraint(
                condition=Q(position__lt=SKILLS_AT_ONCE), name="check_in_skills_at_once"
            ),
            models.CheckConstraint(
                condition=(
                    Q(needed__lte=LEVEL_MAX)
                    & (Q(own_level=None) | Q(own_level__lte=LEVEL_MAX))
                    & (Q(their_level=None) | Q(their_level__lte=LEVEL_MAX))
                    & (Q(agreed_level=None) | Q(agreed_level__lte=LEVEL_MAX))
                ),
                name="check_in_level_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.check_in_id}: {self.skill_id}"
