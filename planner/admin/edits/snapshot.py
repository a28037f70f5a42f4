"""What a page of the admin shows, in the words of its form: enough to tell who changed what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core import signing
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

OWN = ""
"""The key of the page's own row; rows inside it are named by prefix and key."""

Values = dict[str, list[str]]
State = dict[str, Values]


@dataclass(frozen=True, slots=True)
class Shown:
    """A page as it is stored now: the values of each row, and the fields that word them."""

    state: State
    formsets: list[Any]
    fields: dict[str, dict[str, forms.Field]]

    def field(self, row: str, name: str) -> forms.Field:
        return self.fields[prefix_of(row)][name]


def row_key(prefix: str, key: object) -> str:
    return f"{prefix}:{key}"


def prefix_of(row: str) -> str:
    return row.partition(":")[0]


def shown(form: Any, formsets: Iterable[Any]) -> Shown:
    """The state of a page from its unbound ``form`` and ``formsets``."""
    inside = list(formsets)
    own = dict(_editable(form))
    state = {OWN: {name: value_of(bound) for name, bound in own.items()}}
    fields = {OWN: {name: bound.field for name, bound in own.items()}}
    for formset in inside:
        fields[formset.prefix] = {
            name: bound.field for name, bound in editable_inside(formset, formset.empty_form)
        }
        for row in formset.initial_forms:
            values = {name: value_of(bound) for name, bound in editable_inside(formset, row)}
            state[row_key(formset.prefix, row.instance.pk)] = values
    return Shown(state, inside, fields)


def editable_inside(formset: Any, form: Any) -> Iterator[tuple[str, Any]]:
    """What can be changed in a row; neither its keys nor the box that deletes it."""
    keys = {formset.model._meta.pk.name, formset.fk.name, "DELETE"}
    return ((name, bound) for name, bound in _editable(form) if name not in keys)


def _editable(form: Any) -> Iterator[tuple[str, Any]]:
    return ((name, form[name]) for name, field in form.fields.items() if not field.disabled)


def value_of(bound: Any) -> list[str]:
    """What a browser would send for a field as it is shown, without what is empty."""
    widget = getattr(bound.field.widget, "widget", bound.field.widget)
    value = bound.value()
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.check_test(value) else []
    written = widget.format_value(value)
    return tidy(written if isinstance(written, list | tuple) else [written])


def sent(data: QueryDict, name: str, field: forms.Field) -> list[str]:
    """What the browser has sent for a field, in the same words."""
    widget = getattr(field.widget, "widget", field.widget)
    if isinstance(widget, forms.CheckboxInput):
        return ["on"] if widget.value_from_datadict(data, MultiValueDict(), name) else []
    return tidy(data.getlist(name))


def tidy(values: Iterable[Any]) -> list[str]:
    filled = (value for value in values if value is not None and value != "")
    return sorted(str(value).replace("\r\n", "\n") for value in filled)


def same(field: forms.Field, one: list[str], other: list[str]) -> bool:
    """Whether both say the same, such as 1.5 and 1.50."""
    if {len(one), len(other)} != {1} or isinstance(field, forms.ModelChoiceField):
        return one == other
    try:
        return bool(field.to_python(one[0]) == field.to_python(other[0]))
    except forms.ValidationError:
        return False


def seal(state: State) -> str:
    return signing.dumps(state, salt=__name__, compress=True)


def unseal(token: str) -> State | None:
    """None if it was not made here; then nobody knows what the browser showed."""
    try:
        state: State = signing.loads(token, salt=__name__)
    except signing.BadSignature:
        return None
    return state
