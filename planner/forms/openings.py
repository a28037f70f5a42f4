"""“I am interested”, with a note if one likes."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from planner.forms.fields import note_field
from planner.forms.refusals import RefusableForm


class InterestForm(RefusableForm):
    """``told`` is the key of the contact whom the page has named."""

    note = note_field(_("Something to go with it"), _("Why you ask, or when you could talk."))
    told = forms.IntegerField(widget=forms.HiddenInput)
