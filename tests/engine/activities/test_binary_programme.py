"""The solver's answers are the cheapest ones, or it says that there is none."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.activities import binary_programme
from planner.engine.activities.binary_programme import Condition, cheapest_choice

COLUMNS = 5


def is_fulfilled(condition: Condition, choice: tuple[bool, ...] | list[bool]) -> bool:
    return sum(factor * choice[column] for column, factor in condition.terms) >= condition.least


terms = st.dictionaries(st.integers(0, COLUMNS - 1), st.integers(-2, 2).filter(bool), min_size=1)
conditions = st.lists(
    st.builds(Condition, st.integers(-1, 3), terms.map(lambda drawn: tuple(drawn.items()))),
    max_size=6,
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.integers(0, 6), min_size=COLUMNS, max_size=COLUMNS), conditions)
def test_no_choice_is_cheaper(costs: list[int], conditions: list[Condition]) -> None:
    choices = (
        sum(cost for cost, yes in zip(costs, choice, strict=True) if yes)
        for choice in product((False, True), repeat=COLUMNS)
        if all(is_fulfilled(condition, choice) for condition in conditions)
    )
    least = min(choices, default=None)

    found = cheapest_choice(costs, conditions)

    assert (found is None) == (least is None)
    assert found is None or all(is_fulfilled(condition, found) for condition in conditions)
    assert found is None or sum(c for c, y in zip(costs, found, strict=True) if y) == least


def test_nothing_to_choose() -> None:
    assert cheapest_choice([], []) == []


def test_a_solver_that_gives_up_is_not_believed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(binary_programme, "ANSWERED", ())

    with pytest.raises(RuntimeError, match="without an answer"):
        cheapest_choice([1], [])
