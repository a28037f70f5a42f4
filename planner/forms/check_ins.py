"""What each side of a check-in may send, stage by stage."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils import timezone

from planner.actions.check_ins import View
from planner.actions.check_ins_together import Agreement
from planner.forms.progress import note_field
from planner.forms.refusals import RefusableForm
from planner.models.check_ins import SKILLS_AT_ONCE
from planner.queries.check_ins import Agenda, CheckInPage, SkillTalk
from planner.queries.progress import SkillRow

OPEN_YET = ("", "Leave open")


class CheckInOpenForm(RefusableForm):
    """Which skills to talk about, and perhaps the day."""

    skills = forms.MultipleChoiceField(
        label="Which skills?",
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": "Choose at least one skill."},
    )
    planned_on = forms.DateField(
        label="When will you meet?",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(self, *args: Any, agenda: Agenda, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.agenda = agenda
        field = self.fields["skills"]
        field.choices = [(row.code, row.name) for row in agenda.rows]  # type: ignore[attr-defined]
        field.initial = agenda.proposed
        self.fields["planned_on"].widget.attrs["min"] = timezone.localdate().isoformat()

    def lines(self) -> list[tuple[SkillRow, BoundWidget]]:
        """Each skill of the agenda with its box."""
        return list(zip(self.agenda.rows, self["skills"], strict=True))

    def clean_skills(self) -> list[str]:
        chosen: list[str] = self.cleaned_data["skills"]
        if len(chosen) > SKILLS_AT_ONCE:
            raise forms.ValidationError(
                f"A check-in holds {SKILLS_AT_ONCE} skills; you chose {len(chosen)}."
            )
        return chosen


class TalkForm(RefusableForm):
    """A choice of level for each skill of a check-in, and what stands beside it."""

    prefix_of_level = "level"

    def __init__(self, *args: Any, page: CheckInPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        for talk in page.skills:
            self.add_skill(talk)
        self.add_rest()

    def add_skill(self, talk: SkillTalk) -> None:
        """Adds the fields of one skill."""
        raise NotImplementedError

    def add_rest(self) -> None:
        """Adds the fields about the whole check-in."""
        private = "Nobody but you ever reads this."
        self.fields["note"] = note_field("My own note", private)
        self.fields["note"].initial = self.page.note

    def lines(self) -> list[tuple[SkillTalk, BoundField, BoundField | None]]:
        """Each skill with its fields: the level, and the reason if there is one."""
        return [
            (
                talk,
                self[f"{self.prefix_of_level}-{talk.code}"],
                self[f"reason-{talk.code}"] if f"reason-{talk.code}" in self.fields else None,
            )
            for talk in self.page.skills
        ]

    def level_of(self, code: str) -> int | None:
        """The level that the valid form says of a skill; None if it says none."""
        level = self.cleaned_data[f"{self.prefix_of_level}-{code}"]
        return int(level) if level else None

    @property
    def note(self) -> str:
        """The private note of the valid form."""
        return str(self.cleaned_data["note"])


class ViewForm(TalkForm):
    """One side's levels and reasons. Open ones are fine in a draft; the action knows."""

    def add_skill(self, talk: SkillTalk) -> None:
        level, reason = self.said(talk)
        self.fields[f"level-{talk.code}"] = level_field("Level", talk, level)
        self.fields[f"reason-{talk.code}"] = note_field("Why?", "")
        self.fields[f"reason-{talk.code}"].initial = reason
        self.fields[f"reason-{talk.code}"].widget.attrs["rows"] = 2

    def said(self, talk: SkillTalk) -> tuple[int | None, str]:
        """The level and the reason to begin with."""
        return talk.their_level, talk.their_reason

    def views(self) -> Mapping[str, View]:
        """The valid form as the action takes it."""
        return {
            talk.code: View(self.level_of(talk.code), self.cleaned_data[f"reason-{talk.code}"])
            for talk in self.page.skills
        }


class OwnViewForm(ViewForm):
    """The employee's own; it begins with the view that counts today."""

    def said(self, talk: SkillTalk) -> tuple[int | None, str]:
        if talk.own_level is None:
            return self.page.claimed.get(talk.code), talk.own_reason
        return talk.own_level, talk.own_reason


class AgreementForm(TalkForm):
    """What both agree on; a skill may be left open."""

    prefix_of_level = "agreed"

    def add_skill(self, talk: SkillTalk) -> None:
        field = level_field("Agreed level", talk, talk.suggested, nothing=OPEN_YET)
        self.fields[f"agreed-{talk.code}"] = field

    def add_rest(self) -> None:
        self.fields["next_steps"] = note_field("Next steps", "What will each of you do, by when?")
        self.fields["next_steps"].initial = self.page.check_in.next_steps
        super().add_rest()

    def agreement(self) -> Agreement:
        """The valid form as the actions take it."""
        return Agreement(
            levels={talk.code: self.level_of(talk.code) for talk in self.page.skills},
            next_steps=self.cleaned_data["next_steps"],
            note=self.note,
            seen=self.data.get("seen", ""),
        )


def level_field(
    label: str, talk: SkillTalk, level: int | None, nothing: tuple[str, str] | None = None
) -> forms.ChoiceField:
    """The levels of a skill as a row of choices; ``nothing`` is the choice of none."""
    choices: Iterable[tuple[str, str]] = [(str(line.level), line.name) for line in talk.levels]
    return forms.ChoiceField(
        label=label,
        choices=[*([nothing] if nothing else []), *choices],
        required=False,
        initial="" if level is None else str(level),
        widget=forms.RadioSelect,
    )
