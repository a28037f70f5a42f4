"""Asking a colleague for feedback, and giving it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planner.forms.fields import note_field
from planner.forms.refusals import RefusableForm
from planner.models import Employee
from planner.queries.progress.feedback import Meaning

CANNOT_SAY = "cannot-say"


class FeedbackAskForm(RefusableForm):
    """Which of the colleagues that were found, and what one would like to know."""

    colleague = forms.TypedChoiceField(
        label=_("Whom would you like to ask?"),
        coerce=int,
        widget=forms.RadioSelect,
        error_messages={"required": _("Search for a colleague and choose one.")},
    )
    question = note_field(
        _("Your question"), _("What should they look at? One sentence is enough.")
    )

    def __init__(self, *args: Any, found: Iterable[Employee], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.found = {person.pk: person for person in found}
        choices = [(pk, _named(person)) for pk, person in self.found.items()]
        self.fields["colleague"].choices = choices  # type: ignore[attr-defined]
        if len(choices) == 1:
            self.fields["colleague"].initial = choices[0][0]

    @property
    def chosen(self) -> Employee:
        """The colleague of the valid form."""
        return self.found[self.cleaned_data["colleague"]]


class FeedbackAnswerForm(RefusableForm):
    """The level that a colleague has seen, if they can say, and what they saw."""

    level = forms.ChoiceField(
        label=_("Which level have you seen?"),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a level, or “I cannot say”.")},
    )
    text = note_field(_("What have you seen?"), _("One example helps more than praise."))

    def __init__(self, *args: Any, levels: Sequence[Meaning], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [(str(line.level), line.label) for line in levels]
        self.fields["level"].choices = [*choices, (CANNOT_SAY, _("I cannot say"))]  # type: ignore[attr-defined]

    @property
    def seen(self) -> int | None:
        """The level of the valid form; None if the colleague cannot say."""
        level = self.cleaned_data["level"]
        return None if level == CANNOT_SAY else int(level)


def _named(person: Employee) -> str:
    return f"{person.name}, {person.team}" if person.team else person.name
