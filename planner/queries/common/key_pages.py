"""Long lists, page by page, by the key of a row: a late page costs what the first does."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from django.db.models import Model, Q, QuerySet

Row = TypeVar("Row", bound=Model)
PLACE = re.compile(r"(older|newer)-(\d{1,18})")


@dataclass(frozen=True, slots=True)
class KeyPage(Generic[Row]):
    """Some rows of a list, the newest first.

    ``newer`` and ``older`` are the places of the pages beside this one, as an address names them;
    empty at the ends of the list. ``place`` is that of this page, empty for the first.
    """

    rows: Sequence[Row]
    place: str
    newer: str
    older: str

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)


def key_page(rows: QuerySet[Row], by: str, size: int, place: str = "") -> KeyPage[Row]:
    """The page of ``rows`` at ``place``: from the newest on by the column ``by``, then by key.

    A place that says nothing, or whose row is not in the list, is the first page.
    """
    found = PLACE.fullmatch(place)
    start = rows.filter(pk=found[2]).values_list(by, "pk").first() if found else None
    if found is None or start is None:
        return _first(rows, by, size)
    if found[1] == "older":
        return _older(rows, by, size, start, place)
    return _newer(rows, by, size, start, place)


def _first(rows: QuerySet[Row], by: str, size: int) -> KeyPage[Row]:
    some = list(rows.order_by(f"-{by}", "-pk")[: size + 1])
    return KeyPage(some[:size], "", "", _beyond(some, size))


def _older(
    rows: QuerySet[Row], by: str, size: int, start: tuple[Any, int], place: str
) -> KeyPage[Row]:
    day, key = start
    later = Q(**{f"{by}__lte": day}) & (Q(**{f"{by}__lt": day}) | Q(pk__lt=key))
    some = list(rows.filter(later).order_by(f"-{by}", "-pk")[: size + 1])
    if not some:
        return _first(rows, by, size)
    return KeyPage(some[:size], place, f"newer-{some[0].pk}", _beyond(some, size))


def _newer(
    rows: QuerySet[Row], by: str, size: int, start: tuple[Any, int], place: str
) -> KeyPage[Row]:
    day, key = start
    earlier = Q(**{f"{by}__gte": day}) & (Q(**{f"{by}__gt": day}) | Q(pk__gt=key))
    some = list(rows.filter(earlier).order_by(by, "pk")[: size + 1])
    if len(some) <= size:
        return _first(rows, by, size)
    some = some[:size][::-1]
    return KeyPage(some, place, f"newer-{some[0].pk}", f"older-{some[-1].pk}")


def _beyond(some: Sequence[Row], size: int) -> str:
    return f"older-{some[size - 1].pk}" if len(some) > size else ""
