"""Small words for saying what a JSON document must look like.

Checks of values (``schema_values``) are combined into checks of lists and objects, so that a
format reads like its description.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from typing import Any

from planner.engine.values.near_misses import did_you_mean
from planner.engine.values.schema_values import CODE, Check, Context, is_whole, problem, shown
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _


def optional(check: Check) -> Check:
    """Null, or what ``check`` accepts."""

    def check_optional(value: Any, path: str, context: Context) -> Iterator[Sentence]:
        if value is not None:
            yield from check(value, path, context)

    return check_optional


def both(*checks: Check) -> Check:
    """All problems that any of ``checks`` finds."""

    def check_all(value: Any, path: str, context: Context) -> Iterator[Sentence]:
        for check in checks:
            yield from check(value, path, context)

    return check_all


def by_format(first: Check, later: Check) -> Check:
    """Apply ``first`` to documents of the first format and ``later`` to others."""

    def check(value: Any, path: str, context: Context) -> Iterator[Sentence]:
        yield from (first if context.is_first_format else later)(value, path, context)

    return check


def list_of(item: Check) -> Check:
    """A list of items. The path of an item tells its name."""

    def check(value: Any, path: str, context: Context) -> Iterator[Sentence]:
        if not isinstance(value, list | tuple):
            yield problem(path, _("must be a list, not {value}", value=shown(value)))
            return
        for index, entry in enumerate(value):
            yield from item(entry, entry_path(path, index, entry), context)

    return check


def entry_path(path: str, index: int, entry: object) -> str:
    """The path of an entry of the list at ``path``, with its name or what it joins.

    >>> entry_path("roles", 12, {"name": "Team leader"})
    'roles[12] "Team leader"'
    >>> entry_path("moves", 3, {"from": "agent", "to": "team-leader"})
    'moves[3] "agent" -> "team-leader"'
    """
    place = f"{path}[{index}]"
    if not isinstance(entry, Mapping):
        return place
    name, source, target = (entry.get(key) for key in ("name", "from", "to"))
    if isinstance(name, str) and name.strip():
        return f"{place} {shown(name)}"
    is_join = isinstance(source, str) and isinstance(target, str)
    return f"{place} {shown(source)} -> {shown(target)}" if is_join else place


def below(path: str, key: object) -> str:
    """The path of what an object at ``path`` has under ``key``.

    >>> below("roles[12]", "level"), below('roles[12] "Team leader"', "level")
    ('roles[12].level', 'roles[12] "Team leader" level')
    """
    name = key if isinstance(key, str) and CODE.fullmatch(key.replace("_", "-")) else shown(key)
    if not path:
        return name
    return f"{path} {name}" if path.endswith('"') else f"{path}.{name}"


def of_length(fewest: int, most: int) -> Check:
    """A list of exactly this many entries."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        if not isinstance(value, list | tuple) or fewest <= len(value) <= most:
            return
        if fewest == most:
            yield problem(path, _not_as_long(fewest, len(value)))
        else:
            facts = {"fewest": fewest, "most": most, "found": len(value)}
            wrong = _("must have from {fewest} to {most} entries, not {found}", **facts)
            yield problem(path, wrong)

    return check


def one_per_level(value: Any, path: str, context: Context) -> Iterator[Sentence]:
    """A list with one entry for each level above 0."""
    if context.levels is not None:
        yield from of_length(context.levels, context.levels)(value, path, context)


def _not_as_long(length: int, found: int) -> Sentence:
    return ngettext(
        "must have {number} entry, not {found}",
        "must have {number} entries, not {found}",
        length,
        found=found,
    )


def texts_by_name(text: Check) -> Check:
    """An object that maps texts to texts."""

    def check(value: Any, path: str, context: Context) -> Iterator[Sentence]:
        if not isinstance(value, Mapping):
            yield problem(path, _not_an_object(value))
            return
        for key, entry in value.items():
            yield from text(key, _("{path}: the key {key}", path=path, key=shown(key)), context)
            yield from text(entry, below(path, key), context)

    return check


def _not_an_object(value: object) -> Sentence:
    return _("must be an object, not {value}", value=shown(value))


def record(required: Mapping[str, Check], defaults: Mapping[str, Check] | None = None) -> Check:
    """An object with all ``required`` keys, any of ``defaults``, and no others."""
    known = {**required, **(defaults or {})}

    def check(value: Any, path: str, context: Context) -> Iterator[Sentence]:
        if not isinstance(value, Mapping):
            yield problem(path or "document", _not_an_object(value))
            return
        for key in required:
            if key not in value:
                yield problem(below(path, key), _("is missing"))
        for key, entry in value.items():
            if key in known:
                yield from known[key](entry, below(path, key), context)
            else:
                yield problem(below(path, key), _unknown_key(key, known))

    return check


def _unknown_key(key: object, known: Collection[str]) -> Sentence:
    wrong = _("unknown key")
    return did_you_mean(wrong, key, known) if isinstance(key, str) else wrong


def distinct(kind: Sentence, *keys: str) -> Check:
    """A list without two entries that agree in all ``keys`` (without keys: without equal texts)."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        first: dict[Hashable, int] = {}
        for index, entry in enumerate(value if isinstance(value, list | tuple) else ()):
            identity = _identity(entry, keys)
            if identity is None:
                continue
            if first.setdefault(identity, index) != index:
                place = f"{path}[{first[identity]}]"
                double = _double(kind, identity, place)
                yield problem(entry_path(path, index, entry), double)

    return check


def _double(kind: Sentence, identity: tuple[str | int, ...], place: str) -> Sentence:
    told = ", ".join(map(shown, identity))
    return _("{kind} {told} is there already at {place}", kind=kind, told=told, place=place)


def _identity(entry: object, keys: tuple[str, ...]) -> tuple[str | int, ...] | None:
    """The values that identify an entry; None if it lacks one, which other checks report.

    A list of texts is identified by its texts, whatever their order.
    """
    if isinstance(entry, Mapping):
        parts = [entry.get(key) for key in keys]
    elif isinstance(entry, list | tuple) and all(isinstance(part, str) for part in entry):
        parts = sorted(entry)
    else:
        parts = [entry]
    found = tuple(part for part in parts if isinstance(part, str | int))
    return found if len(found) == len(parts) else None


def different(first: str, second: str, wrong: Sentence) -> Check:
    """Two texts of an object that must differ."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        if isinstance(value, Mapping):
            one, other = value.get(first), value.get(second)
            if isinstance(one, str) and one == other:
                yield problem(below(path, second), wrong)

    return check


def ordered(low: str, high: str, *, strictly: bool) -> Check:
    """Two whole numbers of an object: ``low`` must not be above ``high``."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        if not isinstance(value, Mapping):
            return
        start, end = value.get(low), value.get(high)
        if not (is_whole(start) and is_whole(end)):
            return
        if start > end or (strictly and start == end):
            facts = {"low": low, "start": shown(start), "end": shown(end)}
            yield problem(below(path, high), _not_above(facts) if strictly else _below_it(facts))

    return check


def _not_above(facts: Mapping[str, str]) -> Sentence:
    return _("must be above “{low}” ({start}), not {end}", **facts)


def _below_it(facts: Mapping[str, str]) -> Sentence:
    return _("must be at least “{low}” ({start}), not {end}", **facts)
