"""The rows inside the pages of roles, skills and activities."""

from __future__ import annotations

from django.db import models
from django.forms import Textarea
from django.utils.translation import gettext_lazy as _

from planner.admin.site import NamedInline, PlainInline
from planner.forms.framework import SkillLevelFormSet
from planner.models import Effect, Growth, Move, Requirement, SkillLevel
from planner.models.fields import SKILL_LEVELS


class RequirementInline(NamedInline):
    model = Requirement
    fields = ("skill", "level", "weight", "essential", "position")
    named_fields = ("skill",)
    verbose_name_plural = _("what the role asks for")


class GrowthInline(NamedInline):
    model = Growth
    fields = ("skill", "level", "after_months", "position")
    named_fields = ("skill",)


class MoveOutInline(NamedInline):
    model = Move
    fk_name = "source"
    fields = ("target", "kind", "min_months", "typical_months", "position")
    named_fields = ("target",)
    verbose_name_plural = _("moves from here")


class MoveInInline(NamedInline):
    model = Move
    fk_name = "target"
    fields = ("source", "kind", "min_months", "typical_months", "position")
    named_fields = ("source",)
    verbose_name_plural = _("moves to here")


class EffectInline(NamedInline):
    model = Effect
    fields = ("skill", "from_level", "to_level", "position")
    named_fields = ("skill",)
    verbose_name_plural = _("what it does")


class SkillLevelInline(PlainInline):
    """Always the four levels, to be filled in and never taken away."""

    model = SkillLevel
    formset = SkillLevelFormSet
    fields = ("level", "statement", "hours")
    can_delete = False
    min_num = max_num = len(SKILL_LEVELS)
    formfield_overrides = {
        models.CharField: {"widget": Textarea(attrs={"rows": 2, "cols": 70})},
    }
