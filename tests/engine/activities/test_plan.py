"""The activity plan: of least effort, in an order that works, and unique."""

from __future__ import annotations

from dataclasses import replace
from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.activities.plan import ActivityPlan, OnTheJob, activity_plan
from planner.engine.values.framework import Framework
from tests.engine.support.build import activity, effect, framework, skill
from tests.engine.support.oracle_activities import Gap, best_plan, gaps, replay


@settings(max_examples=600, deadline=None)
@given(gaps(), st.sampled_from((1, 2, 12)))
def test_a_plan_is_the_best_of_all(gap: Gap, digits: int) -> None:
    found, held, needed = gap
    codes, minutes, missing = best_plan(found, held, needed)

    with patch("planner.engine.activities.model.DIGITS", digits):
        plan = activity_plan(found, held, needed)

    assert tuple(sorted(plan.activities)) == codes
    assert plan.minutes == minutes
    assert [(m.skill, m.from_level, m.level) for m in plan.on_the_job] == missing


@settings(max_examples=150, deadline=None)
@given(gaps(most=12))
def test_a_plan_can_be_done_in_its_order(gap: Gap) -> None:
    found, held, needed = gap
    plan = activity_plan(found, held, needed)

    practised = {practice.skill: practice.from_level for practice in plan.on_the_job}
    end = replay(found, plan.activities, held)
    assert all(end[code] >= practised.get(code, level) for code, level in needed.items())


def courses(*activities: dict[str, object]) -> Framework:
    hours = (1, 2, 3, 5)
    skills = [skill("empathy", hours), skill("coaching", hours)]
    return framework(skills=skills, roles=[], moves=[], activities=list(activities))


def test_no_gap_needs_no_activity() -> None:
    found = courses(activity("talk", 0, [effect("empathy", 0, 1)]))

    assert activity_plan(found, {"empathy": 2}, {"empathy": 2}) == ActivityPlan((), 0, ())


def test_the_cheaper_way_is_taken() -> None:
    leap = activity("leap", 5, [effect("empathy", 0, 2)])
    found = courses(
        leap,
        activity("one", 2, [effect("empathy", 0, 1)]),
        activity("two", 2, [effect("empathy", 1, 2)]),
    )

    assert activity_plan(found, {}, {"empathy": 2}) == ActivityPlan(("one", "two"), 240, ())


def test_an_effect_does_not_help_those_below_its_start() -> None:
    found = courses(activity("masterclass", 1, [effect("empathy", 2, 4)]))

    plan = activity_plan(found, {"empathy": 1}, {"empathy": 3})

    assert plan == ActivityPlan((), 0, (OnTheJob("empathy", 3, 1, 300),))


def test_prerequisites_belong_to_the_plan_and_come_first() -> None:
    found = courses(
        activity("a-last", 1, [effect("empathy", 0, 2)], after=["z-first"]), activity("z-first", 1)
    )

    assert activity_plan(found, {}, {"empathy": 2}).activities == ("z-first", "a-last")


def test_activities_that_wait_for_each_other_are_never_planned() -> None:
    found = courses(
        activity("x", 1, [effect("empathy", 0, 2)], after=["y"]), activity("y", 1, after=["x"])
    )

    plan = activity_plan(found, {}, {"empathy": 1})

    assert plan == ActivityPlan((), 0, (OnTheJob("empathy", 1, 0, 60),))


def test_two_activities_that_need_each_others_levels_need_a_third() -> None:
    found = courses(
        activity("give", 1, [effect("empathy", 1, 2), effect("coaching", 0, 1)]),
        activity("take", 1, [effect("coaching", 1, 2), effect("empathy", 0, 1)]),
        activity("third", 9, [effect("empathy", 0, 1)]),
    )

    plan = activity_plan(found, {}, {"empathy": 2, "coaching": 2})

    assert plan == ActivityPlan(("third", "give", "take"), 660, ())


