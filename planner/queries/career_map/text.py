"""Measures and wraps the names on the map: SVG does not wrap text by itself."""

from __future__ import annotations

from functools import lru_cache

NARROW = set("iljtfrI.,’'|!:;()[]/- ")
WIDE = set("mwMW@%&—")
NARROW_EM, NORMAL_EM, CAPITAL_EM, WIDE_EM = 0.34, 0.585, 0.69, 0.9
ELLIPSIS = "…"


def width_of(text: str, size: float) -> float:
    """The approximate width of ``text`` in semi-bold Inter at ``size``, in the unit of ``size``."""
    return size * sum(_em(letter) for letter in text)


@lru_cache(maxsize=4096)
def wrapped(text: str, width: float, size: float, most: int = 4) -> tuple[str, ...]:
    """``text`` in lines that are at most ``width`` wide, cut after ``most`` lines.

    A single word that is wider than that stands alone in its line.

    >>> wrapped("Escalations and complaints specialist", 96, 12.5)
    ('Escalations', 'and complaints', 'specialist')
    """
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        return (*lines[: most - 1], lines[most - 1] + ELLIPSIS)
    return tuple(lines)


def _em(letter: str) -> float:
    if letter in NARROW:
        return NARROW_EM
    if letter in WIDE:
        return WIDE_EM
    return CAPITAL_EM if letter.isupper() else NORMAL_EM
