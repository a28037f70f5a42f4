"""What drives somebody, and whether they want to lead people."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from planner.forms.refusals import RefusableForm
from planner.models import Employee
from planner.queries.people.drivers import DRIVERS, Driver, chosen_drivers

PLACES = {"first": _("Most of all"), "second": _("Then"), "third": _("And also")}
NOTHING = ("", _("Nothing chosen"))
ANSWERS = {"yes": True, "no": False, "unsure": None}


class DriversForm(RefusableForm):
    """Up to three drivers, the strongest first, and one question. Everything may stay open."""

    wants_to_lead = forms.ChoiceField(
        label=_("Do you want to lead people?"),
        choices=[("yes", _("Yes")), ("no", _("No")), ("unsure", _("Not sure yet"))],
        widget=forms.RadioSelect,
        help_text=_("With “No”, no role that leads people is suggested to you."),
    )

    def __init__(self, *args: Any, employee: Employee, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": _answers_of(employee), **kwargs})
        choices = [NOTHING, *((driver.code, _choice(driver)) for driver in DRIVERS.values())]
        for place, label in PLACES.items():
            self.fields[place] = forms.ChoiceField(label=label, choices=choices, required=False)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        chosen = [data.get(place) for place in PLACES]
        for number, place in enumerate(PLACES):
            if chosen[number] and chosen[number] in chosen[:number]:
                self.add_error(
                    place, gettext("This is chosen above already. Choose another, or none.")
                )
        return data

    @property
    def places(self) -> list[forms.BoundField]:
        """The three choices, the strongest first."""
        return [self[place] for place in PLACES]

    def drivers(self) -> list[str]:
        """Codes of the valid form, the strongest first."""
        return [code for place in PLACES if (code := self.cleaned_data[place])]

    def answer(self) -> bool | None:
        """Whether the person wants to lead, of the valid form; None: not sure yet."""
        return ANSWERS[self.cleaned_data["wants_to_lead"]]


def _choice(driver: Driver) -> str:
    text = gettext("{driver}: {statement}")
    return text.format(driver=driver.name, statement=driver.says)


def _answers_of(employee: Employee) -> dict[str, str]:
    drivers = [driver.code for driver in chosen_drivers(employee.drivers)]
    wish = next(word for word, answer in ANSWERS.items() if answer is employee.wants_to_lead)
    return {**dict(zip(PLACES, drivers, strict=False)), "wants_to_lead": wish}
