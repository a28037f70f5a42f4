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

from planner.engine.values.framework import LEVEL_MIN, MOST_LEVELS
from planner.models.texts import visible

LEVEL_MAX = MOST_LEVELS
"""The highest level that the tables hold. Each framework has its own highest level, up to this."""
LEVELS = [(level, str(level)) for level in range(LEVEL_MIN, LEVEL_MAX + 1)]
SKILL_LEVELS = LEVELS[1:]
NOTE_LENGTH = 4000
CODE_LENGTH = 120
NAME_LENGTH = 200
TEXT_LENGTH = 4000
STATEMENT_LENGTH = 2000
ADDRESS_LENGTH = 2000

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
    """Two to eight names that are not blank: for level 0 and for each level above it."""
    words = value if isinstance(value, list) else []
    are_names = all(isinstance(word, str) and word.strip() for word in words)
    if not (are_names and 1 < len(words) <= len(LEVELS)):
        raise ValidationError(
            _("Give two to eight names: for level 0, and for each level above it.")
        )


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
        super().__init__(*args, **{"max_length": CODE_LENGTH, **kwargs})


class LevelField(models.PositiveSmallIntegerField[int, int]):
    """A proficiency level, from 0 to the highest that any framework may have."""

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

    form_class = _LinesFormField

    def formfield(self, **kwargs: Any) -> Any:
        allowed = ("label", "help_text", "required", "initial", "widget")
        options = {
            "required": not self.blank,
            "label": str(self.verbose_name).capitalize(),
            "help_text": self.help_text,
            **{name: value for name, value in kwargs.items() if name in allowed},
        }
        return self.form_class(**options)


class _PairsFormField(_LinesFormField):
    """Lines such as “onet: 43-4051.00”, as a mapping."""

    def prepare_value(self, value: Any) -> Any:
        is_pairs = isinstance(value, dict)
        return "\n".join(f"{k}: {v}" for k, v in value.items()) if is_pairs else value

    def to_python(self, value: Any) -> Any:
        if isinstance(value, dict):
            return value
        pairs = [line.partition(":") for line in super().to_python(value)]
        found = {key.strip(): text.strip() for key, _colon, text in pairs}
        if not all(found) or not all(found.values()) or len(found) != len(pairs):
            raise ValidationError(_("Write one per line, with a colon, and each name once."))
        return found


class PairsField(LinesField):
    """Texts by name, edited as one pair per line."""

    form_class = _PairsFormField
