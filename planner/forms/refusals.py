"""What an action refused is shown beside the field that it is about."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planner.actions.errors import ActionError

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Whoever writes a day before it has left out a digit of the year.
EARLIEST = date(1950, 1, 1)


class RefusableForm(forms.Form):
    """A form that can show why an action refused what it holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            if isinstance(field.widget, forms.RadioSelect):
                field.error_messages["required"] = _("Choose one of these.")

    def refuse(self, refusal: ActionError) -> None:
        """Show ``refusal`` beside its field, or above the form."""
        known = refusal.field if refusal.field in self.fields else None
        self.add_error(known, str(refusal))

    def now_about(self, **hidden: object) -> None:
        """The form that was sent is shown beside what the page says now: name that, not before."""
        if self.is_bound:
            self.data = {**self.data.dict(), **hidden}  # type: ignore[attr-defined]


class SubmissionField(forms.UUIDField):
    """A hidden name of the form that was sent, so that a second click is the same row.

    Nobody can mend a hidden field: without a whole name, the form is taken as it is.
    """

    widget = forms.HiddenInput

    def __init__(self) -> None:
        super().__init__(initial=uuid4, required=False)

    def clean(self, value: object) -> UUID | None:
        try:
            name: UUID | None = super().clean(value)
        except forms.ValidationError:
            return None
        return name


class PastDateField(forms.DateField):
    """A day from 1950 on that is not still to come; today unless somebody says otherwise."""

    def __init__(self, label: StrOrPromise, help_text: StrOrPromise = "") -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(
            label=label, help_text=help_text, widget=widget, initial=timezone.localdate
        )

    def clean(self, value: object) -> object:
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Give the day it happened."))
        if day and day < EARLIEST:
            raise forms.ValidationError(_("This day is very long ago. Please look at its year."))
        return day
