"""What counts as text: something that can be seen."""

from __future__ import annotations

from unicodedata import category

# Controls, formats (zero width, joiners, directions, soft hyphens), and spaces of all widths.
UNSEEN_KINDS = {"Cc", "Cf", "Cs", "Zl", "Zp", "Zs"}
# What counts as a letter, a sign or a mark, and is drawn as nothing.
UNSEEN = {
    *"\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0",
    *map(chr, range(0xFE00, 0xFE10)),
    *map(chr, range(0xE0100, 0xE01F0)),
}


def visible(text: str) -> str:
    """``text`` without space around it; empty if nothing in it can be seen.

    >>> visible("  A word ")
    'A word'
    >>> visible("\u200b \u3164")
    ''
    """
    return text.strip() if any(map(_is_seen, text)) else ""


def _is_seen(character: str) -> bool:
    return category(character) not in UNSEEN_KINDS and character not in UNSEEN
