"""How alike two roles are: a weighted sum of named parts, from the framework alone."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from fractions import Fraction
from types import MappingProxyType
from typing import NamedTuple, Self
from weakref import WeakKeyDictionary

import numpy as np

from planner.engine.advice.profiles import WHOLE, Profiles
from planner.engine.advice.vocabulary import Vocabulary
from planner.engine.routes.network import Ints
from planner.engine.values.errors import require_role
from planner.engine.values.framework import Framework

LIMIT = 5
WEIGHTS: Mapping[str, int] = MappingProxyType({"skills": 20, "words": 78, "track": 2})
ABOVE_COMMON = 3
"""A level above what is common counts so many times as much as one up to it."""
REASONS = 3


@dataclass(frozen=True, slots=True)
class SimilarTerm:
    """One part of a closeness: a ``value`` in hundredths of a percent, and how much it weighs.

    ``because`` names what the value comes from, at most three, the most important first: codes
    of skills, words that names are made of, the code of a track, or codes of roles.
    """

    name: str
    value: int
    weight: int
    because: tuple[str, ...] = ()

    @property
    def percent(self) -> Fraction:
        return Fraction(self.weight * self.value, WHOLE)


@dataclass(frozen=True, slots=True)
class Similar:
    """A role, and how close it is to another: the exact sum of the ``terms``."""

    role: str
    percent: Fraction
    terms: tuple[SimilarTerm, ...]


class Part(NamedTuple):
    """One part of the closeness of all roles to one: [role] -> value, and why it is not 0."""

    weight: int
    values: Ints
    because: Callable[[int], tuple[str, ...]]


def similar_roles(framework: Framework, code: str, limit: int = LIMIT) -> tuple[Similar, ...]:
    """The ``limit`` roles that are most like the role ``code``, ties by code.

    - skills: the cosine of the levels that they ask for, where a level above the framework's
      median of the skill counts three times;
    - words: the cosine of the words in names, summaries, responsibilities and names of skills
      (``vocabulary``);
    - track: whether both are on the same track.

    Roles without anything alike are left out. Raises ``UnknownRole``.
    """
    require_role(framework.roles, code)
    likeness = likeness_of(framework)
    row = likeness.row(code)
    return closest(likeness.codes, row, likeness.parts(row), limit)


def closest(
    codes: Sequence[str], row: int, parts: Mapping[str, Part], limit: int
) -> tuple[Similar, ...]:
    """The ``limit`` roles with the largest sums of the ``parts``, without the one in ``row``."""
    points = points_of(parts)
    order = np.argsort(-points, kind="stable")
    others = order[(points[order] > 0) & (order != row)]
    return tuple(similar(codes[other], other, parts) for other in others[:limit].tolist())


def points_of(parts: Mapping[str, Part]) -> Ints:
    """[role] -> the weighted sum of the parts: the percent times ``WHOLE``."""
    total: Ints = np.sum([part.weight * part.values for part in parts.values()], axis=0)
    return total


def similar(code: str, row: int, parts: Mapping[str, Part]) -> Similar:
    """The role ``code`` in ``row``, with what the parts say of it."""
    terms = tuple(
        SimilarTerm(name, int(part.values[row]), part.weight, part.because(row))
        for name, part in parts.items()
    )
    return Similar(code, sum((term.percent for term in terms), Fraction()), terms)


@dataclass(frozen=True, slots=True)
class Likeness:
    """What is kept of a framework to compare its roles. Rows are roles, by code."""

    codes: Sequence[str]
    tracks: Sequence[str]
    skills: Profiles
    words: Profiles
    spelled: Mapping[str, str]
    telling: Set[str]

    @classmethod
    def of(cls, framework: Framework) -> Self:
        """Read the framework without holding on to it."""
        codes = sorted(framework.roles)
        vocabulary = Vocabulary.of(framework, codes)
        return cls(
            codes=codes,
            tracks=[framework.roles[code].track for code in codes],
            skills=Profiles.of(list(_above_common(framework, codes))),
            words=Profiles.of(vocabulary.rows),
            spelled=vocabulary.spelled,
            telling=vocabulary.telling,
        )

    def row(self, code: str) -> int:
        return self.codes.index(code)

    def parts(self, row: int) -> dict[str, Part]:
        """What makes the other roles like the one in ``row``, by name."""
        track = self.tracks[row]
        same = [WHOLE if other == track else 0 for other in self.tracks]
        found = {
            "skills": (self.skills.likeness(row), lambda other: self._skills(row, other)),
            "words": (self.words.likeness(row), lambda other: self._words(row, other)),
            "track": (np.array(same, np.int64), lambda other: (track,) if same[other] else ()),
        }
        return {name: Part(WEIGHTS[name], *part) for name, part in found.items()}

    def _skills(self, row: int, other: int) -> tuple[str, ...]:
        return tuple(self.skills.shared(row, other)[:REASONS])

    def _words(self, row: int, other: int) -> tuple[str, ...]:
        keys = (key for key in self.words.shared(row, other) if key in self.telling)
        return tuple(dict.fromkeys(self.spelled[key] for key in keys))[:REASONS]


def _above_common(framework: Framework, codes: Sequence[str]) -> Iterator[dict[str, int]]:
    """Of each role: skill -> its level, those above the median counted three times."""
    common = _medians(framework)
    for code in codes:
        yield {
            skill: level + (ABOVE_COMMON - 1) * max(0, level - common.get(skill, 0))
            for skill, level in framework.roles[code].needs.items()
        }


def _medians(framework: Framework) -> dict[str, int]:
    """Skill -> the lower median of the levels over all roles, 0 where it is not asked for.

    Skills that fewer than half of the roles ask for are left out: their median is 0.
    """
    asked: dict[str, list[int]] = {}
    for role in framework.roles.values():
        for skill, level in role.needs.items():
            asked.setdefault(skill, []).append(level)
    lower = (len(framework.roles) - 1) // 2
    silent = {skill: len(framework.roles) - len(levels) for skill, levels in asked.items()}
    return {
        skill: sorted(levels)[lower - silent[skill]]
        for skill, levels in asked.items()
        if silent[skill] <= lower
    }


_kept: WeakKeyDictionary[Framework, Likeness] = WeakKeyDictionary()


def likeness_of(framework: Framework) -> Likeness:
    """The likeness of the roles of ``framework``, read when first asked for."""
    likeness = _kept.get(framework)
    if likeness is None:
        likeness = _kept[framework] = Likeness.of(framework)
    return likeness
