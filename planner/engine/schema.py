"""Small words for saying what a JSON document must look like.

A check is a function of a value, its path in the document and the codes that the document
defines; it yields every problem that it finds, as ``path: what is wrong``. Checks are
combined into bigger ones, so that a format reads like its description.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Hashable, Iterator, Mapping
from typing import Any, TypeAlias, TypeGuard

from planner.engine.words import did_you_mean

Codes: TypeAlias = Mapping[str, Collection[str]]
Check: TypeAlias = Callable[[Any, str, Codes], Iterator[str]]

LONGEST_SHOWN = 60
LARGEST_SHOWN = 10**18
MINUTES_STEP = 15
MINUTES_PER_HOUR = 60
# Control characters and lone surrogates cannot be stored everywhere; text that turns the
# direction of writing around makes one name look like another.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WEB_ADDRESS = re.compile(r"https?://[^\s/\"'<>\\][^\s\"'<>\\]*", re.IGNORECASE)
CURRENCY = re.compile(r"[A-Z]{3}")


def shown(value: object) -> str:
    """A short picture of any JSON value, for a message. Never fails, never grows long."""
    if isinstance(value, str):
        return f'"{UNFIT.sub("?", value[:LONGEST_SHOWN])}"'
    if isinstance(value, int) and abs(value) > LARGEST_SHOWN:
        return "a huge number"
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    return "an object" if isinstance(value, Mapping) else f"a {type(value).__name__}"


def _is_whole(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool)


def whole(lowest: int, highest: int) -> Check:
    """A whole number within bounds; ``true`` and 3.0 are none."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        if not (_is_whole(value) and lowest <= value <= highest):
            yield f"{path}: must be a whole number from {lowest} to {highest}, not {shown(value)}"

    return check


def hours(highest: int) -> Check:
    """Hours in quarter steps, from 0."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        is_number = isinstance(value, float) or _is_whole(value)
        if not (is_number and 0 <= value <= highest):
            yield f"{path}: must be a number of hours from 0 to {highest}, not {shown(value)}"
        elif value * MINUTES_PER_HOUR % MINUTES_STEP:
            yield f"{path}: must be in quarters of an hour, not {shown(value)}"

    return check


def text(*, empty: bool = False) -> Check:
    """Text that can be stored and read; not blank unless ``empty``."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{path}: must be text, not {shown(value)}"
        elif UNFIT.search(value):
            yield f"{path}: holds a character that cannot be shown"
        elif not (empty or value.strip()):
            yield f"{path}: must not be empty"

    return check


def matching(pattern: re.Pattern[str], meaning: str) -> Check:
    """Text of which the whole matches ``pattern``; ``meaning`` says in words what is wanted."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        is_match = isinstance(value, str) and pattern.fullmatch(value)
        if not is_match or UNFIT.search(value):
            yield f"{path}: must be {meaning}, not {shown(value)}"

    return check


def flag(value: Any, path: str, _codes: Codes) -> Iterator[str]:
    """True or false."""
    if not isinstance(value, bool):
        yield f"{path}: must be true or false, not {shown(value)}"


def one_of(*choices: str) -> Check:
    """One of a few words."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{path}: must be text, not {shown(value)}"
        elif value not in choices:
            wanted = ", ".join(f'"{choice}"' for choice in choices)
            hint = did_you_mean(value, choices) if len(choices) > 1 else ""
            yield f"{path}: must be one of {wanted}, not {shown(value)}{hint}"

    return check


def reference(kind: str, among: str) -> Check:
    """A code that the list ``among`` of the document defines; ``kind`` names it in messages."""

    def check(value: Any, path: str, codes: Codes) -> Iterator[str]:
        if not isinstance(value, str):
            yield f"{path}: must be the code of a {kind}, not {shown(value)}"
        elif value not in codes[among]:
            yield f"{path}: no {kind} {shown(value)}{did_you_mean(value, codes[among])}"

    return check


def optional(check: Check) -> Check:
    """Null, or what ``check`` accepts."""

    def check_optional(value: Any, path: str, codes: Codes) -> Iterator[str]:
        if value is not None:
            yield from check(value, path, codes)

    return check_optional


