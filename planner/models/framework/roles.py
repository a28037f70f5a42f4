"""Roles of the framework's draft: requirements, growth, and moves."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from planner.engine.values.framework import MOVE_KINDS, WEIGHT_MAX, WEIGHT_MIN
from planner.models.fields import (
    LEVEL_MAX,
    LEVELS,
    TEXT_LENGTH,
    LevelField,
    LinesField,
    PairsField,
)
from planner.models.framework.draft import LAST, FrameworkItem, Milestone, Skill, Track


class MoveKind(models.TextChoices):
    """The kind of a move. The values are the engine’s ``MOVE_KINDS``."""

    PROMOTION = "promotion", _("Promotion")
    LATERAL = "lateral", _("Lateral")
    CROSS = "cross", _("Cross")


class Role(FrameworkItem):
    """A station of the career map."""

    track = models.ForeignKey(Track, models.PROTECT, related_name="roles", verbose_name=_("track"))
    level = models.PositiveSmallIntegerField(_("level"))
    summary = models.TextField(_("summary"), blank=True, max_length=TEXT_LENGTH)
    responsibilities = LinesField(
        _("responsibilities"), blank=True, default=list, help_text=_("One per line.")
    )
    leads_people = models.BooleanField(_("leads people"), default=False)
    pay_from = models.PositiveBigIntegerField(
        _("pay from"), null=True, blank=True, help_text=_("Per year.")
    )
    pay_to = models.PositiveBigIntegerField(
        _("pay to"), null=True, blank=True, help_text=_("Per year.")
    )
    pay_currency = models.CharField(
        _("pay currency"), max_length=3, blank=True, help_text=_("Such as EUR.")
    )
    external = PairsField(
        _("occupation codes"),
        blank=True,
        default=dict,
        help_text=_("One per line, behind the name of the vocabulary: “onet: 43-4051.00”."),
    )
    key = models.BooleanField(
        _("key role"), default=False, help_text=_("Who could follow in a key role is watched.")
    )
    was = LinesField(
        _("former codes"),
        blank=True,
        default=list,
        help_text=_("Codes of roles that were merged into this one, one per line."),
    )

    class Meta(FrameworkItem.Meta):
        verbose_name = _("role")
        verbose_name_plural = _("roles")
        constraints = [
            models.CheckConstraint(
                condition=Q(pay_from=None, pay_to=None, pay_currency="")
                | (
                    # To compare with nothing is unknown, and SQL lets the unknown pass.
                    Q(pay_from__isnull=False, pay_to__isnull=False)
                    & Q(pay_from__lte=F("pay_to"))
                    & ~Q(pay_currency="")
                ),
                name="role_pay_band_complete",
                violation_error_message=_(
                    "Give a pay band with its lower end, its upper end and its currency, or none."
                ),
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("role-detail", args=[self.pk])


class Gate(models.Model):
    """A milestone that a role asks for, by itself or as one of a choice."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="gates", verbose_name=_("role"))
    milestone = models.ForeignKey(
        Milestone, models.PROTECT, related_name="gates", verbose_name=_("milestone")
    )
    choice = models.PositiveSmallIntegerField(
        _("choice"),
        default=0,
        help_text=_(
            "0: this milestone has to be achieved."
            " Of those with the same number above 0, any one is enough."
        ),
    )

    class Meta:
        verbose_name = _("milestone of the role")
        verbose_name_plural = _("milestones of the role")
        ordering = ["choice", "milestone"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "milestone", "choice"],
                name="gate_once",
                violation_error_message=_("This role already asks for this milestone."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_id}: {self.milestone_id}"


class Requirement(models.Model):
    """What a role asks for in one skill."""

    role = models.ForeignKey(
        Role, models.CASCADE, related_name="requirements", verbose_name=_("role")
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, related_name="requirements", verbose_name=_("skill")
    )
    level = LevelField(_("level"), choices=LEVELS)
    weight = models.PositiveSmallIntegerField(
        _("weight"),
        default=3,
        validators=[MinValueValidator(WEIGHT_MIN), MaxValueValidator(WEIGHT_MAX)],
    )
    essential = models.BooleanField(_("essential"), default=False)
    position = models.PositiveIntegerField(_("position"), default=LAST)

    class Meta:
        verbose_name = _("requirement")
        verbose_name_plural = _("requirements")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill"],
                name="requirement_once",
                violation_error_message=_("This role already asks for this skill."),
            ),
            models.CheckConstraint(
                condition=Q(level__lte=LEVEL_MAX), name="requirement_level_range"
            ),
            models.CheckConstraint(
                condition=Q(weight__gte=WEIGHT_MIN, weight__lte=WEIGHT_MAX),
                name="requirement_weight_range",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.role_id}: {self.skill_id} {self.level}"


class Growth(models.Model):
    """What people learn by serving in a role, without extra hours."""

    role = models.ForeignKey(Role, models.CASCADE, related_name="growth", verbose_name=_("role"))
    skill = models.ForeignKey(Skill, models.PROTECT, related_name="growth", verbose_name=_("skill"))
    level = LevelField(_("level"), choices=LEVELS)
    after_months = models.PositiveSmallIntegerField(
        _("after months"), validators=[MinValueValidator(1)]
    )
    position = models.PositiveIntegerField(_("position"), default=LAST)

    class Meta:
        verbose_name = _("what the role teaches")
        verbose_name_plural = _("what the role teaches")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["role", "skill", "level"],
                name="growth_once",
                violation_error_message=_("This role already teaches this level."),
            ),
            models.CheckConstraint(condition=Q(level__lte=LEVEL_MAX), name="growth_level_range"),
            models.CheckConstraint(condition=Q(after_months__gte=1), name="growth_takes_time"),
        ]

    def __str__(self) -> str:
        return f"{self.role_id}: {self.skill_id} {self.level}"


class Move(models.Model):
    """A step from one role to another."""

    source = models.ForeignKey(
        Role, models.CASCADE, related_name="moves_out", verbose_name=_("source")
    )
    target = models.ForeignKey(
        Role, models.CASCADE, related_name="moves_in", verbose_name=_("target")
    )
    kind = models.CharField(_("kind"), max_length=10, choices=MoveKind)
    min_months = models.PositiveSmallIntegerField(
        _("min months"), help_text=_("To be served in the first role.")
    )
    typical_months = models.PositiveSmallIntegerField(
        _("typical months"), help_text=_("What people usually serve.")
    )
    position = models.PositiveIntegerField(_("position"), default=LAST)

    class Meta:
        verbose_name = _("move")
        verbose_name_plural = _("moves")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["source", "target", "kind"],
                name="move_once",
                violation_error_message=_("This move is there already."),
            ),
            models.CheckConstraint(
                condition=~Q(source=F("target")),
                name="move_changes_role",
                violation_error_message=_("A move must lead to another role."),
            ),
            models.CheckConstraint(condition=Q(kind__in=MOVE_KINDS), name="move_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} → {self.target_id}"
