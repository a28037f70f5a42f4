"""What HR may enter about the framework."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from planner.forms.fields import DayField, TextField
from planner.forms.refusals import RefusableForm
from planner.models import Activity, Skill, SkillLevel
from planner.models.fields import CODE_LENGTH
from planner.queries.framework.draft import draft_settings


class WholeRowFormSet(forms.BaseInlineFormSet[Any, Any, Any]):
    """Rows inside a page, checked against all rules of their table.

    Django leaves out the rules that involve the page's own row, such as that a move leads to
    another role; saving would then fail with a server error.
    """

    deletion_widget = forms.CheckboxInput(  # type: ignore[assignment]  # the stubs know classes only
        {"aria-label": _("Delete this row")}
    )

    def clean(self) -> None:
        super().clean()
        for form in self.forms:
            if form.has_changed() and form.is_valid() and not form.cleaned_data.get("DELETE"):
                try:
                    form.instance.validate_constraints()
                except ValidationError as error:
                    form.add_error(None, error)


class SkillLevelFormSet(forms.BaseInlineFormSet[SkillLevel, Skill, forms.ModelForm[SkillLevel]]):
    """All levels of a skill that the draft has; which level a row is about is fixed."""

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        form.fields["level"].disabled = True
        if index is not None and not form.instance.pk:
            form.initial["level"] = self._missing_levels()[index - self.initial_form_count()]

    def _missing_levels(self) -> list[int]:
        held = {level.level for level in self.get_queryset()} if self.instance.pk else set()
        return [n for n in range(1, draft_settings().levels + 1) if n not in held]


class ActivityForm(forms.ModelForm[Activity]):
    """An activity does not wait for itself. Longer circles are found by the framework check."""

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        after = cleaned.get("after")
        if after is not None and any(item.pk == self.instance.pk for item in after):
            self.add_error("after", _("An activity cannot wait for itself."))
        return cleaned


class CodeForm(RefusableForm):
    """The code that an item should have had."""

    code = forms.CharField(
        label=_("Code"),
        max_length=CODE_LENGTH,
        help_text=_("Lower-case words joined by dashes, such as team-leader."),
    )


class PublishForm(forms.Form):
    """Notes for the version, and the hash of the draft that was looked at."""

    notes = TextField(
        label=_("What is new"),
        required=False,
        max_length=4000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Kept with the version, for those who look back."),
    )
    old_goals_until = DayField(
        _("Older goals count as they were until"),
        _("Empty: for as long as they take. What one version promises, no later one shortens."),
        required=False,
    )
    remove = forms.BooleanField(
        label=_("Remove these roles all the same"),
        required=False,
        help_text=_("Those who hold one or have it as their goal are named above."),
    )
    reviewed = forms.CharField(max_length=64, widget=forms.HiddenInput)
