"""Texts in the reader's language: sentences of the engine, and lists."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext, pgettext

from planner.engine.values.sentences import Fact, Sentence

NO_BREAK_SPACE = "\u00a0"


def translate_sentence(words: str) -> str:
    """A sentence of the engine in the reader’s language; other words as they are.

    No line breaks between a number and its “%”.
    """
    if not isinstance(words, Sentence):
        return words
    facts = {name: _said(fact) for name, fact in words.facts.items()}
    return _pattern(words).replace(" %", f"{NO_BREAK_SPACE}%").format(**facts)


def list_in_language(names: Iterable[str]) -> str:
    """The names as part of a sentence: “a, b and c”. Empty for none."""
    *first, last = [*names] or [""]
    if not first:
        return last
    text = pgettext("the last two of a list", "{first} and {last}")
    return text.format(first=pgettext("between two of a list", ", ").join(first), last=last)


def alternatives_in_language(names: Iterable[str]) -> str:
    """The names as part of a sentence: “a, b or c”. Empty for none."""
    *first, last = [*names] or [""]
    if not first:
        return last
    text = pgettext("the last two alternatives", "{first} or {last}")
    return text.format(first=pgettext("between two of a list", ", ").join(first), last=last)


def _pattern(words: Sentence) -> str:
    number = words.facts.get("number")
    if words.many and isinstance(number, int):
        return ngettext(words.one, words.many, number)
    return gettext(words.one)


def _said(fact: Fact) -> str:
    if isinstance(fact, date):
        return date_format(fact)
    if isinstance(fact, tuple):
        return list_in_language(translate_sentence(name) for name in fact)
    return translate_sentence(fact) if isinstance(fact, str) else number_format(fact)
