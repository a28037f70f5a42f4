"""Pages of lists."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar, cast

from django.core.paginator import Page

Row = TypeVar("Row")


def same_page(found: Page[Any], rows: Sequence[Row]) -> Page[Row]:
    """The page ``found``, with ``rows`` made of what was on it."""
    return cast("Page[Row]", Page(rows, found.number, found.paginator))
