"""How a part of the export of somebody's data is described."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from django.db.models import Model, Q

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class Part:
    """Rows of ``model`` whose ``link``, a path of fields, is the person, and which fulfil ``when``.

    ``code`` names it in JSON, ``title`` for people. ``fields`` are paths; a
    name at the end of one stands for the whole row behind it. ``without`` names the fields
    that stay out, each with the reason beside it.
    """

    code: str
    title: StrPromise
    model: type[Model]
    link: str
    fields: str
    without: Sequence[str] = ()
    when: Q = field(default_factory=Q)

    @property
    def paths(self) -> list[str]:
        return self.fields.split()
