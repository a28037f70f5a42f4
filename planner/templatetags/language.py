"""Words in the language of the reader."""

from __future__ import annotations

from datetime import date

from django import template
from django.utils.formats import date_format, get_format
from django.utils.translation import gettext as _

from planner.queries.common import language

register = template.Library()

SHORT_DAY = "SHORT_DAY_FORMAT"


@register.filter
def said(words: str) -> str:
    """A sentence of the engine, in the reader’s language."""
    return language.translate_sentence(words)


@register.filter
def listed(names: list[str]) -> str:
    """The names as part of a sentence."""
    return language.list_in_language(names)


@register.filter
def short_day(day: date) -> str:
    """The day without its year: 3 Mar, or Mar 3."""
    known = get_format(SHORT_DAY)  # the name itself where a language has no such format
    return date_format(day, _("j M") if known == SHORT_DAY else known)
