"""Tells somebody what others have saved while a page was open."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.utils.formats import date_format
from django.utils.text import Truncator, capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from planner.admin.edits.merge import Change, Merged
from planner.admin.edits.snapshot import OWN, Shown, State, prefix_of

LONGEST = 300


def meanwhile(row: Any, before: State, now: Shown, merged: Merged) -> list[str]:
    """Sentences: who saved, and each value before and after."""
    return [_who(row), *_said(before, now, merged)]


def _who(row: Any) -> str:
    kind = ContentType.objects.get_for_model(row)
    entries = LogEntry.objects.filter(content_type=kind, object_id=str(row.pk))
    last = entries.select_related("user").order_by("-action_time", "-pk").first()
    kept = _(
        "Nothing is saved yet, and all that you have entered is still here."
        " Look at what has changed, then save again."
    )
    if last is None:
        return _("This was changed after you had opened it.") + " " + kept
    text = _("This was changed after you had opened it; {name} saved it last, on {moment}.")
    moment = date_format(localtime(last.action_time), "DATETIME_FORMAT")
    return text.format(name=last.user, moment=moment) + " " + kept


def _said(before: State, now: Shown, merged: Merged) -> Iterator[str]:
    for change in merged.changes:
        yield _change(now, change)
    for row in merged.added:
        yield _("Added: {row}.").format(row=_row(now, row, now.state[row]))
    for row in merged.removed:
        yield _("Removed: {row}.").format(row=_row(now, row, before[row]))


def _change(now: Shown, change: Change) -> str:
    field = now.field(change.row, change.name)
    text = (
        _("{what}: was {before}, is now {after}.")
        if change.typed is None
        else _("{what}: was {before}, is now {after}; you have entered {typed}.")
    )
    label = capfirst(str(field.label))
    where = _row(now, change.row, now.state[change.row])
    return text.format(
        what=label if change.row == OWN else f"{where}, {label}",
        before=in_words(field, change.before),
        after=in_words(field, change.after),
        typed=in_words(field, change.typed or []),
    )


def _row(now: Shown, row: str, values: dict[str, list[str]]) -> str:
    """What a row inside the page is called: the kind, and what its first column says."""
    prefix = prefix_of(row)
    for formset in now.formsets:
        if formset.prefix == prefix:
            name, field = next(iter(now.fields[prefix].items()))
            kind = capfirst(str(formset.model._meta.verbose_name))
            return f"{kind} {in_words(field, values.get(name, []))}"
    return ""


def in_words(field: forms.Field, values: list[str]) -> str:
    """What a person reads in the field."""
    if isinstance(field, forms.BooleanField):
        return _("yes") if values else _("no")
    if not values:
        return _("empty")
    names = [str(name) for name in _names(field, values)]
    return "“{}”".format(Truncator(", ".join(names)).chars(LONGEST))


def _names(field: forms.Field, values: list[str]) -> list[Any]:
    if isinstance(field, forms.ModelChoiceField):
        try:
            rows = list(field.queryset.filter(pk__in=values))  # type: ignore[union-attr]
        except ValueError:  # something that is no key
            return list(values)
        return [field.label_from_instance(row) for row in rows] or list(values)
    if isinstance(field, forms.ChoiceField):
        choices: Any = field.choices
        names = {str(key): name for key, name in choices}
        return [names.get(value, value) for value in values]
    return list(values)
