"""Words in the language of the reader."""

from __future__ import annotations

from django import template

from planner.queries import language

register = template.Library()


@register.filter
def said(words: str) -> str:
    """A sentence of the engine, in the reader’s language."""
    return language.said(words)


@register.filter
def listed(names: list[str]) -> str:
    """The names as part of a sentence."""
    return language.listed(names)
