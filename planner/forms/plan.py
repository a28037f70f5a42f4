"""What an employee may say about their plan, and a manager about what is in the way."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms

from planner.actions.plan_steps import Idea
from planner.actions.progress import Note
from planner.forms.progress import note_field
from planner.forms.refusals import PastDateField, RefusableForm, SubmissionField
from planner.models import Pause, PlanStep
from planner.models.fields import QUARTER_HOUR
from planner.models.plan_steps import STEP_MINUTES_MAX

MINUTES_PER_HOUR = 60
HOURS_A_DAY = 24
WITHOUT = "-"  # no activity is called so
LEVEL_WORDS = [("", "No particular level"), *((str(n), f"Level {n}") for n in (1, 2, 3, 4))]


class HoursField(forms.DecimalField):
    """Hours in quarters, as decimals."""

    def __init__(self, label: str, help_text: str = "", **options: Any) -> None:
        super().__init__(
            label=label,
            help_text=help_text,
            max_digits=6,
            decimal_places=2,
            widget=forms.NumberInput(attrs={"step": "0.25", "inputmode": "decimal"}),
            **options,
        )

    def clean(self, value: object) -> Decimal | None:
        """The hours, once they are known to be a number of a sensible size."""
        hours: Decimal | None = super().clean(value)
        if hours is not None and hours % QUARTER_HOUR:
            raise forms.ValidationError("Use quarter-hour steps, such as 1.25.")
        return hours


class HoursForm(RefusableForm):
    """Time spent on a step."""

    hours = HoursField(
        "How many hours?",
        "In quarters, such as 1.25. To take back what was logged, write it with a minus.",
        min_value=-HOURS_A_DAY,
        max_value=HOURS_A_DAY,
    )
    day = PastDateField("On which day?")
    submission = SubmissionField()

    def minutes(self) -> int:
        """Whole minutes of the valid form."""
        return int(self.cleaned_data["hours"] * MINUTES_PER_HOUR)


class CompleteForm(RefusableForm):
    """When a step was done, and what came of it."""

    happened_on = PastDateField("When did you finish it?")
    text = note_field("What did you take from it?", "A sentence or two that you can show later.")

    def note(self) -> Note:
        """The valid form as the action takes it."""
        return Note(self.cleaned_data["happened_on"], self.cleaned_data["text"])


class IdeaForm(RefusableForm):
    """An own step."""

    title = forms.CharField(
        label="What do you want to do?",
        max_length=PlanStep._meta.get_field("title").max_length,
        help_text="For example: sit beside a team leader for two mornings.",
    )
    hours = HoursField(
        "How many hours will it take?",
        "In quarters, such as 1.5.",
        min_value=QUARTER_HOUR,
        max_value=STEP_MINUTES_MAX // MINUTES_PER_HOUR,
    )
    skill = forms.ChoiceField(
        label="Which skill does it build?",
        required=False,
        help_text="If you choose one, the plan counts on it and needs less besides.",
    )
    level = forms.TypedChoiceField(
        label="Up to which level?",
        required=False,
        choices=LEVEL_WORDS,
        coerce=int,
        empty_value=None,
    )
    submission = SubmissionField()

    def __init__(self, *args: Any, skills: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices = [("", "No particular skill"), *skills]
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

    reason = note_field("What is in the way?", "A few words are enough.", required=True)
    wants_support = forms.BooleanField(
        label="Ask my manager for support",
        required=False,
        help_text="They see your words and since when you wait.",
    )


class SwapForm(RefusableForm):
    """Which activity to do instead; ``WITHOUT`` is none."""

    activity = forms.SlugField(error_messages={"required": "Choose one of the ways below."})

    def clean_activity(self) -> str:
        chosen: str = self.cleaned_data["activity"]
        return "" if chosen == WITHOUT else chosen


class PauseForm(RefusableForm):
    """Days without learning."""

    kind = forms.ChoiceField(label="What for?", choices=Pause.Kind.choices)
    starts_on = forms.DateField(
        label="First day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )
    ends_on = forms.DateField(
        label="Last day", widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class SupportForm(RefusableForm):
    """A manager's word on what is in the way."""

    text = note_field("Your answer", "What you will do, or whom to ask.", required=True)
