"""What Django's own admin templates leave without a name."""

from __future__ import annotations

import re

from django import template
from django.utils.safestring import SafeString, mark_safe

register = template.Library()

EMPTY_HEAD = re.compile(r"<th([^>]*)>\s*</th>")
NAMED_HEAD = r'<th\1><span class="visually-hidden">Row</span></th>'


@register.filter
def named_heads(html: SafeString) -> SafeString:
    """The rendered rows of an inline, with words in the head of their first column."""
    return mark_safe(EMPTY_HEAD.sub(NAMED_HEAD, html))  # noqa: S308  # rendered by Django
