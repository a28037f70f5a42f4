"""Roles as rows of whole numbers, and how alike two rows are, without any error of rounding."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import isqrt

import numpy as np

from planner.engine.routes.network import Ints

WHOLE = 10_000
"""Values are hundredths of a percent."""


@dataclass(frozen=True, slots=True)
class Profiles:
    """[role][name] -> a whole number; those that several rows have are kept, row after row.

    Row r is from ``first[r]`` to before ``first[r + 1]``. ``squares`` are the sums of all squares.
    """

    names: Sequence[str]
    first: Ints
    columns: Ints
    numbers: Ints
    squares: Sequence[int]

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, int]]) -> Profiles:
        """Keep the rows, with the names in the order of the alphabet."""
        rows_with = Counter(name for row in rows for name in row)
        names = sorted(name for name, times in rows_with.items() if times > 1)
        column = {name: number for number, name in enumerate(names)}
        kept = [[(column[name], row[name]) for name in row if name in column] for row in rows]
        flat = np.array([pair for row in kept for pair in row], np.int64).reshape(-1, 2)
        return cls(
            names=names,
            first=np.cumsum([0, *(len(row) for row in kept)]),
            columns=flat[:, 0],
            numbers=flat[:, 1],
            squares=[sum(number * number for number in row.values()) for row in rows],
        )

    def likeness(self, row: int) -> Ints:
        """[role] -> the cosine with ``row`` in hundredths of a percent, rounded down."""
        products = np.concatenate(([0], np.cumsum(self._dense(row)[self.columns] * self.numbers)))
        dots: list[int] = (products[self.first[1:]] - products[self.first[:-1]]).tolist()
        own = self.squares[row]
        return np.array(
            [_cosine(dot, own * square) for dot, square in zip(dots, self.squares, strict=True)],
            np.int64,
        )

    def shared(self, row: int, other: int) -> list[str]:
        """The names that make the two alike, those that add the most first."""
        columns = self.columns[self._part(other)]
        products = self._dense(row)[columns] * self.numbers[self._part(other)]
        order = np.lexsort((columns, -products))
        return [self.names[columns[place]] for place in order if products[place]]

    def _dense(self, row: int) -> Ints:
        dense = np.zeros(len(self.names), np.int64)
        dense[self.columns[self._part(row)]] = self.numbers[self._part(row)]
        return dense

    def _part(self, row: int) -> slice:
        return slice(int(self.first[row]), int(self.first[row + 1]))


def _cosine(dot: int, squares: int) -> int:
    """``dot`` / √``squares`` in hundredths of a percent, rounded down; exact.

    >>> _cosine(1, 1 * 2), _cosine(6, 4 * 9), _cosine(0, 0)
    (7071, 10000, 0)
    """
    return isqrt(WHOLE * WHOLE * dot * dot // squares) if dot else 0
