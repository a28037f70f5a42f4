"""Learning activities of the framework's draft, and what they do."""

from __future__ import annotations

from decimal import Decimal

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from planner.engine.values.framework import ACTIVITY_KINDS
from planner.models.fields import (
    ADDRESS_LENGTH,
    LEVEL_MAX,
    LEVELS,
    SKILL_LEVELS,
    TEXT_LENGTH,
    LevelField,
    validate_quarter_hours,
)
from planner.models.framework.draft import LAST, FrameworkItem, Milestone, Skill


class ActivityKind(models.TextChoices):
    """How somebody learns. The values are the engine’s ``ACTIVITY_KINDS``."""

    COURSE = "course", _("Course")
    SHADOWING = "shadowing", _("Shadowing")
    ROTATION = "rotation", _("Rotation")
    MENTORING = "mentoring", _("Mentoring")
    PROJECT = "project", _("Project")
    PRACTICE = "practice", _("Practice")
    CERTIFICATION = "certification", _("Certification")
    READING = "reading", _("Reading")


class Activity(FrameworkItem):
    """Something one can do to learn."""

    kind = models.CharField(_("kind"), max_length=20, choices=ActivityKind)
    hours = models.DecimalField(
        _("hours"),
        max_digits=8,
        decimal_places=2,
        validators=[MinValueValidator(Decimal(0)), validate_quarter_hours],
        help_text=_("Effort in quarter-hour steps."),
    )
    url = models.URLField(_("link"), blank=True, max_length=ADDRESS_LENGTH)
    summary = models.TextField(_("summary"), blank=True, max_length=TEXT_LENGTH)
    after = models.ManyToManyField(
        "self",
        symmetrical=False,
        related_name="before",
        blank=True,
        help_text=_("Activities to be done before this one."),
        verbose_name=_("after"),
    )
    milestone = models.ForeignKey(
        Milestone,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="activities",
        help_text=_("The milestone that is reached by doing this."),
        verbose_name=_("milestone"),
    )

    class Meta(FrameworkItem.Meta):
        verbose_name = _("activity")
        verbose_name_plural = _("activities")
        constraints = [
            models.CheckConstraint(condition=Q(hours__gte=0), name="activity_hours"),
            models.CheckConstraint(condition=Q(kind__in=ACTIVITY_KINDS), name="activity_kind"),
        ]


class Effect(models.Model):
    """An activity lifts those at one level of a skill, or above, to another."""

    activity = models.ForeignKey(
        Activity, models.CASCADE, related_name="effects", verbose_name=_("activity")
    )
    skill = models.ForeignKey(
        Skill, models.PROTECT, related_name="effects", verbose_name=_("skill")
    )
    from_level = LevelField(_("from level"), choices=LEVELS[:-1], default=0)
    to_level = LevelField(_("to level"), choices=SKILL_LEVELS)
    position = models.PositiveIntegerField(_("position"), default=LAST)

    class Meta:
        verbose_name = _("effect")
        verbose_name_plural = _("effects")
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["activity", "skill", "from_level"],
                name="effect_once",
                violation_error_message=_(
                    "This activity already lifts this skill from this level."
                ),
            ),
            models.CheckConstraint(
                condition=Q(from_level__lt=F("to_level")),
                name="effect_lifts",
                violation_error_message=_("An activity must lead to a higher level."),
            ),
            models.CheckConstraint(condition=Q(to_level__lte=LEVEL_MAX), name="effect_level_range"),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} {self.from_level} → {self.to_level}"
