"""Columns that several tables share."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator, RegexValidator
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planner.engine.values.framework import LEVEL_MIN
from planner.models.texts import visible

LEVEL_MAX = 4
"""The highest level that the tables hold. Each framework has its own highest level, up to this."""
LEVELS = [(level, str(level)) for level in range(LEVEL_MIN, LEVEL_MAX + 1)]
SKILL_LEVELS = LEVELS[1:]
NOTE_LENGTH = 4000

QUARTER_HOUR = Decimal("0.25")


def level_names_default() -> list[str]:
    """The names of the levels in a new framework, until HR renames them: a new list each time."""
    return [
        gettext("not yet"),
        gettext("awareness"),
        gettext("working"),
        gettext("practitioner"),
        gettext("expert"),
    ]


def validate_level_names(value: Any) -> None:
    """Exactly five words that are not empty."""
    words = value if isinstance(value, list) else []
    if len(words) != len(LEVELS) or not all(isinstance(word, str) and word for word in words):
        raise ValidationError(_("Give five words, from level 0 to level 4."))


def validate_quarter_hours(value: Decimal) -> None:
    """Hours in steps of 0.25, so that the engine can count whole minutes."""
    if value % QUARTER_HOUR:
        raise ValidationError(_("Use quarter-hour steps, such as 1.25."))


class CodeField(models.CharField[str, str]):
    """Lower-case words joined by dashes."""

    default_validators = [
        RegexValidator(
            r"\A[a-z0-9]+(-[a-z0-9]+)*\Z", _("Use lower-case words joined by dashes: team-leader.")
        )
    ]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"max_length": 80, **kwargs})


class LevelField(models.PositiveSmallIntegerField[int, int]):
    """A proficiency level, 0 to 4."""

    default_validators = [MinValueValidator(LEVEL_MIN), MaxValueValidator(LEVEL_MAX)]


class _LinesFormField(forms.CharField):
    widget = forms.Textarea

    def prepare_value(self, value: Any) -> Any:
        return "\n".join(value) if isinstance(value, list) else value

    def to_python(self, value: Any) -> list[str]:  # type: ignore[override]
        if isinstance(value, list):
            return value
        return [line for line in map(visible, (value or "").splitlines()) if line]

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.to_python(initial) != self.to_python(data)


class LinesField(models.JSONField):
    """A list of texts, edited as one text per line."""

    def formfield(self, **kwargs: Any) -> Any:
        allowed = ("label", "help_text", "required", "initial", "widget")
        options = {
            "required": not self.blank,
            "label": str(self.verbose_name).capitalize(),
            "help_text": self.help_text,
            **{name: value for name, value in kwargs.items() if name in allowed},
        }
        return _LinesFormField(**options)
