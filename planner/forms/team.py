"""What a manager may answer."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planner.actions.progress.evidence import Note
from planner.forms.fields import PastDateField, SubmissionField, note_field
from planner.forms.progress.evidence import LevelChoice, LevelForm
from planner.forms.refusals import RefusableForm
from planner.models import Evidence

CONFIRM, RETURN = "confirm", "return"


class AnswerForm(LevelForm):
    """The level that the manager sees, and a word why."""

    level = LevelChoice(_("Which level do you see?"))
    text = note_field(_("A word why"), _("Needed if you see another level than the one asked for."))


class DecisionForm(RefusableForm):
    """Whether a milestone is confirmed or returned."""

    decision = forms.ChoiceField(
        label=_("Your answer"),
        choices=[
            (CONFIRM, _("Confirm it")),
            (RETURN, _("Return it with a word on what is missing")),
        ],
        initial=CONFIRM,
        widget=forms.RadioSelect,
    )
    text = note_field(_("A word to go with it"), _("Needed if you return it."))


class ObservationForm(LevelForm):
    """What a manager has seen without being asked."""

    skill = forms.ChoiceField(label=_("Skill"))
    level = LevelChoice(_("Which level did you see?"))
    happened_on = PastDateField(_("When?"))
    text = note_field(_("What did you see?"), _("One or two sentences."), required=True)
    submission = SubmissionField()

    field_order = ["skill", "level"]

    def __init__(self, *args: Any, skills: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["skill"].choices = skills  # type: ignore[attr-defined]

    def note(self) -> Note:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        return Note(
            data["happened_on"],
            data["text"],
            kind=Evidence.Kind.OBSERVED,
            submission=data["submission"],
        )
