"""The first visit: one's own view of the skills that matter now."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from planner.forms.progress.evidence import LevelChoice
from planner.queries.progress.skills import WelcomeSkill


class WelcomeSkillsForm(forms.Form):
    """One choice of level per skill. What is left open is not written down."""

    def __init__(self, *args: Any, skills: Iterable[WelcomeSkill], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for skill in skills:
            field = LevelChoice(skill.name, required=False, initial=skill.claimed)
            field.choices = skill.choices
            self.fields[skill.code] = field

    def levels(self) -> dict[str, int]:
        """Skill code -> level, of those that were answered."""
        return {code: level for code, level in self.cleaned_data.items() if isinstance(level, int)}
