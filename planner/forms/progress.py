"""What an employee may write down: evidence of a level, and milestones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms

from planner.actions.progress import Note
from planner.forms.refusals import PastDateField, RefusableForm, SubmissionField
from planner.models import Evidence, Milestone
from planner.models.fields import LEVELS, NOTE_LENGTH

OWN_KINDS = [
    (Evidence.Kind.WIN.value, "Something I did: a win, thanks, a hard case solved"),
    (Evidence.Kind.ACTIVITY.value, "Something I learned: a course, a shadowing, practice"),
    (Evidence.Kind.RATING.value, "My own view, without an example"),
]


class NoteField(forms.CharField):
    """A text of at most ``NOTE_LENGTH`` characters, counted as the browser counts them.

    A browser counts the end of a line as one character, and sends two.
    """

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value)).replace("\r\n", "\n")


def note_field(label: str, help_text: str, *, required: bool = False) -> NoteField:
    """A note with room for some lines."""
    widget = forms.Textarea(attrs={"rows": 4, "maxlength": NOTE_LENGTH})
    return NoteField(
        label=label, help_text=help_text, required=required, max_length=NOTE_LENGTH, widget=widget
    )


class LevelChoice(forms.TypedChoiceField):
    """One of the levels 0 to 4, shown as radio buttons with a sentence each."""

    def __init__(self, label: str, **options: Any) -> None:
        super().__init__(
            label=label, choices=LEVELS, coerce=int, widget=forms.RadioSelect, **options
        )


class LevelForm(RefusableForm):
    """A form about a level; ``levels`` says what each of them means."""

    level = LevelChoice("Which level does it show?")

    def __init__(self, *args: Any, levels: Sequence[tuple[int, str]] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["level"].choices = levels or LEVELS  # type: ignore[attr-defined]


class EvidenceForm(LevelForm):
    """Evidence of a level in one skill, and whether to ask the manager to confirm it."""

    kind = forms.ChoiceField(
        label="What is it?",
        choices=OWN_KINDS,
        initial=Evidence.Kind.WIN,
        widget=forms.RadioSelect,
    )
    happened_on = PastDateField("When did it happen?")
    text = note_field("What happened?", "A few sentences that your manager can recognise.")
    link = forms.URLField(
        label="Link",
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text="A ticket, a recording, an article. Only if there is one.",
    )
    ask = forms.BooleanField(
        label="Ask my manager to confirm this level", required=False, initial=True
    )
    submission = SubmissionField()

    def note(self) -> Note:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        return Note(
            happened_on=data["happened_on"],
            text=data["text"],
            link=data["link"],
            kind=data["kind"],
            submission=data["submission"],
        )


class MilestoneForm(RefusableForm):
    """A milestone of the published framework that the employee has reached."""

    milestone = forms.ModelChoiceField(Milestone.objects.none(), label="Which milestone?")
    happened_on = PastDateField("When did you reach it?")
    text = note_field("Note", "What your manager should know, if anything.")
    submission = SubmissionField()

    def __init__(self, *args: Any, codes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["milestone"]
        field.queryset = Milestone.objects.filter(pk__in=list(codes))  # type: ignore[attr-defined]

    def note(self) -> Note:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        return Note(data["happened_on"], data["text"], submission=data["submission"])
