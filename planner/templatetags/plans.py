"""How plans are put into words."""

from __future__ import annotations

from django import template

register = template.Library()

MINUTES_PER_HOUR = 60
QUARTERS = {0: "", 15: "¼", 30: "½", 45: "¾"}


@register.filter
def hours(minutes: int) -> str:
    """Minutes as hours with quarters; other minutes are spelt out.

    >>> hours(90), hours(60), hours(15), hours(100)
    ('1½ hours', '1 hour', '¼ hour', '1 h 40 min')
    """
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    if rest not in QUARTERS:
        return f"{whole} h {rest} min" if whole else f"{rest} min"
    number = f"{whole or ''}{QUARTERS[rest]}" or "0"
    return f"{number} hour{'' if 0 < minutes <= MINUTES_PER_HOUR else 's'}"
