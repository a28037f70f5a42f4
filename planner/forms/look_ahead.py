"""Which day, and which role, an employee looks ahead to."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format

from planner.forms.refusals import RefusableForm
from planner.queries.look_ahead import Reach


class DayInput(forms.DateInput):
    """A date field that a browser draws; it shows nothing for what is not a day."""

    input_type = "date"

    def format_value(self, value: object) -> str | None:
        try:
            return date.fromisoformat(str(value)).isoformat()
        except ValueError:
            return None


class LookAheadForm(RefusableForm):
    """A role and a day; what is missing or wrong is replaced by what ``reach`` proposes."""

    role = forms.ChoiceField(
        label="Readiness for",
        error_messages={"invalid_choice": "The career map has no role “%(value)s”."},
    )
    on = forms.DateField(
        label="On",
        widget=DayInput,
        error_messages={"invalid": "This is not a day. Write it like 2027-03-31."},
    )

    def __init__(self, data: MultiValueDict[str, str], *, reach: Reach) -> None:
        asked = data.copy()
        asked.setdefault("role", reach.role)
        asked.setdefault("on", reach.on.isoformat())
        super().__init__(asked)
        self.reach = reach
        self.fields["role"].choices = reach.roles  # type: ignore[attr-defined]
        bounds = {"min": reach.first.isoformat(), "max": reach.last.isoformat()}
        self.fields["on"].widget.attrs.update(bounds)

    def clean_on(self) -> date:
        day: date = self.cleaned_data["on"]
        if not self.reach.first <= day <= self.reach.last:
            first, last = (date_format(end, "j F Y") for end in (self.reach.first, self.reach.last))
            raise forms.ValidationError(f"Choose a day from {first} to {last}.")
        return day

    def asked(self) -> tuple[str, date]:
        """The role (a code) and the day, whether the form is valid or not."""
        self.full_clean()
        found = self.cleaned_data
        return found.get("role", self.reach.role), found.get("on", self.reach.on)
