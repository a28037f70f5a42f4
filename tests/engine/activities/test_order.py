"""An order of activities is found if there is one, and not otherwise."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.activities.order import doable_order
from planner.engine.values.framework import Framework
from tests.engine.support.oracle_activities import SKILLS, every_outcome, frameworks, replay

some_levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4))


@settings(max_examples=400, deadline=None)
@given(frameworks(most=6), some_levels, some_levels)
def test_an_order_is_found_if_there_is_one(
    found: Framework, held: dict[str, int], wanted: dict[str, int]
) -> None:
    ends = every_outcome(found, held).get(frozenset(found.activities), ())
    skills = sorted(found.skills)
    reaches = [all(e >= wanted.get(s, 0) for s, e in zip(skills, end, strict=True)) for end in ends]

    order = doable_order(found.activities.values(), held, wanted)

    assert (order is not None) == any(reaches)
    if order is not None:
        end = replay(found, order, held)
        assert all(end[code] >= level for code, level in wanted.items())
