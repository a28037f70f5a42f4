"""Makes the draft tables equal to the rows of a document, with few SQL queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, astuple, dataclass
from operator import add
from typing import Any, TypeAlias, TypeVar

from django.db.models import Model
from django.utils.translation import gettext as _

from planner import models as m
from planner.actions.framework.rows import Wanted
from planner.models.framework.draft import FrameworkItem
from planner.models.statistics import analyse

Key: TypeAlias = tuple[Hashable, ...]
Offered: TypeAlias = Mapping[type[Model], set[str]]
K = TypeVar("K")

POSITION_STEP = 10  # leaves room to put something in between by hand


@dataclass(frozen=True, slots=True)
class LoadReport:
    """How many rows a load touched. ``retired`` counts items, ``removed`` rows that joined some."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    retired: int = 0
    removed: int = 0

    def __add__(self, other: LoadReport) -> LoadReport:
        return LoadReport(*map(add, astuple(self), astuple(other)))

    @property
    def is_empty(self) -> bool:
        """Nothing was different from what was there."""
        return not (self.created or self.changed or self.retired or self.removed)

    def __str__(self) -> str:
        text = _(
            "{created} created, {changed} changed, {unchanged} unchanged,"
            " {retired} retired, {removed} removed"
        )
        return text.format(**asdict(self))


@dataclass(frozen=True, slots=True)
class Table:
    """One draft table. ``key`` names the columns that make a row itself.

    ``group``: positions count within the rows that share this column.
    """

    model: type[Model]
    key: tuple[str, ...]
    group: str | None = None

    def key_of(self, row: Model) -> Key:
        return tuple(getattr(row, name) for name in self.key)

    def group_of(self, row: Model) -> Hashable:
        return getattr(row, self.group) if self.group else None

    @property
    def columns(self) -> list[str]:
        """What a row consists of, apart from its primary key."""
        return [f.attname for f in self.model._meta.concrete_fields if not f.primary_key]

    @property
    def is_item(self) -> bool:
        return issubclass(self.model, FrameworkItem)

    @property
    def is_ordered(self) -> bool:
        return "position" in self.columns


TABLES = (
    Table(m.CareerFramework, ("id",)),
    Table(m.Track, ("code",)),
    Table(m.Skill, ("code",)),
    Table(m.SkillLevel, ("skill_id", "level")),
    Table(m.Milestone, ("code",)),
    Table(m.Role, ("code",)),
    Table(m.Requirement, ("role_id", "skill_id"), "role_id"),
    Table(m.Growth, ("role_id", "skill_id", "level"), "role_id"),
    Table(m.Gate, ("role_id", "milestone_id", "choice")),
    Table(m.Move, ("source_id", "target_id", "kind")),
    Table(m.Activity, ("code",)),
    Table(m.Effect, ("activity_id", "skill_id", "from_level"), "activity_id"),
    Table(m.Activity.after.through, ("from_activity_id", "to_activity_id")),
)


def doubles(wanted: Iterable[Wanted]) -> Iterator[tuple[str, str]]:
    """Rows that the tables would take for one and the same: the path, and what is wrong."""
    tables = {table.model: table for table in TABLES}
    first: dict[str, str] = {}
    for want in wanted:
        table = tables.get(type(want.row))
        key = str((want.row._meta.label, table.key_of(want.row) if table else want.path))
        if first.setdefault(key, want.path) != want.path:
            text = _("says the same as {first}, or contradicts it")
            yield want.path, text.format(first=first[key])


def merge(wanted: Iterable[Wanted]) -> LoadReport:
    """Make the draft tables equal to ``wanted``.

    An item that is not wanted is retired; a row that joins items and is not wanted is removed,
    unless one of its items is retired: then it waits for that item to come back.
    """
    rows: dict[type[Model], list[Model]] = defaultdict(list)
    for want in wanted:
        rows[type(want.row)].append(want.row)
    offered = {
        table.model: {str(row.pk) for row in rows[table.model]} for table in TABLES if table.is_item
    }
    merged = [_merge_table(table, rows[table.model], offered) for table in TABLES]
    analyse(*(table.model for table in TABLES))
    return sum(merged, LoadReport())


