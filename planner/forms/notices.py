"""What comes with reading notices."""

from __future__ import annotations

from django import forms

from planner.forms.refusals import RefusableForm


class ReadAllForm(RefusableForm):
    """The key of the newest notice that the person has seen."""

    until = forms.IntegerField(min_value=0, max_value=2**63 - 1, widget=forms.HiddenInput)
