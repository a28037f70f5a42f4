"""What each side of a check-in may send, stage by stage."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django import forms
from django.forms import BoundField
from django.forms.boundfield import BoundWidget
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planner.actions.check_ins.apart import View, too_many
from planner.actions.check_ins.together import Agreement
from planner.forms.fields import DayField, note_field
from planner.forms.refusals import RefusableForm
from planner.models.check_ins import SKILLS_AT_ONCE
from planner.queries.check_ins import Agenda, CheckInPage, SkillTalk
from planner.queries.progress.levels import SkillRow

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise, StrPromise


class CheckInOpenForm(RefusableForm):
    """Which skills to talk about, and perhaps the day."""

    most = SKILLS_AT_ONCE
    skills = forms.MultipleChoiceField(
        label=_("Which skills?"),
        widget=forms.CheckboxSelectMultiple,
        error_messages={"required": _("Choose at least one skill.")},
    )
    planned_on = DayField(_("When will you meet?"), required=False)

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
            raise forms.ValidationError(too_many(len(chosen)))
        return chosen


class TalkForm(RefusableForm):
    """A choice of level for each skill of a check-in, and what stands beside it."""

    prefix_of_level = "level"
    label_of_level = _("Level")
    nothing: tuple[str, StrPromise] | None = None

    def __init__(self, *args: Any, page: CheckInPage, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.page = page
        for talk in page.skills:
            self.fields.update(self.fields_of(talk))
        self.fields.update(self.fields_at_the_end())

    def level_now(self, talk: SkillTalk) -> int | None:
        """The level to begin with; None for none."""
        return talk.suggested

    def fields_of(self, talk: SkillTalk) -> dict[str, forms.Field]:
        """The fields of one skill, by name."""
        level = level_field(self.label_of_level, talk, self.level_now(talk), self.nothing)
        return {f"{self.prefix_of_level}-{talk.code}": level}

    def fields_at_the_end(self) -> dict[str, forms.Field]:
        """The fields about the whole check-in, by name."""
        note = note_field(_("My own note"), _("Nobody but you ever reads this."))
        note.initial = self.page.note
        return {"note": note}

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
    """The manager's levels and reasons. Open ones are fine in a draft; the action knows."""

    def level_now(self, talk: SkillTalk) -> int | None:
        return talk.their_level

    def reason_now(self, talk: SkillTalk) -> str:
        """The reason to begin with."""
        return talk.their_reason

    def fields_of(self, talk: SkillTalk) -> dict[str, forms.Field]:
        reason = note_field(_("Why?"), "")
        reason.initial = self.reason_now(talk)
        reason.widget.attrs["rows"] = 2
        return {**super().fields_of(talk), f"reason-{talk.code}": reason}

    def views(self) -> Mapping[str, View]:
        """The valid form as the action takes it."""
        return {
            talk.code: View(self.level_of(talk.code), self.cleaned_data[f"reason-{talk.code}"])
            for talk in self.page.skills
        }


class OwnViewForm(ViewForm):
    """The employee's own; it begins with the view that counts today."""

    def level_now(self, talk: SkillTalk) -> int | None:
        if talk.own_level is None:
            return self.page.claimed.get(talk.code)
        return talk.own_level

    def reason_now(self, talk: SkillTalk) -> str:
        return talk.own_reason


class AgreementForm(TalkForm):
    """What both agree on; a skill may be left open."""

    prefix_of_level = "agreed"
    label_of_level = _("Agreed level")
    nothing = ("", _("Leave open"))

    def fields_at_the_end(self) -> dict[str, forms.Field]:
        steps = note_field(_("Next steps"), _("What will each of you do, by when?"))
        steps.initial = self.page.check_in.next_steps
        return {"next_steps": steps, **super().fields_at_the_end()}

    def agreement(self) -> Agreement:
        """The valid form as the actions take it."""
        return Agreement(
            levels={talk.code: self.level_of(talk.code) for talk in self.page.skills},
            next_steps=self.cleaned_data["next_steps"],
            note=self.note,
            seen=self.data.get("seen", ""),
        )


def level_field(
    label: StrOrPromise, talk: SkillTalk, level: int | None, nothing: tuple[str, StrPromise] | None
) -> forms.ChoiceField:
    """The levels of a skill as a row of choices; ``nothing`` is the choice of none."""
    levels = [(str(line.level), line.name) for line in talk.levels]
    return forms.ChoiceField(
        label=label,
        choices=[*([nothing] if nothing else []), *levels],
        required=False,
        initial="" if level is None else str(level),
        widget=forms.RadioSelect,
    )
