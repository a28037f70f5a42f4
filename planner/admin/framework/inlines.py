"""The rows inside the pages of roles, skills and activities."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import QuerySet
from django.forms import Textarea
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from planner.admin.site import NamedInline, PlainInline
from planner.forms.framework import SkillLevelFormSet
from planner.models import Effect, Gate, Growth, Move, Requirement, SkillLevel
from planner.models.fields import LevelField
from planner.queries.framework.draft import draft_settings


class LevelsOfDraft:
    """Levels are chosen among those that the draft has, by number and name."""

    def formfield_for_choice_field(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if isinstance(db_field, LevelField):
            allowed = {level for level, _words in db_field.choices or ()}
            named = draft_settings().named_levels
            kwargs["choices"] = [("", "---------"), *(n for n in named if n[0] in allowed)]
        return super().formfield_for_choice_field(db_field, request, **kwargs)  # type: ignore[misc]


class RequirementInline(LevelsOfDraft, NamedInline):
    model = Requirement
    fields = ("skill", "level", "weight", "essential", "position")
    named_fields = ("skill",)
    verbose_name_plural = _("what the role asks for")


class GateInline(NamedInline):
    model = Gate
    fields = ("milestone", "choice")
    named_fields = ("milestone",)
    verbose_name_plural = _("what has to be achieved before")


class GrowthInline(LevelsOfDraft, NamedInline):
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


class EffectInline(LevelsOfDraft, NamedInline):
    model = Effect
    fields = ("skill", "from_level", "to_level", "position")
    named_fields = ("skill",)
    verbose_name_plural = _("what it does")


class SkillLevelInline(PlainInline):
    """Always all levels of the draft, to be filled in and never taken away."""

    model = SkillLevel
    formset = SkillLevelFormSet
    fields = ("level", "statement", "hours")
    can_delete = False
    formfield_overrides = {
        models.CharField: {"widget": Textarea(attrs={"rows": 2, "cols": 70})},
    }

    def get_queryset(self, request: HttpRequest) -> QuerySet[SkillLevel]:
        """A level beyond those of the draft keeps its row, and waits until it has it again."""
        return super().get_queryset(request).filter(level__lte=draft_settings().levels)

    def get_min_num(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:  # noqa: ARG002
        return draft_settings().levels

    def get_max_num(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> int:  # noqa: ARG002
        return draft_settings().levels
