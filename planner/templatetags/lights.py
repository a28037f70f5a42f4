"""The lights in short words, so that none reads as a yes when it means not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from datetime import date

    from django_stubs_ext import StrOrPromise

register = template.Library()

# kind of light -> its words when it is on, on from a day, and off
WORDS: dict[str, tuple[StrOrPromise, StrOrPromise, StrOrPromise]] = {
    "ready": (_("Ready"), _("Ready from {day}"), _("Not ready yet")),
    "eligible": (_("Eligible"), _("Eligible from {day}"), _("Not eligible yet")),
    "seat": (_("Free seat"), _("Free seat from {day}"), _("No free seat")),
}


class Light(Protocol):
    """One of the engine's lights."""

    @property
    def on(self) -> bool: ...

    @property
    def from_date(self) -> date | None: ...


@register.filter
def light_words(light: Light, kind: str) -> str:
    """What a light of this ``kind`` says: “Ready”, “Ready from 2 May 2027” or “Not ready yet”."""
    yes, later, no = WORDS[kind]
    if light.on:
        return str(yes)
    return str(later).format(day=date_format(light.from_date)) if light.from_date else str(no)
