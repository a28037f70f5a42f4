"""The words with which roles are described, counted so that texts can be compared."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from typing import Self
from unicodedata import combining, normalize

from planner.engine.values.framework import Framework, Role

WORD = re.compile(r"[^\W\d_]{2,}")
BEGINNING = 6
"""A word counts as it is, and once more by so many first letters, so that endings matter less."""
NAME_TIMES = 5
"""The words of a role's name count as if they were told so many times."""
REPEATED = 0.6
"""A word that is told again adds less than the first time."""
FINE = 1_000
"""Weights of words are whole numbers: thousandths, rounded to the nearest."""
TELLING = 4
"""Shorter words tell nothing by themselves."""
REMEMBERED = 1 << 15


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """[role] -> a word or the beginning of words -> how much it weighs there.

    ``spelled`` is the most frequent word behind each; of equals the first in the alphabet.
    ``telling`` are those that the names of roles, skills and tracks are made of: words such as
    “their” count, but nobody wants to read them as a reason.
    """

    rows: Sequence[Mapping[str, int]]
    spelled: Mapping[str, str]
    telling: Set[str]

    @classmethod
    def of(cls, framework: Framework, codes: Sequence[str]) -> Self:
        """Count the words of the roles with these ``codes``, in this order.

        A word weighs times in the role ** 0.6 x √ln((roles + 1) / roles that use it), and so
        does the beginning of words.
        """
        told = [_words_of(framework, framework.roles[code]) for code in codes]
        counted = [_by_key(words) for words in told]
        roles_with = Counter(key for row in counted for key in row)
        rare = {key: sqrt(log((len(counted) + 1) / roles)) for key, roles in roles_with.items()}
        rows = [
            {key: round(FINE * times**REPEATED * rare[key]) for key, times in row.items()}
            for row in counted
        ]
        return cls(rows, _spellings(told), frozenset(_telling(framework)))


def words_in(text: str) -> list[str]:
    """The words of two letters or more, in small letters, as often as they are there.

    >>> words_in("Résout les tickets, et les clôt à 17h.")
    ['résout', 'les', 'tickets', 'et', 'les', 'clôt']
    """
    return WORD.findall(normalize("NFC", text).casefold())


def _words_of(framework: Framework, role: Role) -> Counter[str]:
    skills = (framework.skills[line.skill].name for line in role.requires)
    words: Counter[str] = Counter()
    for text in (role.summary, *role.responsibilities, *skills):
        words.update(words_in(text))
    for word in words_in(role.name):
        words[word] += NAME_TIMES
    return words


@lru_cache(REMEMBERED)
def _keys(word: str) -> tuple[str, str]:
    """The word without accents, and its beginning.

    >>> _keys("résout"), _keys("résoudre")
    (('resout', 'resout-'), ('resoudre', 'resoud-'))
    """
    plain = "".join(sign for sign in normalize("NFKD", word) if not combining(sign))
    return plain, f"{plain[:BEGINNING]}-"


def _telling(framework: Framework) -> Iterator[str]:
    named = (framework.roles, framework.skills, framework.tracks)
    for item in (item for items in named for item in items.values()):
        for word in words_in(item.name):
            if len(word) >= TELLING:
                yield from _keys(word)


def _by_key(words: Mapping[str, int]) -> Counter[str]:
    counted: Counter[str] = Counter()
    for word, times in words.items():
        for key in _keys(word):
            counted[key] += times
    return counted


def _spellings(told: Sequence[Mapping[str, int]]) -> dict[str, str]:
    totals: Counter[str] = Counter()
    for words in told:
        totals.update(words)
    spelled: dict[str, str] = {}
    for word in sorted(totals, key=lambda word: (-totals[word], word)):
        for key in _keys(word):
            spelled.setdefault(key, word)
    return spelled
