"""Small random frameworks, full of what makes routes hard: cycles, parallel moves, teaching."""

from __future__ import annotations

from datetime import date
from typing import Any, NamedTuple

from hypothesis import strategies as st

from tests.engine.build import document, growth, move, role, skill
from tests.engine.oracle import Traveller

SKILLS = ("a", "b", "c", "d")
ROLES = ("m", "n", "o", "p", "q", "r", "s")
LEVEL = st.integers(0, 4)
HOURS = st.sampled_from((0, 0.25, 0.5, 1, 2, 8, 40))
MONTHS = st.sampled_from((0, 0, 1, 1, 2, 3, 6, 12))
MONTH_ENDS = st.sampled_from(
    [date(2027, 12, 31), date(2028, 1, 29), date(2028, 1, 30), date(2027, 8, 31), date(2028, 2, 29)]
)
DAYS = st.one_of(MONTH_ENDS, st.dates(date(2026, 1, 1), date(2028, 12, 31)))


class Question(NamedTuple):
    """Everything that an answer depends on."""

    document: dict[str, Any]
    traveller: Traveller
    target: str
    max_moves: int


def needs(skills: tuple[str, ...]) -> st.SearchStrategy[dict[str, int]]:
    return st.dictionaries(st.sampled_from(skills), st.integers(1, 4), max_size=len(skills))


def lessons(skills: tuple[str, ...]) -> st.SearchStrategy[list[dict[str, Any]]]:
    one = st.builds(growth, st.sampled_from(skills), st.integers(1, 4), st.sampled_from((1, 2, 6)))
    return st.lists(one, max_size=3, unique_by=lambda it: (it["skill"], it["level"]))


def moves(roles: tuple[str, ...]) -> st.SearchStrategy[list[dict[str, Any]]]:
    ends = st.permutations(roles).map(lambda order: order[:2])
    kinds = st.sampled_from(("promotion", "lateral", "cross"))
    one = st.builds(lambda pair, months, kind: move(*pair, months, kind), ends, MONTHS, kinds)
    return st.lists(
        one,
        min_size=len(roles),
        max_size=4 * len(roles),
        unique_by=lambda it: (it["from"], it["to"], it["kind"]),
    )


@st.composite
def questions(draw: st.DrawFn) -> Question:
    """A framework of up to seven roles, and somebody who wants to get somewhere in it."""
    skills = SKILLS[: draw(st.integers(1, len(SKILLS)))]
    roles = ROLES[: draw(st.integers(2, len(ROLES)))]
    held = st.fixed_dictionaries(dict.fromkeys(skills, LEVEL))
    return Question(
        document(
            skills=[skill(code, draw(st.tuples(HOURS, HOURS, HOURS, HOURS))) for code in skills],
            roles=[
                role(code, 1, draw(needs(skills)), grows=draw(lessons(skills))) for code in roles
            ],
            moves=draw(moves(roles)),
            activities=[],
        ),
        Traveller(
            role=roles[0],
            since=draw(DAYS),
            held=draw(held),
            weekly=draw(st.sampled_from((0, 15, 60, 60, 90, 120, 600))),
            at=draw(DAYS),
        ),
        draw(st.sampled_from(roles[1:])),
        draw(st.integers(1, 7)),
    )
