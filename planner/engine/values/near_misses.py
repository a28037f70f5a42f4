"""What somebody may have meant by a word that is not known."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from planner.engine.values.sentences import Sentence
from planner.engine.values.sentences import gettext as _

LONGEST_GUESS = 120  # no code is longer; comparing longer texts only costs time


def did_you_mean(says: Sentence, word: str, known: Iterable[str]) -> Sentence:
    """``says``, about the unknown ``word``, with a hint if a known one is similar.

    >>> did_you_mean(_("no such skill"), "emapthy", ["empathy", "coaching"])
    'no such skill; did you mean "empathy"?'
    >>> did_you_mean(_("no such skill"), "zzz", ["empathy", "coaching"])
    'no such skill'
    """
    near = _nearest(word, tuple(known)) if len(word) <= LONGEST_GUESS else None
    return _('{says}; did you mean "{near}"?', says=says, near=near) if near else says


@lru_cache(maxsize=1024)
def _nearest(word: str, known: tuple[str, ...]) -> str | None:
    return next(iter(get_close_matches(word, known, n=1)), None)
