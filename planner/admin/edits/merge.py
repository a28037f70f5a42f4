"""Puts together what somebody has typed and what others have saved meanwhile."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import QueryDict

from planner.admin.edits.snapshot import OWN, Shown, State, Values, row_key, same, sent

Row = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Change:
    """One value that others changed; ``typed`` is what the sender wants instead, if anything."""

    row: str
    name: str
    before: list[str]
    after: list[str]
    typed: list[str] | None = None


@dataclass(frozen=True, slots=True)
class Merged:
    """The form to go on with, what others did, and whether the sender wants anything else still."""

    data: QueryDict
    changes: list[Change]
    added: list[str]
    removed: list[str]
    wants_more: bool


class Merge:
    """Three ways: what the sender was shown, what is stored now, and what was sent.

    What the sender has left alone becomes what is stored now. What they have changed stays as they
    typed it. Rows that others added appear, unless the sender typed the same; rows that others
    removed go, or become new rows where the sender has changed them.
    """

    def __init__(self, data: QueryDict, before: State, now: Shown) -> None:
        self.data = data.copy()
        self.before = before
        self.now = now
        self.changes: list[Change] = []
        self.wants_more = False

    def run(self) -> Merged:
        own = self.now.fields[OWN]
        self._merge_row(OWN, {name: name for name in own})
        for formset in self.now.formsets:
            self._merge_formset(formset)
        added = [row for row in self.now.state if row not in self.before]
        removed = [row for row in self.before if row not in self.now.state]
        return Merged(self.data, self.changes, added, removed, self.wants_more)

    def _merge_row(self, row: str, names: dict[str, str]) -> None:
        """``names`` are those of the fields, and their names in the form that was sent."""
        for name, sent_as in names.items():
            field = self.now.field(row, name)
            typed = sent(self.data, sent_as, field)
            after = self.now.state[row].get(name, [])
            before = self.before.get(row, {}).get(name, after)
            kept = after if same(field, typed, before) else typed
            asks = not same(field, kept, after)
            if before != after:
                own = typed if asks else None
                self.changes.append(Change(row, name, before, after, own))
                self._put(sent_as, kept)
            self.wants_more |= asks

    def _merge_formset(self, formset: Any) -> None:
        prefix = formset.prefix
        key = formset.model._meta.pk.name
        stored, new = [], []
        sent_keys = set()
        for place, sent_row in enumerate(self._sent_rows(prefix)):
            row = row_key(prefix, "".join(sent_row.get(key, [])))
            if row in self.now.state:
                sent_keys.add(row)
                names = {name: f"{prefix}-{place}-{name}" for name in self.now.fields[prefix]}
                self._merge_row(row, names)
                self.wants_more |= "DELETE" in sent_row
                stored.append(self._row(prefix, place))
            elif kept := self._as_new(row, prefix, place, key):
                new.append(kept)
        added = [row for row in self.now.state if row.startswith(f"{prefix}:")]
        stored += [self._stored(row, key) for row in added if row not in sent_keys]
        self.wants_more |= any(new)
        self._put_rows(prefix, stored, new)

    def _as_new(self, row: str, prefix: str, place: int, key: str) -> Row | None:
        """A typed row, or one removed meanwhile that the sender has changed; None if neither."""
        values = {
            name: sent(self.data, f"{prefix}-{place}-{name}", field)
            for name, field in self.now.fields[prefix].items()
        }
        rivals = [self.before[row]] if row in self.before else self._added(prefix)
        if not any(values.values()) or any(self._alike(prefix, values, one) for one in rivals):
            return None
        return {**self._row(prefix, place), key: [""]}

    def _added(self, prefix: str) -> list[Values]:
        rows = self.now.state.items()
        inside = (pair for pair in rows if pair[0].startswith(f"{prefix}:"))
        return [values for row, values in inside if row not in self.before]

    def _alike(self, prefix: str, one: Values, other: Values) -> bool:
        fields = self.now.fields[prefix].items()
        return all(same(field, one[name], other.get(name, [])) for name, field in fields)

    def _sent_rows(self, prefix: str) -> Iterator[Row]:
        total = self.data.get(f"{prefix}-TOTAL_FORMS", "0")
        for place in range(int(total) if total.isdecimal() else 0):
            yield self._row(prefix, place)

    def _row(self, prefix: str, place: int) -> Row:
        start = f"{prefix}-{place}-"
        lists = self.data.lists()
        return {name.removeprefix(start): v for name, v in lists if name.startswith(start)}

    def _stored(self, row: str, key: str) -> Row:
        return {**self.now.state[row], key: [row.partition(":")[2]]}

    def _put_rows(self, prefix: str, stored: list[Row], new: list[Row]) -> None:
        for name in [name for name in self.data if name.startswith(f"{prefix}-")]:
            if name.removeprefix(f"{prefix}-")[0].isdecimal():
                del self.data[name]
        for place, row in enumerate([*stored, *new]):
            for name, values in row.items():
                self._put(f"{prefix}-{place}-{name}", values)
        self.data[f"{prefix}-INITIAL_FORMS"] = str(len(stored))
        self.data[f"{prefix}-TOTAL_FORMS"] = str(len(stored) + len(new))

    def _put(self, name: str, values: list[str]) -> None:
        """Nothing is sent for a box that is not ticked and for a choice of none."""
        self.data.setlist(name, values)
        if not values:
            del self.data[name]
