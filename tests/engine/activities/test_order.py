"""An order of activities is found if there is one, and not otherwise."""

from __future__ import annotations

from hypothesis import given, settings

from planner.engine.activities.order import doable_order
from tests.engine.support.oracle_activities import Gap, every_outcome, gaps, replay


@settings(max_examples=400, deadline=None)
@given(gaps(most=6))
def test_an_order_is_found_if_there_is_one(gap: Gap) -> None:
    found, held, wanted = gap
    ends = every_outcome(found, held).get(frozenset(found.activities), ())
    skills = sorted(found.skills)
    reaches = [all(e >= wanted.get(s, 0) for s, e in zip(skills, end, strict=True)) for end in ends]

    order = doable_order(found.activities.values(), held, wanted)

    assert (order is not None) == any(reaches)
    if order is not None:
        end = replay(found, order, held)
        assert all(end[code] >= level for code, level in wanted.items())
