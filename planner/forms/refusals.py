"""What an action refused is shown beside the field that it is about."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from planner.actions.errors import ActionError


class RefusableForm(forms.Form):
    """A form that can show why an action refused what it holds."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": "", **kwargs})
        for field in self.fields.values():
            if isinstance(field.widget, forms.RadioSelect):
                field.error_messages["required"] = _("Choose one of these.")

    def refuse(self, refusal: ActionError) -> None:
        """Show ``refusal`` beside its field, or above the form."""
        known = refusal.field if refusal.field in self.fields else None
        self.add_error(known, str(refusal))

    def now_about(self, **hidden: object) -> None:
        """The form that was sent is shown beside what the page says now: name that, not before."""
        if self.is_bound:
            self.data = {**self.data.dict(), **hidden}  # type: ignore[attr-defined]
