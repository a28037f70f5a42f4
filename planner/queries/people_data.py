"""Everything that is kept about one person, for that person."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from django.db.models import Field
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from planner.models import Employee, Evidence, MilestoneRecord, ProfileView
from planner.queries.people_data_part import Part
from planner.queries.people_data_parts import PARTS

SHOWN = 30

EMPTY: tuple[object, ...] = (None, "", [])
Row = dict[str, Any]
AnyField: TypeAlias = "Field[Any, Any]"


@dataclass(frozen=True, slots=True)
class Section:
    """A table of the export for people: its title, and rows of labels and values."""

    title: str
    rows: Sequence[Sequence[tuple[str, Any]]]


@dataclass(frozen=True, slots=True)
class Confirmation:
    """Who confirmed what, and when. ``level`` is None for a milestone."""

    name: str
    by: str
    on: date
    level: int | None = None


@dataclass(frozen=True, slots=True)
class DataPage:
    """The latest visits of one's profile and the latest confirmations; the newest first."""

    views: Sequence[ProfileView]
    confirmations: Sequence[Confirmation]
    most: int = SHOWN


def data_page(employee: Employee) -> DataPage:
    """What the page “My data” shows. Three SQL queries."""
    views = ProfileView.objects.filter(employee=employee).select_related("viewer")
    found = sorted(_confirmations(employee), key=lambda one: one.on, reverse=True)
    return DataPage(list(views[:SHOWN]), found[:SHOWN])


def everything_about(employee: Employee) -> dict[str, list[Row]]:
    """The code of each part -> its rows. One SQL query for each part."""
    return {part.code: _rows(part, employee) for part in PARTS}


def everything_in_words(employee: Employee) -> list[Section]:
    """The same for people to read: parts without rows are left out."""
    found = everything_about(employee)
    return [
        Section(str(part.title), [_in_words(part, row) for row in found[part.code]])
        for part in PARTS
        if found[part.code]
    ]


def _confirmations(employee: Employee) -> Iterator[Confirmation]:
    evidence = Evidence.objects.of(employee).filter(confirms=True)
    for row in evidence.select_related("skill", "author")[:SHOWN]:
        yield Confirmation(row.skill.name, row.author.name, row.happened_on, row.level)
    decided = MilestoneRecord.objects.of(employee).filter(state=MilestoneRecord.State.CONFIRMED)
    decided = decided.exclude(decided_by=None).select_related("milestone", "decided_by")
    for record in decided.order_by("-decided_at")[:SHOWN]:
        if record.decided_by and record.decided_at:
            day = timezone.localdate(record.decided_at)
            yield Confirmation(record.milestone.name, record.decided_by.name, day)


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


def _value(field: AnyField, value: Any) -> Any:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, list | dict):
        return json.dumps(value, indent=2, ensure_ascii=False)
    return dict(field.flatchoices).get(value, value)


def _fields(part: Part, path: str) -> list[AnyField]:
    """The fields on the way along ``path``."""
    model: Any = part.model
    found = []
    for name in path.split("__"):
        found.append(model._meta.get_field(name))
        model = found[-1].related_model
    return found
