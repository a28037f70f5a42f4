"""Small words for saying what a JSON document must look like.

Checks of values (``schema_values``) are combined into checks of lists and objects, so that a
format reads like its description.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Any

from planner.engine.values.near_misses import did_you_mean
from planner.engine.values.schema_values import CODE, Check, Codes, is_whole, problem, shown, text
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _


def optional(check: Check) -> Check:
    """Null, or what ``check`` accepts."""

    def check_optional(value: Any, path: str, codes: Codes) -> Iterator[Sentence]:
        if value is not None:
            yield from check(value, path, codes)

    return check_optional


def both(*checks: Check) -> Check:
    """Everything that ``checks`` have to say."""

    def check_all(value: Any, path: str, codes: Codes) -> Iterator[Sentence]:
        for check in checks:
            yield from check(value, path, codes)

    return check_all


def list_of(item: Check, *, length: int | None = None) -> Check:
    """A list of items, of exactly ``length`` if that is given."""

    def check(value: Any, path: str, codes: Codes) -> Iterator[Sentence]:
        if not isinstance(value, list | tuple):
            yield problem(path, _("must be a list, not {value}", value=shown(value)))
            return
        if length is not None and len(value) != length:
            yield problem(path, _not_as_long(length, len(value)))
        for index, entry in enumerate(value):
            yield from item(entry, f"{path}[{index}]", codes)

    return check


def _not_as_long(length: int, found: int) -> Sentence:
    return ngettext(
        "must have {number} entry, not {found}",
        "must have {number} entries, not {found}",
        length,
        found=found,
    )


def texts_by_name(value: Any, path: str, codes: Codes) -> Iterator[Sentence]:
    """An object with any keys and texts as values."""
    if not isinstance(value, Mapping):
        yield problem(path, _not_an_object(value))
        return
    for key, entry in value.items():
        yield from text()(key, _("{path}: the key {key}", path=path, key=shown(key)), codes)
        yield from text()(entry, _below(path, key), codes)


def _not_an_object(value: object) -> Sentence:
    return _("must be an object, not {value}", value=shown(value))


def _below(path: str, key: object) -> str:
    name = key if isinstance(key, str) and CODE.fullmatch(key.replace("_", "-")) else shown(key)
    return f"{path}.{name}" if path else f"{name}"


def record(required: Mapping[str, Check], defaults: Mapping[str, Check] | None = None) -> Check:
    """An object with all ``required`` keys, perhaps some of ``defaults``, and no others."""
    known = {**required, **(defaults or {})}

    def check(value: Any, path: str, codes: Codes) -> Iterator[Sentence]:
        if not isinstance(value, Mapping):
            yield problem(path or "document", _not_an_object(value))
            return
        for key in required:
            if key not in value:
                yield problem(_below(path, key), _("is missing"))
        for key, entry in value.items():
            if key in known:
                yield from known[key](entry, _below(path, key), codes)
            else:
                yield problem(_below(path, key), _unknown_key(key, known))

    return check


def _unknown_key(key: object, known: Collection[str]) -> Sentence:
    wrong = _("unknown key")
    return did_you_mean(wrong, key, known) if isinstance(key, str) else wrong


def distinct(kind: Sentence, *keys: str) -> Check:
    """No two entries of a list that agree in all ``keys`` (no keys: no two equal texts)."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[Sentence]:
        first: dict[Hashable, int] = {}
        for index, entry in enumerate(value if isinstance(value, list | tuple) else ()):
            identity = _identity(entry, keys)
            if identity is None:
                continue
            if first.setdefault(identity, index) != index:
                place = f"{path}[{first[identity]}]"
                yield problem(f"{path}[{index}]", _double(kind, identity, place))

    return check


def _double(kind: Sentence, identity: tuple[str | int, ...], place: str) -> Sentence:
    told = ", ".join(map(shown, identity))
    return _("{kind} {told} is there already at {place}", kind=kind, told=told, place=place)


def _identity(entry: object, keys: tuple[str, ...]) -> tuple[str | int, ...] | None:
    """The values that make an entry itself; None if it lacks one, which others report."""
    parts = [entry.get(key) for key in keys] if isinstance(entry, Mapping) else [entry]
    found = tuple(part for part in parts if isinstance(part, str | int))
    return found if len(found) == len(parts) else None


def different(first: str, second: str, wrong: Sentence) -> Check:
    """Two texts of an object that must not be equal."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[Sentence]:
        if isinstance(value, Mapping):
            one, other = value.get(first), value.get(second)
            if isinstance(one, str) and one == other:
                yield problem(f"{path}.{second}", wrong)

    return check


def ordered(low: str, high: str, *, strictly: bool) -> Check:
    """Two whole numbers of an object of which ``low`` must not be above ``high``."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[Sentence]:
        if not isinstance(value, Mapping):
            return
        start, end = value.get(low), value.get(high)
        if not (is_whole(start) and is_whole(end)):
            return
        if start > end or (strictly and start == end):
            facts = {"low": low, "start": shown(start), "end": shown(end)}
            yield problem(f"{path}.{high}", _not_above(facts) if strictly else _below_it(facts))

    return check


def _not_above(facts: Mapping[str, str]) -> Sentence:
    return _("must be above “{low}” ({start}), not {end}", **facts)


def _below_it(facts: Mapping[str, str]) -> Sentence:
    return _("must be at least “{low}” ({start}), not {end}", **facts)
