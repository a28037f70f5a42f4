"""What an employee may suppose, in a query string or when keeping it."""

from __future__ import annotations

from collections.abc import Iterable
from math import isfinite

from django import forms
from django.utils.datastructures import MultiValueDict
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from planner.forms.goals import BudgetForm
from planner.models.people.employees import WEEKLY_MINUTES_MAX
from planner.models.plan import MINUTES_PER_HOUR
from planner.queries.explore.what_if import Supposition

HOURS_MAX = WEEKLY_MINUTES_MAX // MINUTES_PER_HOUR
UNKNOWN_ACTIVITY = _("The career framework has no activity “%(value)s”. The rest counts.")
NOT_WAITING = _("“%(value)s” does not wait for a confirmation. The rest counts.")
WRONG_HOURS = format_lazy(
    _("Choose from 0 to {most} hours a week, such as 2 or 2.5."), most=HOURS_MAX
)


class HoursInput(forms.NumberInput):
    """A number field that shows nothing for what is not a number."""

    def format_value(self, value: object) -> str | None:
        try:
            return str(value) if isfinite(float(str(value))) else None
        except ValueError:
            return None


class WhatIfForm(BudgetForm):
    """Activities, skills and hours to suppose. What is wrong is said; the rest still counts."""

    hours = forms.DecimalField(
        label=_("If I had this many hours a week"),
        min_value=0,
        max_value=HOURS_MAX,
        decimal_places=2,
        error_messages=dict.fromkeys(
            ("required", "invalid", "min_value", "max_value", "max_decimal_places"),
            WRONG_HOURS,
        ),
        widget=HoursInput(attrs={"step": "0.25", "inputmode": "decimal"}),
    )
    activity = forms.MultipleChoiceField(
        label=_("If I finish these"),
        required=False,
        error_messages={"invalid_choice": UNKNOWN_ACTIVITY},
    )
    confirm = forms.MultipleChoiceField(
        label=_("If my manager confirmed these"),
        required=False,
        error_messages={"invalid_choice": NOT_WAITING},
    )

    def __init__(
        self,
        data: MultiValueDict[str, str],
        *,
        weekly_minutes: int,
        activities: Iterable[str],
        confirmable: Iterable[str],
    ) -> None:
        self.as_is = f"{round(weekly_minutes / MINUTES_PER_HOUR, 2):g}"
        self.asked = data.copy()
        self.asked.setdefault("hours", self.as_is)
        super().__init__(self.asked)
        self._offer("activity", activities)
        self._offer("confirm", confirmable)

    def _offer(self, name: str, codes: Iterable[str]) -> None:
        self.fields[name].choices = [(code, code) for code in codes]  # type: ignore[attr-defined]

    def supposition(self) -> Supposition:
        """What can be understood of the form, whether all of it is valid or not."""
        return Supposition(
            activities=self.known("activity"),
            confirm=self.known("confirm"),
            weekly_minutes=self._minutes(),
        )

    def known(self, name: str) -> tuple[str, ...]:
        """The codes that were sent in the field ``name`` and are offered, each once."""
        offered = {code for code, _label in self.fields[name].choices}  # type: ignore[attr-defined]
        return tuple(code for code in dict.fromkeys(self.asked.getlist(name)) if code in offered)

    def _minutes(self) -> int | None:
        """None for the time that one has: a form as it stands supposes nothing."""
        self.full_clean()
        hours = self.cleaned_data.get("hours")
        return None if hours is None or self.asked["hours"] == self.as_is else self.minutes()
