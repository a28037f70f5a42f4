"""Minutes in the words that people use."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.models.plan import MINUTES_PER_HOUR

QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}


def hours_in_words(minutes: int) -> str:
    """Hours with quarters; other minutes are spelt out.

    >>> hours_in_words(90), hours_in_words(60), hours_in_words(15), hours_in_words(100)
    ('1½ hours', '1 hour', '¼ hour', '1 h 40 min')
    """
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    if rest in QUARTERS:
        number = f"{number_format(whole) if whole else ''}{QUARTERS[rest]}" or number_format(0)
        counted = whole + bool(rest)
        return ngettext("{number} hour", "{number} hours", counted).format(number=number)
    if whole:
        return _("{hours} h {minutes} min").format(hours=number_format(whole), minutes=rest)
    return _("{minutes} min").format(minutes=rest)
