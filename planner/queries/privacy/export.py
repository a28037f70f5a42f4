"""Everything that is kept about one person, for that person."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypedDict

from django.core.paginator import Page, Paginator
from django.db.models import F, Field, IntegerField, Value
from django.db.models.functions import TruncDate
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from planner.models import Employee, Evidence, MilestoneRecord, ProfileView
from planner.queries.privacy.export_part import Part
from planner.queries.privacy.export_parts import PARTS

ROWS = 20

EMPTY: tuple[object, ...] = (None, "", [])
Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the export for people: its title, and rows of labels and values."""

    title: str
    rows: Sequence[Sequence[tuple[str, Any]]]


class Confirmation(TypedDict):
    """Who confirmed what, and when. ``rated`` is the level, None for a milestone."""

    name: str
    by: str
    on: date
    rated: int | None


@dataclass(frozen=True, slots=True)
class DataPage:
    """A page of the visits of one's profile, and one of confirmations; the newest first."""

    views: Page[ProfileView]
    confirmations: Page[Confirmation]

    @property
    def views_query(self) -> str:
        """What the links between the pages of views keep: where the other list stands."""
        return f"confirmed={self.confirmations.number}&"

    @property
    def confirmed_query(self) -> str:
        return f"views={self.views.number}&"


def data_page(employee: Employee, views: str = "1", confirmed: str = "1") -> DataPage:
    """What the page “My data” shows: two lists, each with the number of its page.

    An impossible number is the nearest page.
    """
    seen = ProfileView.objects.filter(employee=employee).select_related("viewer")
    return DataPage(
        Paginator(seen, ROWS).get_page(views),
        Paginator(_confirmations(employee), ROWS).get_page(confirmed),
    )


def everything_about(employee: Employee) -> dict[str, list[Row]]:
    """The code of each part -> its rows."""
    return {part.code: _rows(part, employee) for part in PARTS}


def everything_in_words(employee: Employee) -> list[Section]:
    """The same for people to read: parts without rows are left out."""
    found = everything_about(employee)
    return [
        Section(str(part.title), [_in_words(part, row) for row in found[part.code]])
        for part in PARTS
        if found[part.code]
    ]


def _confirmations(employee: Employee) -> Any:
    """Confirmed skills and milestones in one list, which the database sorts, the newest first."""
    skills = Evidence.objects.of(employee).filter(confirms=True)
    milestones = MilestoneRecord.objects.of(employee).filter(
        state=MilestoneRecord.State.CONFIRMED, decided_by__isnull=False, decided_at__isnull=False
    )
    of_skills = skills.values(
        name=F("skill__name"), by=F("author__name"), on=F("happened_on"), rated=F("level")
    )
    of_milestones = milestones.values(
        name=F("milestone__name"),
        by=F("decided_by__name"),
        on=TruncDate("decided_at"),
        rated=Value(None, output_field=IntegerField()),
    )
    both = of_skills.order_by().union(of_milestones.order_by(), all=True)
    return both.order_by("-on", "name", "by")


def _rows(part: Part, employee: Employee) -> list[Row]:
    names = [_short(path) for path in part.paths]
    found = part.model._default_manager.filter(part.when, **{part.link: employee.pk})
    rows = found.order_by("pk").values_list(*part.paths)
    return [dict(zip(names, row, strict=True)) for row in rows]


def _short(path: str) -> str:
    """The path without the name at its end, which stands for the row behind it."""
    return path.removesuffix("__name").replace("__", "_")


def _in_words(part: Part, row: Row) -> list[tuple[str, Any]]:
    """The labels and values of ``row``; what is empty is left out."""
    described = zip(part.paths, row.values(), strict=True)
    return [
        (_label(part, path), _value(_fields(part, path)[-1], value))
        for path, value in described
        if value not in EMPTY
    ]


def _label(part: Part, path: str) -> str:
    """The words of the fields on the way, such as “answer: author”."""
    fields = _fields(part, path.removesuffix("__name"))
    return capfirst(": ".join(str(field.verbose_name) for field in fields))


def _value(field: Field[Any, Any], value: Any) -> Any:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | dict):
        return json.dumps(value, indent=2, ensure_ascii=False)
    return dict(field.flatchoices).get(value, value)


def _fields(part: Part, path: str) -> list[Field[Any, Any]]:
    """The fields on the way along ``path``."""
    model: Any = part.model
    found = []
    for name in path.split("__"):
        found.append(model._meta.get_field(name))
        model = found[-1].related_model
    return found
