"""What people set for themselves."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from planner.actions.people.settings import Wishes
from planner.forms.goals import BudgetForm
from planner.models import Employee
from planner.models.plan import MINUTES_PER_HOUR
from planner.queries.common.locale import zone_choices


def _languages() -> list[tuple[str, Any]]:
    return [("", _("The site’s language")), *settings.LANGUAGES]


def _zones() -> list[tuple[str, Any]]:
    zones = [(zone, zone.replace("_", " ")) for zone in zone_choices()]
    return [("", pgettext_lazy("time zone", "The site’s")), *zones]


class SettingsForm(BudgetForm):
    """Name, mail, language, time zone and learning time of one employee."""

    known_as = forms.CharField(
        label=_("What should we call you?"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"autocomplete": "nickname"}),
        help_text=_("In greetings, and where your manager reads about you. Empty: your full name."),
    )
    digest = forms.ChoiceField(
        label=_("How often do you want mail?"),
        choices=[
            (Employee.Digest.AT_ONCE, _("At once, when something happens")),
            (Employee.Digest.WEEKLY, _("Once a week, on Monday")),
            (Employee.Digest.OFF, _("Never: I look here")),
        ],
        widget=forms.RadioSelect,
    )
    language = forms.ChoiceField(
        label=_("Language"),
        required=False,
        choices=_languages,
        help_text=_("It decides the words, and how dates read: on pages, in notices and in mails."),
    )
    time_zone = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=_zones,
        help_text=_("It decides what “today” is, and how times of day read."),
    )

    def __init__(self, *args: Any, employee: Employee, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _wishes_of(employee), **kwargs})
        for field in self.fields.values():
            field.show_hidden_initial = True
        if not settings.SENDS_MAIL:
            self.fields["digest"].help_text = _("This site sends no mail: look in here.")

    @property
    def digest_shown(self) -> str:
        """The hidden field with the rhythm of mails that the page showed."""
        return self["digest"].as_hidden(only_initial=True)

    def wishes(self) -> Wishes:
        """What the person has changed in the valid form, compared with what the page showed.

        So a page that was opened earlier takes nothing back.
        """
        changed = {name: self.cleaned_data[name] for name in self.changed_data}
        if "hours" in changed:
            changed["weekly_minutes"] = self.minutes()
        changed.pop("hours", None)
        return Wishes(**changed)


def _wishes_of(employee: Employee) -> dict[str, Any]:
    return {
        "known_as": employee.known_as,
        "digest": employee.digest,
        "language": employee.language,
        "time_zone": employee.time_zone,
        "hours": employee.weekly_minutes / MINUTES_PER_HOUR,
    }
