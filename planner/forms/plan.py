"""What an employee may say about their plan, and a manager about what is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planner.actions.plan.steps import Idea
from planner.actions.progress.evidence import Note
from planner.forms.fields import DayField, PastDateField, SubmissionField, TextField, note_field
from planner.forms.refusals import RefusableForm
from planner.models import Pause, PlanStep
from planner.models.fields import QUARTER_HOUR
from planner.models.plan import MINUTES_PER_HOUR, STEP_MINUTES_MAX

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

HOURS_A_DAY = 24
WITHOUT = "-"  # no activity is called so
LEVEL_WORDS = [
    ("", _("No particular level")),
    ("1", _("Level 1")),
    ("2", _("Level 2")),
    ("3", _("Level 3")),
    ("4", _("Level 4")),
]


class HoursField(forms.DecimalField):
    """Hours in quarters, as decimals."""

    def __init__(self, label: StrOrPromise, help_text: StrOrPromise = "", **options: Any) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_digits=6,
            decimal_places=2,
            widget=forms.NumberInput(attrs={"step": "0.25", "inputmode": "decimal"}),
            error_messages={
                "min_value": _("At least %(limit_value)s hours, please."),
                "max_value": _("At most %(limit_value)s hours, please."),
            },
            **options,
        )

    def clean(self, value: object) -> Decimal | None:
        """The hours, once they are known to be a number of a sensible size."""
        hours: Decimal | None = super().clean(value)
        if hours is not None and hours % QUARTER_HOUR:
            raise forms.ValidationError(_("Use quarter-hour steps, such as 1.25."))
        return hours


class HoursForm(RefusableForm):
    """Time spent on a step."""

    hours = HoursField(
        _("How many hours?"),
        _("In quarters, such as 1.25. To take back what was logged, write it with a minus."),
        min_value=-HOURS_A_DAY,
        max_value=HOURS_A_DAY,
    )
    day = PastDateField(_("On which day?"))
    submission = SubmissionField()

    def minutes(self) -> int:
        """Whole minutes of the valid form."""
        return int(self.cleaned_data["hours"] * MINUTES_PER_HOUR)


class CompleteForm(RefusableForm):
    """When a step was done, and what came of it."""

    happened_on = PastDateField(_("When did you finish it?"))
    text = note_field(
        _("What did you take from it?"), _("A sentence or two that you can show later.")
    )

    def note(self) -> Note:
        """The valid form as the action takes it."""
        return Note(self.cleaned_data["happened_on"], self.cleaned_data["text"])


class IdeaForm(RefusableForm):
    """An own step."""

    title = TextField(
        label=_("What do you want to do?"),
        max_length=PlanStep._meta.get_field("title").max_length,
        help_text=_("For example: sit beside a team leader for two mornings."),
    )
    hours = HoursField(
        _("How many hours will it take?"),
        _("In quarters, such as 1.5."),
        min_value=QUARTER_HOUR,
        max_value=STEP_MINUTES_MAX // MINUTES_PER_HOUR,
    )
    skill = forms.ChoiceField(
        label=_("Which skill does it build?"),
        required=False,
        help_text=_("If you choose one, the plan counts on it and needs less besides."),
    )
    level = forms.TypedChoiceField(
        label=_("Up to which level?"),
        required=False,
        choices=LEVEL_WORDS,
        coerce=int,
        empty_value=None,
    )
    submission = SubmissionField()

    def __init__(self, *args: Any, skills: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", _("No particular skill")), *skills]
        self.fields["skill"].choices = choices  # type: ignore[attr-defined]

    def idea(self) -> Idea:
        """The valid form as the action takes it."""
        data = self.cleaned_data
        return Idea(
            title=data["title"],
            minutes=int(data["hours"] * MINUTES_PER_HOUR),
            skill=data["skill"],
            level=data["level"],
            submission=data["submission"],
        )


class BlockForm(RefusableForm):
    """What is in the way of a step."""

    reason = note_field(_("What is in the way?"), _("A few words are enough."), required=True)
    wants_support = forms.BooleanField(
        label=_("Ask my manager for support"),
        required=False,
        help_text=_("They see your words and since when you wait."),
    )


class SwapForm(RefusableForm):
    """Which activity to do instead; ``WITHOUT`` is none."""

    activity = forms.SlugField(error_messages={"required": _("Choose one of the ways below.")})

    def clean_activity(self) -> str:
        chosen: str = self.cleaned_data["activity"]
        return "" if chosen == WITHOUT else chosen


class PauseForm(RefusableForm):
    """Days without learning."""

    kind = forms.ChoiceField(label=_("What for?"), choices=Pause.Kind.choices)
    starts_on = DayField(_("First day"))
    ends_on = DayField(_("Last day"))


class SupportForm(RefusableForm):
    """A manager's word on what is in the way."""

    text = note_field(_("Your answer"), _("What you will do, or whom to ask."), required=True)
