"""What an employee may say about where they are going."""

from __future__ import annotations

from typing import Self

from django import forms
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _

from planner.forms.refusals import RefusableForm
from planner.models.people.employees import WEEKLY_MINUTES_MAX
from planner.models.plan import MINUTES_PER_HOUR


class GoalForm(RefusableForm):
    """A target role and the route there, as codes; no route leaves the choice to the planner.

    ``leaves`` is the key of the goal that the person knowingly leaves for it.
    """

    role = forms.SlugField(widget=forms.HiddenInput)
    route = forms.CharField(required=False, max_length=1000, widget=forms.HiddenInput)
    private = forms.BooleanField(
        label=_("Keep this goal to myself"),
        required=False,
        help_text=_("Otherwise your manager sees it and can help you."),
    )
    leaves = forms.IntegerField(required=False, min_value=0, widget=forms.HiddenInput)

    def clean_route(self) -> list[str]:
        return str(self.cleaned_data["route"]).split()

    def as_query(self) -> str:
        """The valid choice as the query of an address."""
        data = self.cleaned_data
        private = {"private": "on"} if data["private"] else {}
        return urlencode({"role": data["role"], "route": " ".join(data["route"]), **private})


class BudgetForm(RefusableForm):
    """The learning time per week."""

    hours = forms.DecimalField(
        label=_("Hours for learning per week"),
        min_value=0,
        max_value=WEEKLY_MINUTES_MAX // MINUTES_PER_HOUR,
        max_digits=4,
        decimal_places=2,
        widget=forms.NumberInput(attrs={"step": "0.25", "inputmode": "decimal"}),
    )

    @classmethod
    def showing(cls, minutes: int) -> Self:
        """The form as it is before anybody has changed it."""
        return cls(initial={"hours": minutes / MINUTES_PER_HOUR})

    def minutes(self) -> int:
        """Whole minutes of the valid form."""
        return int(self.cleaned_data["hours"] * MINUTES_PER_HOUR)


class SwitchForm(RefusableForm):
    """The number of the version that the person has looked at."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
