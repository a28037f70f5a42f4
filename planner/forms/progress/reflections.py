"""What somebody may write to themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planner.actions.progress.reflections import Thought
from planner.forms.fields import SubmissionField, note_field
from planner.forms.refusals import RefusableForm


class ReflectionForm(RefusableForm):
    """A private note; ``questions`` and ``skills`` (code and name) are what it may be about."""

    question = forms.ChoiceField(label=_("A question to begin with"), required=False)
    text = note_field(
        _("Your thoughts"), _("Only you can read this, now and later."), required=True
    )
    skill = forms.ChoiceField(label=_("Is it about a skill?"), required=False)
    submission = SubmissionField()

    def __init__(
        self,
        *args: Any,
        questions: Sequence[str],
        skills: Sequence[tuple[str, str]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        free = [("", _("None: I write what is on my mind"))]
        self.fields["question"].choices = [*free, *((word, _(word)) for word in questions)]  # type: ignore[attr-defined]
        self.fields["skill"].choices = [("", _("No skill in particular")), *skills]  # type: ignore[attr-defined]

    def thought(self) -> Thought:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        return Thought(data["text"], data["question"], data["skill"] or None, data["submission"])
