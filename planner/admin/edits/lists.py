"""Lists of the admin whose cells are edited, by several people at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.http import HttpRequest
from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from django.contrib.admin import ModelAdmin

    Base = ModelAdmin[Any]
else:
    Base = object


class CellForm(forms.ModelForm[Any]):
    """The cells of one row. Those that were left alone are not saved, so nothing is taken back."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def clean(self) -> dict[str, Any]:
        """Refuse a cell that a colleague has changed as well, and say what it is now."""
        cleaned: dict[str, Any] = super().clean() or self.cleaned_data
        for name in set(self.changed_data) & set(cleaned):
            now = getattr(self.instance, name)
            if now not in {self._seen(name), cleaned[name]}:
                text = _("Somebody has changed this to {value} meanwhile. Save again if you agree.")
                self.add_error(name, text.format(value=now))
                self._see(name, now)
        return cleaned

    def _seen(self, name: str) -> Any:
        sent = self.data.get(self.add_initial_prefix(name))
        return getattr(self.instance, name) if sent is None else self.fields[name].to_python(sent)

    def _see(self, name: str, value: Any) -> None:
        """The list that is shown again knows of the change."""
        self.data = self.data.copy()  # type: ignore[attr-defined]
        self.data[self.add_initial_prefix(name)] = str(value)  # type: ignore[index]


class SharedList(Base):
    """A list with cells to edit that takes nothing back."""

    def get_changelist_form(self, request: HttpRequest, **options: Any) -> Any:
        return super().get_changelist_form(request, **{"form": CellForm, **options})
