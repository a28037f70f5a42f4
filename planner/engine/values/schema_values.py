"""What a single value of a JSON document must be: a number, a text, a code.

A check is a function of a value, its path in the document and the document's context; it
yields every problem that it finds, as “path: what is wrong”. ``schema`` combines checks into
bigger ones.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, TypeAlias, TypeGuard

from planner.engine.values.items import LEVEL_MIN, MINUTES_PER_HOUR, MOST_LEVELS
from planner.engine.values.near_misses import did_you_mean
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _


@dataclass(frozen=True, slots=True)
class Context:
    """What a check may ask about the document around a value.

    ``codes`` are those that each list defines, in order. ``levels`` is N, the highest level;
    None where the document does not say it properly. ``is_first_format`` holds for documents of
    the first edition of the format.
    """

    codes: Mapping[str, Collection[str]]
    levels: int | None
    is_first_format: bool


Check: TypeAlias = Callable[[Any, str, Context], Iterator[Sentence]]

LONGEST_SHOWN = 60
LARGEST_SHOWN = 10**18
MINUTES_STEP = 15
# Control characters and lone surrogates cannot be stored everywhere; text that turns the
# direction of writing around makes one name look like another.
UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\u202a-\u202e\u2066-\u2069]")
CODE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
WEB_ADDRESS = re.compile(r"https?://[^\s/\"'<>\\][^\s\"'<>\\]*", re.IGNORECASE)
CURRENCY = re.compile(r"[A-Z]{3}")


def problem(path: str, wrong: Sentence) -> Sentence:
    """What is wrong, after the path of the value that it is about."""
    return _("{path}: {wrong}", path=path, wrong=wrong)


def shown(value: object) -> str:
    """A short rendering of any JSON value, for a message. Never fails, never grows long."""
    if isinstance(value, str):
        return f'"{UNFIT.sub("?", value[:LONGEST_SHOWN])}"'
    if isinstance(value, int) and abs(value) > LARGEST_SHOWN:
        return _("a huge number")
    if value is None or isinstance(value, bool | int | float):
        return json.dumps(value)
    if isinstance(value, Mapping):
        return _("an object")
    return _("a list") if isinstance(value, list) else _("a {kind}", kind=type(value).__name__)


def is_whole(value: object) -> TypeGuard[int]:
    """Whether it is a whole number; ``true`` and 3.0 are not."""
    return isinstance(value, int) and not isinstance(value, bool)


def whole(lowest: int, highest: int) -> Check:
    """A whole number within bounds."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        if not (is_whole(value) and lowest <= value <= highest):
            yield problem(path, _not_whole(lowest, highest, value))

    return check


def _not_whole(lowest: int, highest: int, value: object) -> Sentence:
    return _(
        "must be a whole number from {lowest} to {highest}, not {value}",
        lowest=lowest,
        highest=highest,
        value=shown(value),
    )


def level(value: Any, path: str, context: Context) -> Iterator[Sentence]:
    """A level of the framework, from 0 to N; to the largest N where it is not known."""
    highest = context.levels or MOST_LEVELS
    if not (is_whole(value) and LEVEL_MIN <= value <= highest):
        yield problem(path, _not_whole(LEVEL_MIN, highest, value))


def hours(highest: int) -> Check:
    """Hours in quarter steps, from 0."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        is_number = isinstance(value, float) or is_whole(value)
        if not (is_number and 0 <= value <= highest):
            wrong = _(
                "must be a number of hours from 0 to {highest}, not {value}",
                highest=highest,
                value=shown(value),
            )
            yield problem(path, wrong)
        elif value * MINUTES_PER_HOUR % MINUTES_STEP:
            wrong = _("must be in quarters of an hour, not {value}", value=shown(value))
            yield problem(path, wrong)

    return check


def text(*, empty: bool = False) -> Check:
    """Text that can be stored and read; not blank unless ``empty``."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        if not isinstance(value, str):
            yield problem(path, _not_text(value))
        elif UNFIT.search(value):
            yield problem(path, _("holds a character that cannot be shown"))
        elif not (empty or value.strip()):
            yield problem(path, _("must not be empty"))

    return check


def at_most(length: int) -> Check:
    """A text of at most this length."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        if isinstance(value, str) and len(value) > length:
            yield problem(path, _too_long(length, len(value)))

    return check


def _too_long(length: int, found: int) -> Sentence:
    return ngettext(
        "must have at most {number} character, not {found}",
        "must have at most {number} characters, not {found}",
        length,
        found=found,
    )


def _not_text(value: object) -> Sentence:
    return _("must be text, not {value}", value=shown(value))


def matching(pattern: re.Pattern[str], meaning: Sentence) -> Check:
    """Text of which the whole matches ``pattern``; ``meaning`` says in words what is wanted."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        is_match = isinstance(value, str) and pattern.fullmatch(value)
        if not is_match or UNFIT.search(value):
            wrong = _("must be {meaning}, not {value}", meaning=meaning, value=shown(value))
            yield problem(path, wrong)

    return check


def flag(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
    """True or false."""
    if not isinstance(value, bool):
        yield problem(path, _("must be true or false, not {value}", value=shown(value)))


def one_of(*choices: str) -> Check:
    """One of a few words."""

    def check(value: Any, path: str, _context: Context) -> Iterator[Sentence]:
        if not isinstance(value, str):
            yield problem(path, _not_text(value))
        elif value not in choices:
            wanted = ", ".join(map(shown, choices))
            wrong = _("must be one of {wanted}, not {value}", wanted=wanted, value=shown(value))
            is_guess = len(choices) > 1
            yield problem(path, did_you_mean(wrong, value, choices) if is_guess else wrong)

    return check


def reference(kind: Sentence, among: str) -> Check:
    """A code that the list ``among`` of the document defines; ``kind`` names it in messages."""

    def check(value: Any, path: str, context: Context) -> Iterator[Sentence]:
        if not isinstance(value, str):
            wrong = _("must be the code of a {kind}, not {value}", kind=kind, value=shown(value))
            yield problem(path, wrong)
        elif value not in context.codes[among]:
            wrong = _("no {kind} {value}", kind=kind, value=shown(value))
            yield problem(path, did_you_mean(wrong, value, context.codes[among]))

    return check
