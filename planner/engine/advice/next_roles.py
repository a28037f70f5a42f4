"""Where people go from a role, whoever asks: how close roles are, and where moves lead."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from math import log
from types import MappingProxyType
from typing import Self
from weakref import WeakKeyDictionary

import numpy as np

from planner.engine.advice.profiles import WHOLE
from planner.engine.advice.similarity import (
    LIMIT,
    REASONS,
    Likeness,
    Part,
    Similar,
    closest,
    likeness_of,
    points_of,
    similar,
)
from planner.engine.routes.network import Ints
from planner.engine.standing.readiness import FULL
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework

WEIGHTS: Mapping[str, int] = MappingProxyType(
    {"skills": 10, "words": 39, "track": 1, "moves-in": 10, "closest-roles": 40}
)
CLOSEST = 10


def next_roles(framework: Framework, code: str, limit: int = LIMIT) -> tuple[Similar, ...]:
    """The ``limit`` roles to which people are most likely to go from ``code``, ties by code.

    - skills, words, track: as in ``similar_roles``, each with half its weight there;
    - moves-in: ln(1 + roles that lead there) in percent of the largest, to the nearest hundredth;
    - closest-roles: of the role itself and the ten most similar ones, as far as they lead
      anywhere, each counted as much as it is similar, the percent that lead there, rounded down
      to hundredths.

    Roles that nothing speaks for are left out. Raises ``UnknownRole``.
    """
    require_role(framework.roles, code)
    likeness = likeness_of(framework)
    row = likeness.row(code)
    return closest(likeness.codes, row, _parts(framework, likeness, row), limit)


def as_next_role(framework: Framework, code: str, other: str) -> Similar:
    """The role ``other`` as ``next_roles`` sees it from ``code``, however far down the list.

    Raises ``UnknownRole``.
    """
    require_role(framework.roles, code)
    require_role(framework.roles, other)
    likeness = likeness_of(framework)
    parts = _parts(framework, likeness, likeness.row(code))
    return similar(other, likeness.row(other), parts)


def next_percents(framework: Framework, code: str) -> dict[str, int]:
    """Role -> the percent that ``next_roles`` gives it for ``code``, rounded down to whole ones."""
    likeness = likeness_of(framework)
    points = points_of(_parts(framework, likeness, likeness.row(code))) // WHOLE
    return dict(zip(likeness.codes, points.tolist(), strict=True))


def _parts(framework: Framework, likeness: Likeness, row: int) -> dict[str, Part]:
    onward = _onward_of(framework, likeness.codes)
    alike = likeness.parts(row)
    like = points_of(alike)
    like[row] = FULL * WHOLE  # wholly like itself
    guides = onward.guides(row, like)
    return {
        **{name: part._replace(weight=WEIGHTS[name]) for name, part in alike.items()},
        "moves-in": Part(WEIGHTS["moves-in"], onward.moves_in, lambda _other: ()),
        "closest-roles": Part(
            WEIGHTS["closest-roles"],
            onward.shares(guides, like),
            lambda other: tuple(
                likeness.codes[guide] for guide in guides if other in onward.targets[guide]
            )[:REASONS],
        ),
    }


@dataclass(frozen=True, slots=True)
class Onward:
    """[role] -> the roles that moves lead to from there, and how many lead there (as a value)."""

    targets: Sequence[frozenset[int]]
    moves_in: Ints

    @classmethod
    def of(cls, framework: Framework, codes: Sequence[str]) -> Self:
        """Read the moves; several from one role to another count once."""
        rows = {code: row for row, code in enumerate(codes)}
        targets: list[set[int]] = [set() for _ in codes]
        for move in framework.moves:
            targets[rows[move.source]].add(rows[move.target])
        sources = np.zeros(len(codes), np.int64)
        for found in targets:
            sources[list(found)] += 1
        most = log(1 + max(sources.tolist(), default=0)) or 1
        shares = [round(WHOLE * log(1 + number) / most) for number in sources.tolist()]
        return cls([frozenset(found) for found in targets], np.array(shares, np.int64))

    def guides(self, row: int, like: Ints) -> list[int]:
        """The role in ``row`` and the ten most like it, as far as they lead anywhere."""
        order = np.argsort(-like, kind="stable").tolist()
        others = (other for other in order if self.targets[other] and like[other] and other != row)
        return [*([row] if self.targets[row] else []), *islice(others, CLOSEST)]

    def shares(self, guides: Sequence[int], like: Ints) -> Ints:
        """[role] -> the share of the guides that lead there, each counted as ``like`` says."""
        votes = np.zeros(len(self.targets), np.int64)
        for guide in guides:
            votes[list(self.targets[guide])] += like[guide]
        return WHOLE * votes // max(1, int(like[list(guides)].sum()))


_kept: WeakKeyDictionary[Framework, Onward] = WeakKeyDictionary()


def _onward_of(framework: Framework, codes: Sequence[str]) -> Onward:
    onward = _kept.get(framework)
    if onward is None:
        onward = _kept[framework] = Onward.of(framework, codes)
    return onward