def merge_accepted(wanted: Sequence[Wanted]) -> LoadReport:
    """Make the accepted findings equal to ``wanted``."""
    held = m.AcceptedFinding.objects.values_list("code", "subjects", "reason")
    rows = [want.row for want in wanted if isinstance(want.row, m.AcceptedFinding)]
    if [(row.code, row.subjects, row.reason) for row in rows] == list(held):
        return LoadReport(unchanged=len(rows))
    removed, _by_table = m.AcceptedFinding.objects.all().delete()
    for index, row in enumerate(rows, start=1):
        row.position = index * POSITION_STEP
    m.AcceptedFinding.objects.bulk_create(rows)
    return LoadReport(created=len(rows), removed=removed)


def _merge_table(table: Table, wanted: list[Model], offered: Offered) -> LoadReport:
    held = {table.key_of(row): row for row in table.model._default_manager.all()}
    if table.is_ordered:
        _settle_table(table, wanted, held)
    created = [row for row in wanted if table.key_of(row) not in held]
    changed = [row for row in wanted if _differs(table, row, held.get(table.key_of(row)))]
    table.model._default_manager.bulk_create(created)
    if changed:
        # By key, row over row: with thousands of rows ten times faster than bulk_update.
        table.model._default_manager.bulk_create(
            changed,
            update_conflicts=True,
            unique_fields=table.key,
            update_fields=[name for name in table.columns if name not in table.key],
        )
    keys = {table.key_of(row) for row in wanted}
    rest = [row for key, row in held.items() if key not in keys]
    return LoadReport(
        created=len(created),
        changed=len(changed),
        unchanged=len(wanted) - len(created) - len(changed),
        retired=_retire(table, rest) if table.is_item else 0,
        removed=0 if table.is_item else _remove(table, rest, offered),
    )


def _differs(table: Table, row: Model, held: Model | None) -> bool:
    """Whether a row that is there has to change."""
    return held is not None and any(
        getattr(row, name) != getattr(held, name) for name in table.columns
    )


def _retire(table: Table, rest: Iterable[Model]) -> int:
    codes = [row.pk for row in rest if not getattr(row, "retired", True)]
    return table.model._default_manager.filter(pk__in=codes).update(retired=True) if codes else 0


def _remove(table: Table, rest: Iterable[Model], offered: Offered) -> int:
    ends = [
        (column.attname, offered[column.related_model])
        for column in table.model._meta.concrete_fields
        if isinstance(column.related_model, type) and column.related_model in offered
    ]
    gone = [row.pk for row in rest if all(getattr(row, name) in codes for name, codes in ends)]
    if gone:
        table.model._default_manager.filter(pk__in=gone).delete()
    return len(gone)


def _settle_table(table: Table, wanted: Iterable[Model], held: Mapping[Key, Model]) -> None:
    """Give each wanted row its position: the held one wherever the order allows it."""
    groups: dict[Hashable, list[Any]] = defaultdict(list)
    for row in wanted:
        groups[table.group_of(row)].append(row)
    places = {key: (getattr(row, "position", 0), row.pk) for key, row in held.items()}
    for rows in groups.values():
        positions = settle([table.key_of(row) for row in rows], places)
        for row, position in zip(rows, positions, strict=True):
            row.position = position


def settle(wanted: Sequence[K], held: Mapping[K, tuple[int, Any]]) -> list[int]:
    """Positions that put ``wanted`` in order, changing as few as is easily done.

    ``held`` maps to the present position and the value that breaks ties.

    >>> settle(["a", "b", "c"], {"a": (10, 1), "c": (10, 2)})
    [10, 20, 30]
    >>> settle(["a", "b"], {"a": (1000, "a"), "b": (1000, "b")})
    [1000, 1000]
    """
    positions: list[int] = []
    last, tie = 0, None
    for key in wanted:
        position, own = held.get(key, (0, None))
        keeps = position > last or (position == last and tie is not None and own > tie)
        last, tie = (position, own) if keeps else (last + POSITION_STEP, None)
        positions.append(last)
    return positions
