"""Fields that several topics ask for: a day, a note, the name of what was sent."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planner.models.fields import NOTE_LENGTH
from planner.models.texts import visible

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

# Whoever writes a day before it has left out a digit of the year.
EARLIEST = date(1950, 1, 1)


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


class DayField(forms.DateField):
    """A day, chosen from the browser’s calendar."""

    def __init__(self, label: StrOrPromise, help_text: StrOrPromise = "", **options: Any) -> None:
        widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
        super().__init__(label=label, help_text=help_text, widget=widget, **options)


class PastDateField(DayField):
    """A day from 1950 on that is not still to come; today unless somebody says otherwise."""

    def __init__(self, label: StrOrPromise, help_text: StrOrPromise = "") -> None:
        super().__init__(label, help_text, initial=timezone.localdate)

    def clean(self, value: object) -> object:
        day = super().clean(value)
        if day and day > timezone.localdate():
            raise forms.ValidationError(_("This day is still to come. Give the day it happened."))
        if day and day < EARLIEST:
            raise forms.ValidationError(_("This day is very long ago. Please look at its year."))
        return day


class TextField(forms.CharField):
    """A text that somebody reads: made of nothing that can be seen, it is empty."""

    def to_python(self, value: Any) -> Any:
        text = super().to_python(value)
        return text if visible(text or "") else self.empty_value


class NoteField(TextField):
    """A text of at most ``NOTE_LENGTH`` characters, counted as the browser counts them.

    A browser counts the end of a line as one character, and sends two.
    """

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def note_field(
    label: StrOrPromise, help_text: StrOrPromise, *, required: bool = False
) -> NoteField:
    """A note with room for some lines."""
    widget = forms.Textarea(attrs={"rows": 4, "maxlength": NOTE_LENGTH})
    return NoteField(
        label=label, help_text=help_text, required=required, max_length=NOTE_LENGTH, widget=widget
    )
