"""Which day, and which role, an employee looks ahead to."""

from __future__ import annotations

from datetime import date

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.formats import date_format
from django.utils.translation import gettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _

from planner.forms.refusals import RefusableForm
from planner.queries.explore.look_ahead import Reach


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
        label=_("Readiness for"),
        error_messages={"invalid_choice": _("The career map has no role “%(value)s”.")},
    )
    on = forms.DateField(
        label=pgettext_lazy("on a day", "On"),
        widget=DayInput,
        error_messages={"invalid": _("This is not a day. Write it like 2027-03-31.")},
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
            first, last = date_format(self.reach.first), date_format(self.reach.last)
            text = gettext("Choose a day from {first} to {last}.")
            raise forms.ValidationError(text.format(first=first, last=last))
        return day

    def asked(self) -> tuple[str, date]:
        """The role (a code) and the day, whether the form is valid or not."""
        self.full_clean()
        found = self.cleaned_data
        return found.get("role", self.reach.role), found.get("on", self.reach.on)
