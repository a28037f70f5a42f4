"""What an employee may write down: evidence of a level, and milestones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from planner.actions.errors import ActionError
from planner.actions.progress.evidence import Note
from planner.actions.progress.file_checks import FILE_MEGABYTES, checked_file
from planner.forms.fields import DayField, PastDateField, SubmissionField, note_field
from planner.forms.refusals import RefusableForm
from planner.models import Evidence, Milestone

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

OWN_KINDS = [
    (Evidence.Kind.WIN.value, _("Something I did: a win, thanks, a hard case solved")),
    (Evidence.Kind.ACTIVITY.value, _("Something I learned: a course, a shadowing, practice")),
    (Evidence.Kind.CERTIFICATE.value, _("A certificate: an examination, a course that was tested")),
    (Evidence.Kind.RATING.value, _("My own view, without an example")),
]
MORE_SKILLS = (1, 2, 3)
FILE_HELP = format_lazy(
    _(
        "PDF, PNG or JPEG, at most {number} MB. You and the managers above you see it. Of a PDF the"
        " pages are kept; scripts, links to other places, files inside and signatures are not."
    ),
    number=FILE_MEGABYTES,
)


class EvidenceFileField(forms.FileField):
    """A PDF, PNG or JPEG that may be kept; the value is a ``CheckedFile``, or None."""

    def __init__(self) -> None:
        super().__init__(
            label=_("File"),
            required=False,
            max_length=None,
            help_text=FILE_HELP,
            widget=forms.FileInput(attrs={"accept": ".pdf,.png,.jpg,.jpeg"}),
        )

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        if not upload:
            return None
        try:
            return checked_file(upload.read(), upload.name)
        except ActionError as refusal:
            raise forms.ValidationError(str(refusal)) from refusal


class LevelChoice(forms.TypedChoiceField):
    """One of the levels, 0 first, shown as radio buttons with a sentence each."""

    def __init__(self, label: StrOrPromise, **options: Any) -> None:
        super().__init__(label=label, coerce=int, widget=forms.RadioSelect, **options)


class LevelForm(RefusableForm):
    """A form about a level; ``levels`` are those of the framework, and what each of them means."""

    level = LevelChoice(_("Which level does it show?"))

    def __init__(self, *args: Any, levels: Sequence[tuple[int, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.scale = levels
        self.fields["level"].choices = self.scale  # type: ignore[attr-defined]


def _other_skill(place: int, skills: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    label = format_lazy(_("Another skill ({number})"), number=place)
    choices = [("", _("No other skill")), *skills]
    return forms.ChoiceField(label=label, choices=choices, required=False)


def _other_level(place: int, levels: Sequence[tuple[int, str]]) -> forms.TypedChoiceField:
    label = format_lazy(_("Level ({number})"), number=place)
    choices = [("", _("Level")), *((level, str(level)) for level, _meaning in levels if level)]
    return forms.TypedChoiceField(
        label=label, choices=choices, coerce=int, empty_value=None, required=False
    )


class EvidenceForm(LevelForm):
    """Evidence from one event: in one skill or some more, and whether to ask for confirmation.

    ``skills`` (code and name) are those that may be chosen beside the ``main`` one.
    """

    kind = forms.ChoiceField(
        label=_("What is it?"),
        choices=OWN_KINDS,
        initial=Evidence.Kind.WIN,
        widget=forms.RadioSelect,
    )
    happened_on = PastDateField(
        _("When did it happen?"), _("Of a certificate: when it was issued.")
    )
    valid_until = DayField(
        _("Valid until"),
        _("Of a certificate: its last day. Leave it empty if it does not expire."),
        required=False,
    )
    text = note_field(
        _("What happened?"),
        _(
            "A few sentences that your manager can recognise."
            " Managers above you and HR can read them."
        ),
    )
    link = forms.URLField(
        label=_("Link"),
        required=False,
        max_length=500,
        assume_scheme="https",
        help_text=_("A ticket, a recording, an article. Only if there is one."),
    )
    file = EvidenceFileField()
    ask = forms.BooleanField(
        label=_("Ask my manager to confirm this level"), required=False, initial=True
    )
    submission = SubmissionField()

    def __init__(
        self, *args: Any, main: str = "", skills: Sequence[tuple[str, str]] = (), **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.main = main
        others = [pair for pair in skills if pair[0] != main]
        for place in MORE_SKILLS if skills else ():
            self.fields[f"more_skill_{place}"] = _other_skill(place, others)
            self.fields[f"more_level_{place}"] = _other_level(place, self.scale)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        self._check_expiry(data)
        self._check_others(data)
        self._say_file_is_lost()
        return data

    def refuse(self, refusal: ActionError) -> None:
        super().refuse(refusal)
        self._say_file_is_lost()

    def main_fields(self) -> list[forms.BoundField]:
        """All but those about other skills, in order."""
        return [field for field in self if field.name not in self._other_names()]

    def other_fields(self) -> list[forms.BoundField]:
        """Those about other skills."""
        return [field for field in self if field.name in self._other_names()]

    def has_others(self) -> bool:
        """Whether something was chosen among the other skills: they are then shown."""
        return any(field.value() or field.errors for field in self.other_fields())

    def levels(self) -> dict[str, int]:
        """Skill code -> level of the valid form, the main skill first."""
        data = self.cleaned_data
        others = {data[f"more_skill_{n}"]: data[f"more_level_{n}"] for n in self._places()}
        return {self.main: data["level"], **others}

    def note(self) -> Note:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        until = data["valid_until"]
        return Note(
            happened_on=data["happened_on"],
            text=data["text"],
            link=data["link"],
            kind=data["kind"],
            submission=data["submission"],
            expires_on=until and until + timedelta(1),
        )

    def _other_names(self) -> set[str]:
        return {f"more_{word}_{place}" for place in MORE_SKILLS for word in ("skill", "level")}

    def _places(self) -> list[int]:
        return [place for place in MORE_SKILLS if self.cleaned_data.get(f"more_skill_{place}")]

    def _check_expiry(self, data: dict[str, Any]) -> None:
        until, issued = data.get("valid_until"), data.get("happened_on")
        if until == date.max:
            self.add_error("valid_until", _("Leave it empty if it never expires."))
            data["valid_until"] = until = None
        if until and data.get("kind") != Evidence.Kind.CERTIFICATE:
            self.add_error("valid_until", _("Only a certificate is valid until a day."))
        elif until and issued and until < issued:
            self.add_error("valid_until", _("This day is before the certificate was issued."))

    def _check_others(self, data: dict[str, Any]) -> None:
        chosen = [data[f"more_skill_{place}"] for place in self._places()]
        for place in self._places():
            if data.get(f"more_level_{place}") is None:
                self.add_error(f"more_level_{place}", _("Which level does it show in this skill?"))
            if chosen.count(data[f"more_skill_{place}"]) > 1:
                self.add_error(f"more_skill_{place}", _("This skill is chosen twice."))

    def _say_file_is_lost(self) -> None:
        if self.errors and self.files.get("file") and "file" not in self.errors:
            self.add_error("file", _("Please choose the file again: browsers do not keep it."))


class MilestoneForm(RefusableForm):
    """A milestone of the published framework that the employee has reached."""

    milestone = forms.ModelChoiceField(
        Milestone.objects.none(), label=_("Which milestone?"), empty_label=_("Choose one")
    )
    happened_on = PastDateField(_("When did you reach it?"))
    text = note_field(_("Note"), _("What your manager should know, if anything."))
    submission = SubmissionField()

    def __init__(self, *args: Any, codes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["milestone"]
        field.queryset = Milestone.objects.filter(pk__in=list(codes))  # type: ignore[attr-defined]

    def note(self) -> Note:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        return Note(data["happened_on"], data["text"], submission=data["submission"])
