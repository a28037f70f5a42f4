"""Small random frameworks, full of what makes routes hard, and random ratings of somebody."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from itertools import permutations
from typing import Any, NamedTuple

from hypothesis import strategies as st

from planner.engine.values.dates import add_months
from planner.engine.values.person import Rating
from tests.engine.support.build import AT, document, growth, level_names, move, role, skill
from tests.engine.support.oracle import Traveller

SKILLS = ("a", "b", "c", "d")
ROLES = ("m", "n", "o", "p", "q", "r", "s")
KINDS = ("promotion", "lateral", "cross")
LEVELS = st.sampled_from((1, 2, 3, 4, 4, 5, 6, 7))
LEVEL = st.sampled_from((0, 1, 2, 3, 4, 4, 7))  # 7 was given on a longer scale
WHOLE_HOURS = st.sampled_from((1, 1, 2, 8, 40, 0.25, 0.5, 0))
HOURS = st.sampled_from((1, 1, 2, 8, 40, 0.25, 0.5, 0, None))
LESSON_MONTHS = st.sampled_from((1, 1, 2, 6, 3))
MONTHS = st.sampled_from(
    ((), (), (0,), (1,), (1,), (2,), (3,), (6,), (12,), (3, 1), (2, 6), (2, 2))
)
MONTH_ENDS = st.sampled_from(
    (date(2027, 12, 31), date(2028, 1, 29), date(2028, 1, 30), date(2027, 8, 31), date(2028, 2, 29))
)
DAYS = st.one_of(MONTH_ENDS, st.dates(date(2026, 1, 1), date(2028, 12, 31)))
WEEKLY = st.sampled_from((90, 60, 15, 120, 600, 0))
# Some months before today, to the day: the days on which something fades, expires or is served.
MONTHS_AGO = st.integers(0, 12).map(lambda months: add_months(AT, -months))
RATINGS = st.lists(
    st.builds(
        Rating,
        st.sampled_from(("empathy", "coaching")),
        LEVEL,
        MONTHS_AGO,
        st.sampled_from(("me", "boss")),
        st.booleans(),
        st.none() | st.integers(-3, 12).map(lambda months: add_months(AT, months)),
    ),
    max_size=6,
)


class Question(NamedTuple):
    """Everything that an answer depends on."""

    document: dict[str, Any]
    traveller: Traveller
    target: str
    max_moves: int


def each(
    things: Sequence[Any], values: st.SearchStrategy[Any]
) -> st.SearchStrategy[dict[Any, Any]]:
    """One of ``values`` for each of ``things``; those that are empty are left out."""
    drawn = st.tuples(*[values] * len(things))
    return drawn.map(lambda row: {a: b for a, b in zip(things, row, strict=True) if b})


def roles(
    codes: Sequence[str], skills: Sequence[str], levels: int
) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Roles that ask for, and teach, some of ``skills``, up to the highest of the ``levels``."""
    need = st.sampled_from((0, 0, *range(1, levels + 1)))
    lesson = st.none() | st.tuples(st.integers(1, levels), LESSON_MONTHS)

    def build(asked: dict[str, dict[str, int]], taught: dict[str, dict[str, Any]]) -> list[Any]:
        return [
            role(
                code,
                1,
                asked.get(code),
                grows=[growth(name, *it) for name, it in taught.get(code, {}).items()],
            )
            for code in codes
        ]

    return st.builds(build, each(codes, each(skills, need)), each(codes, each(skills, lesson)))


def moves(codes: Sequence[str]) -> st.SearchStrategy[list[dict[str, Any]]]:
    """Between any two roles no move, one, or two of different kinds."""

    def build(months: dict[tuple[str, str], tuple[int, ...]]) -> list[dict[str, Any]]:
        return [
            move(*ends, number, kind)
            for ends, numbers in months.items()
            for number, kind in zip(numbers, KINDS, strict=False)
        ]

    return each(list(permutations(codes, 2)), MONTHS).map(build)


@st.composite
def questions(
    draw: st.DrawFn,
    levels: st.SearchStrategy[int] = LEVELS,
    hours: st.SearchStrategy[Any] = HOURS,
) -> Question:
    """A framework of up to seven roles, and somebody who wants to get somewhere in it."""
    highest = draw(levels)
    skills = SKILLS[: draw(st.sampled_from((1, 2, 3, 4)))]
    codes = ROLES[: draw(st.sampled_from((2, 3, 4, 5, 6, 6, 7, 7)))]
    effort = draw(st.tuples(*[st.tuples(*[hours] * highest)] * len(skills)))
    held = draw(st.tuples(*[st.integers(0, highest)] * len(skills)))
    return Question(
        document(
            level_names=level_names(highest),
            skills=[skill(code, row) for code, row in zip(skills, effort, strict=True)],
            roles=draw(roles(codes, skills, highest)),
            moves=draw(moves(codes)),
            activities=[],
        ),
        Traveller(
            role=codes[0],
            since=draw(DAYS),
            held=dict(zip(skills, held, strict=True)),
            weekly=draw(WEEKLY),
            at=draw(DAYS),
        ),
        codes[-1],
        draw(st.sampled_from((6, 5, 4, 3, 2, 1, 7))),
    )
