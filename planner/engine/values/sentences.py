"""Sentences that can be said in another language later: what they say, and of which facts.

The engine knows no languages. It writes English, and keeps the pattern with its facts, so that
whoever shows the sentence can translate it (``translate_sentence`` in the queries). The functions
bear the usual names, so that the usual tools find what is to be translated.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Self

from planner.engine.values.words import joined, spoken_date

Fact = str | int | float | date | tuple[str, ...]


class Sentence(str):
    """English words. ``facts`` fill the braces of ``one``, or of ``many`` where it is not empty.

    Which of the two is decided by the fact ``number``. A tuple is a list of names.
    """

    one: str
    many: str
    facts: Mapping[str, Fact]

    def __new__(cls, one: str, many: str, facts: Mapping[str, Fact]) -> Self:
        pattern = many if many and facts["number"] != 1 else one
        words = super().__new__(cls, pattern.format(**{k: spoken(v) for k, v in facts.items()}))
        words.one, words.many, words.facts = one, many, facts
        return words

    def __getnewargs__(self) -> tuple[str, str, Mapping[str, Fact]]:  # type: ignore[override]
        """What a copy is made of, so that a sentence can be cached and sent to another process."""
        return self.one, self.many, self.facts


def gettext(text: str, /, **facts: Fact) -> Sentence:
    """A sentence.

    >>> gettext("{name} fades on {day}.", name="Empathy", day=date(2027, 3, 3))
    'Empathy fades on 3 March 2027.'
    """
    return Sentence(text, "", facts)


def ngettext(one: str, many: str, number: int, /, **facts: Fact) -> Sentence:
    """A sentence about a ``number``, in the singular or in the plural.

    >>> ngettext("{number} day", "{number} days", 1), ngettext("{number} day", "{number} days", 2)
    ('1 day', '2 days')
    """
    return Sentence(one, many, {**facts, "number": number})


def spoken(fact: Fact) -> str:
    """A fact in English."""
    if isinstance(fact, date):
        return spoken_date(fact)
    return joined(fact) if isinstance(fact, tuple) else str(fact)
