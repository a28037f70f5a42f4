"""The draft of the career framework: what HR edits, before it is published.

Codes are primary keys: they are stable for ever, and personal rows point at them. A retired
item keeps its row and its code and is left out of the next version.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Self, TypeVar

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from planner.engine.values.framework import CONFIRMERS
from planner.models.fields import (
    LEVEL_MAX,
    NAME_LENGTH,
    SKILL_LEVELS,
    STATEMENT_LENGTH,
    TEXT_LENGTH,
    CodeField,
    LevelField,
    LinesField,
    level_names_default,
    validate_level_names,
    validate_quarter_hours,
)

LAST = 1000


class Colour(models.TextChoices):
    """The colours of tracks, as the style sheets know them."""

    BLUE = "blue", _("Blue")
    GREEN = "green", _("Green")
    AMBER = "amber", _("Amber")
    TEAL = "teal", _("Teal")
    ORANGE = "orange", _("Orange")
    RED = "red", _("Red")
    PINK = "pink", _("Pink")
    PURPLE = "purple", _("Purple")
    INDIGO = "indigo", _("Indigo")
    SLATE = "slate", _("Slate")


class Confirmer(models.TextChoices):
    """Who confirms a milestone. The values are the engine’s ``CONFIRMERS``."""

    MANAGER = "manager", _("Manager")
    SELF = "self", _("Self")


Item = TypeVar("Item", bound="FrameworkItem")


class OfferedQuerySet(models.QuerySet[Item]):
    """Query methods for items that HR may retire."""

    def offered(self) -> Self:
        return self.filter(retired=False)


class FrameworkItem(models.Model):
    """Something with a code of its own."""

    code = CodeField(_("code"), primary_key=True)
    name = models.CharField(_("name"), max_length=NAME_LENGTH)
    position = models.PositiveIntegerField(
        _("position"), default=LAST, help_text=_("Order in lists; lower comes first.")
    )
    retired = models.BooleanField(
        _("retired"), default=False, help_text=_("Left out of the next version. History keeps it.")
    )

    objects = OfferedQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.name


class CareerFramework(models.Model):
    """The settings of the whole framework. There is exactly one row."""

    name = models.CharField(
        _("name"), max_length=NAME_LENGTH, default=gettext_noop("Career framework")
    )
    description = models.TextField(_("description"), blank=True, max_length=TEXT_LENGTH)
    level_names = models.JSONField(
        _("level names"),
        default=level_names_default,
        validators=[validate_level_names],
        help_text=_("Two to eight names: for level 0, and for each level above it."),
    )
    ready_at = models.PositiveSmallIntegerField(
        _("ready at (percent)"),
        default=80,
        validators=[MaxValueValidator(100)],
        help_text=_("Confirmed readiness from which somebody counts as ready for a role."),
    )

    class Meta:
        verbose_name = _("framework settings")
        verbose_name_plural = _("framework settings")
        constraints = [
            models.CheckConstraint(condition=Q(pk=1), name="framework_is_single"),
            models.CheckConstraint(condition=Q(ready_at__lte=100), name="framework_ready_percent"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def levels(self) -> int:
        """N, the highest level."""
        return len(self.level_names) - 1

    @property
    def named_levels(self) -> list[tuple[int, str]]:
        """Levels 0 to N, each with its number and its name."""
        return [(level, f"{level}: {name}") for level, name in enumerate(self.level_names)]


class Track(FrameworkItem):
    """A job family: one line of the career map."""

    colour = models.CharField(_("colour"), max_length=20, choices=Colour, default=Colour.BLUE)

    class Meta(FrameworkItem.Meta):
        verbose_name = _("track")
        verbose_name_plural = _("tracks")


class Skill(FrameworkItem):
    """A competency, with a statement for each of its levels."""

    category = models.CharField(_("category"), max_length=NAME_LENGTH)
    aliases = LinesField(
        _("other names"),
        blank=True,
        default=list,
        help_text=_("What people also call it, one per line."),
    )
    was = LinesField(
        _("former codes"),
        blank=True,
        default=list,
        help_text=_("Codes of skills that were merged into this one, one per line."),
    )
    fades_after_months = models.PositiveSmallIntegerField(
        _("fades after months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Months without renewal after which one level is lost. Empty: never."),
    )

    class Meta(FrameworkItem.Meta):
        verbose_name = _("skill")
        verbose_name_plural = _("skills")
        constraints = [
            models.CheckConstraint(
                condition=Q(fades_after_months=None) | Q(fades_after_months__gte=1),
                name="skill_fades_after_a_month",
            ),
        ]

    def get_absolute_url(self) -> str:
        return reverse("skill-detail", args=[self.pk])


class SkillLevel(models.Model):
    """A level of a skill: its statement, and the typical effort to get there from below.

    Both may be missing: then the level’s name stands alone, and an effort is assumed.
    """

    skill = models.ForeignKey(Skill, models.CASCADE, related_name="levels", verbose_name=_("skill"))
    level = LevelField(_("level"), choices=SKILL_LEVELS)
    statement = models.CharField(
        _("statement"),
        max_length=STATEMENT_LENGTH,
        blank=True,
        help_text=_("Completes “You can …”. Empty: the name of the level stands alone."),
    )
    hours = models.DecimalField(
        _("hours"),
        max_digits=8,
        decimal_places=2,
        null=True,
        blank=True,
        validators=[MinValueValidator(Decimal(0)), validate_quarter_hours],
        help_text=_(
            "Typical learning effort from the level below, in quarter-hour steps."
            " Empty: eight hours are assumed."
        ),
    )

    class Meta:
        verbose_name = _("skill level")
        verbose_name_plural = _("skill levels")
        ordering = ["skill", "level"]
        constraints = [
            models.UniqueConstraint(fields=["skill", "level"], name="skill_level_once"),
            models.CheckConstraint(
                condition=Q(level__gte=1, level__lte=LEVEL_MAX), name="skill_level_range"
            ),
            models.CheckConstraint(
                condition=Q(hours=None) | Q(hours__gte=0), name="skill_level_hours"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.skill_id} {self.level}"


class Milestone(FrameworkItem):
    """Something achieved once: a gate on the way to a role."""

    confirmed_by = models.CharField(
        _("confirmed by"), max_length=10, choices=Confirmer, default=Confirmer.MANAGER
    )
    valid_months = models.PositiveSmallIntegerField(
        _("valid months"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1)],
        help_text=_("Months after which it has to be renewed. Empty: never."),
    )

    class Meta(FrameworkItem.Meta):
        verbose_name = _("milestone")
        verbose_name_plural = _("milestones")
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_months=None) | Q(valid_months__gte=1),
                name="milestone_valid_a_month",
            ),
            models.CheckConstraint(
                condition=Q(confirmed_by__in=CONFIRMERS), name="milestone_confirmer"
            ),
        ]


class AcceptedFinding(models.Model):
    """A warning of the framework check that HR has accepted."""

    code = CodeField(_("code"))
    subjects = models.JSONField(
        _("subjects"), default=list, help_text=_("The codes that the warning names.")
    )
    reason = models.TextField(_("reason"), max_length=TEXT_LENGTH)
    position = models.PositiveIntegerField(_("position"), default=LAST)

    class Meta:
        verbose_name = _("accepted finding")
        verbose_name_plural = _("accepted findings")
        ordering = ["position", "pk"]

    def __str__(self) -> str:
        return f"{self.code}: {', '.join(self.subjects)}"

    def clean(self) -> None:
        if not isinstance(self.subjects, list) or not all(
            isinstance(subject, str) for subject in self.subjects
        ):
            raise ValidationError({"subjects": _('Give a list of codes, such as ["team-leader"].')})
