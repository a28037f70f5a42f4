"""What Django's own admin templates leave without a name."""

from __future__ import annotations

import re

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

register = template.Library()

EMPTY_HEAD = re.compile(r"<th([^>]*)>\s*</th>")


@register.filter
def named_heads(html: SafeString) -> SafeString:
    """The rendered rows of an inline, with words in the head of their first column."""
    words = format_html('<span class="visually-hidden">{}</span>', _("Row"))
    named = EMPTY_HEAD.sub(lambda head: f"<th{head[1]}>{words}</th>", html)
    return mark_safe(named)  # noqa: S308  # rendered by Django