def both(*checks: Check) -> Check:
    """Everything that ``checks`` have to say."""

    def check_all(value: Any, path: str, codes: Codes) -> Iterator[str]:
        for check in checks:
            yield from check(value, path, codes)

    return check_all


def list_of(item: Check, *, length: int | None = None) -> Check:
    """A list of items, of exactly ``length`` if that is given."""

    def check(value: Any, path: str, codes: Codes) -> Iterator[str]:
        if not isinstance(value, list | tuple):
            yield f"{path}: must be a list, not {shown(value)}"
            return
        if length is not None and len(value) != length:
            yield f"{path}: must have {length} entries, not {len(value)}"
        for index, entry in enumerate(value):
            yield from item(entry, f"{path}[{index}]", codes)

    return check


def texts_by_name(value: Any, path: str, codes: Codes) -> Iterator[str]:
    """An object with any keys and texts as values."""
    if not isinstance(value, Mapping):
        yield f"{path}: must be an object, not {shown(value)}"
        return
    for key, entry in value.items():
        yield from text()(key, f"{path}: the key {shown(key)}", codes)
        yield from text()(entry, _below(path, key), codes)


def _below(path: str, key: object) -> str:
    name = key if isinstance(key, str) and CODE.fullmatch(key.replace("_", "-")) else shown(key)
    return f"{path}.{name}" if path else f"{name}"


def record(required: Mapping[str, Check], defaults: Mapping[str, Check] | None = None) -> Check:
    """An object with all ``required`` keys, perhaps some of ``defaults``, and no others."""
    known = {**required, **(defaults or {})}

    def check(value: Any, path: str, codes: Codes) -> Iterator[str]:
        if not isinstance(value, Mapping):
            yield f"{path or 'document'}: must be an object, not {shown(value)}"
            return
        for key in required:
            if key not in value:
                yield f"{_below(path, key)}: is missing"
        for key, entry in value.items():
            if key in known:
                yield from known[key](entry, _below(path, key), codes)
            else:
                hint = did_you_mean(key, known) if isinstance(key, str) else ""
                yield f"{_below(path, key)}: unknown key{hint}"

    return check


def distinct(kind: str, *keys: str) -> Check:
    """No two entries of a list that agree in all ``keys`` (no keys: no two equal texts)."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        first: dict[Hashable, int] = {}
        for index, entry in enumerate(value if isinstance(value, list | tuple) else ()):
            identity = _identity(entry, keys)
            if identity is None:
                continue
            if first.setdefault(identity, index) != index:
                told, place = ", ".join(map(shown, identity)), f"{path}[{first[identity]}]"
                yield f"{path}[{index}]: {kind} {told} is there already at {place}"

    return check


def _identity(entry: object, keys: tuple[str, ...]) -> tuple[str | int, ...] | None:
    """The values that make an entry itself; None if it lacks one, which others report."""
    parts = [entry.get(key) for key in keys] if isinstance(entry, Mapping) else [entry]
    found = tuple(part for part in parts if isinstance(part, str | int))
    return found if len(found) == len(parts) else None


def different(first: str, second: str, message: str) -> Check:
    """Two texts of an object that must not be equal."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        if isinstance(value, Mapping):
            one, other = value.get(first), value.get(second)
            if isinstance(one, str) and one == other:
                yield f"{path}.{second}: {message}"

    return check


def ordered(low: str, high: str, *, strictly: bool) -> Check:
    """Two whole numbers of an object of which ``low`` must not be above ``high``."""

    def check(value: Any, path: str, _codes: Codes) -> Iterator[str]:
        if not isinstance(value, Mapping):
            return
        start, end = value.get(low), value.get(high)
        if not (_is_whole(start) and _is_whole(end)):
            return
        if start > end or (strictly and start == end):
            wanted = f"above “{low}”" if strictly else f"at least “{low}”"
            yield f"{path}.{high}: must be {wanted} ({shown(start)}), not {shown(end)}"

    return check
