"""The activity plan: of least effort, in an order that works, and unique."""

from __future__ import annotations

from collections.abc import Mapping

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.activities import ActivityPlan, OnTheJob, activity_plan
from planner.engine.framework import Framework
from tests.engine.build import activity, effect, framework, skill
from tests.engine.oracle_activities import SKILLS, best_plan, frameworks

some_levels = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, 4))


def replay(found: Framework, plan: ActivityPlan, held: Mapping[str, int]) -> dict[str, int]:
    """Do the plan as it is written, and return the levels at its end."""
    done: set[str] = set()
    levels = dict.fromkeys(found.skills, 0) | dict(held)
    for code in plan.activities:
        assert done.issuperset(found.activities[code].after)
        before = dict(levels)
        for change in found.activities[code].effects:
            if before[change.skill] >= change.from_level:
                levels[change.skill] = max(levels[change.skill], change.to_level)
        done.add(code)
    return levels


@settings(max_examples=400, deadline=None)
@given(frameworks(), some_levels, some_levels)
def test_a_plan_is_the_best_of_all(
    found: Framework, held: dict[str, int], needed: dict[str, int]
) -> None:
    codes, minutes, missing = best_plan(found, held, needed)

    plan = activity_plan(found, held, needed)

    assert tuple(sorted(plan.activities)) == codes
    assert plan.minutes == minutes
    assert [(m.skill, m.from_level, m.level) for m in plan.on_the_job] == missing


@settings(max_examples=300, deadline=None)
@given(frameworks(most=12), some_levels, some_levels)
def test_a_plan_can_be_done_in_its_order(
    found: Framework, held: dict[str, int], needed: dict[str, int]
) -> None:
    plan = activity_plan(found, held, needed)

    practised = {practice.skill: practice.from_level for practice in plan.on_the_job}
    end = replay(found, plan, held)
    assert all(end[code] >= practised.get(code, level) for code, level in needed.items())