def test_of_two_skills_that_exclude_each_other_the_smaller_code_comes_first() -> None:
    found = courses(
        activity("give", 1, [effect("empathy", 1, 2), effect("coaching", 0, 1)]),
        activity("take", 1, [effect("coaching", 1, 2), effect("empathy", 0, 1)]),
    )

    plan = activity_plan(found, {}, {"empathy": 2, "coaching": 2})

    assert plan.activities == ("give", "take")
    assert plan.on_the_job == (OnTheJob("empathy", 2, 1, 120),)


def test_what_activities_do_not_reach_is_practised_from_where_they_end() -> None:
    found = courses(activity("talk", 1, [effect("empathy", 0, 2)]))

    plan = activity_plan(found, {}, {"empathy": 4, "coaching": 1})

    assert plan.activities == ("talk",)
    assert plan.on_the_job == (OnTheJob("coaching", 1, 0, 60), OnTheJob("empathy", 4, 2, 480))
    assert [practice.hours for practice in plan.on_the_job] == [1, 8]


def test_equal_effort_is_decided_by_codes() -> None:
    lift = [effect("empathy", 0, 1)]
    found = courses(activity("b", 2, lift), activity("a", 2, lift), activity("c", 2, lift))

    assert activity_plan(found, {}, {"empathy": 1}).activities == ("a",)


def test_equal_effort_is_decided_by_the_first_codes_of_many() -> None:
    skills = ("empathy", "coaching")
    found = courses(
        *(
            activity(f"{skill}-{number:02}", 2, [effect(skill, 0, 1)])
            for skill in skills
            for number in range(30, 0, -1)
        )
    )

    plan = activity_plan(found, {}, dict.fromkeys(skills, 1))

    assert plan.activities == ("coaching-01", "empathy-01")


def test_two_short_activities_win_over_a_long_one_by_their_codes() -> None:
    found = courses(
        activity("b", 2, [effect("empathy", 0, 2)]),
        activity("a", 1, [effect("empathy", 0, 1)]),
        activity("z", 1, [effect("empathy", 1, 2)]),
    )

    assert activity_plan(found, {}, {"empathy": 2}).activities == ("a", "z")


def test_what_costs_nothing_is_not_planned_without_need() -> None:
    found = courses(
        activity("a", 0, [effect("empathy", 0, 1)]), activity("b", 0, [effect("empathy", 0, 2)])
    )

    assert activity_plan(found, {}, {"empathy": 2}).activities == ("b",)


def test_a_missing_skill_that_does_not_exist_is_refused() -> None:
    with pytest.raises(KeyError, match="juggling"):
        activity_plan(courses(), {}, {"juggling": 1})


@settings(max_examples=150, deadline=None)
@given(gaps(most=9))
def test_a_plan_does_not_depend_on_the_order_of_the_document(gap: Gap) -> None:
    found, held, needed = gap
    backwards = replace(found, activities=dict(reversed([*found.activities.items()])))

    plan = activity_plan(backwards, dict(reversed(held.items())), dict(reversed(needed.items())))

    assert plan == activity_plan(found, held, needed)


def test_an_activity_cannot_begin_before_one_of_its_effects_applies() -> None:
    found = courses(
        activity("first", 3, [effect("empathy", 0, 2)]),
        activity("second", 1, [effect("empathy", 2, 3)]),
        activity("third", 1, [effect("coaching", 0, 2)], after=["second"]),
    )

    plan = activity_plan(found, {}, {"coaching": 2})
    known = activity_plan(found, {"empathy": 2}, {"coaching": 2})

    assert plan == ActivityPlan(("first", "second", "third"), 300, ())
    assert known == ActivityPlan(("second", "third"), 120, ())


def test_an_activity_may_be_done_before_all_its_effects_help() -> None:
    found = courses(
        activity("give", 1, [effect("empathy", 1, 2), effect("coaching", 0, 1)]),
        activity("take", 1, [effect("coaching", 1, 2), effect("empathy", 0, 1)]),
        activity("third", 9, [effect("empathy", 0, 1)]),
        activity("more", 1, [effect("empathy", 1, 2)]),
    )

    plan = activity_plan(found, {}, {"empathy": 2, "coaching": 2})

    assert plan == ActivityPlan(("give", "take", "more"), 180, ())
