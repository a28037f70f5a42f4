"""What HR enters to start a role."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from planner.forms.fields import DayField
from planner.forms.refusals import RefusableForm
from planner.models import Opening, Role


class OpeningField(forms.ModelChoiceField[Opening]):
    """An opening, named as people know it."""

    def label_from_instance(self, opening: Opening) -> str:
        day = date_format(opening.opens_on)
        place = f"{opening.role}, {opening.location}" if opening.location else str(opening.role)
        return _("{role}: from {day}").format(role=place, day=day)


class StartRoleForm(RefusableForm):
    """The role, its first day, and the opening of which it takes a seat."""

    role = forms.ModelChoiceField(Role.objects.offered(), label=_("Role"))
    on = DayField(_("First day"), _("Today, a day to come, or a day that has been."))
    opening = OpeningField(
        Opening.objects.none(),
        required=False,
        label=_("Opening"),
        help_text=_("If this fills an opening, one of its seats is taken."),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        free = Opening.objects.not_closed(timezone.localdate()).select_related("role")
        self.fields["opening"].queryset = free  # type: ignore[attr-defined]

    def start(self) -> tuple[Role, date, Opening | None]:
        """What the valid form says."""
        data = self.cleaned_data
        return data["role"], data["on"], data["opening"]
