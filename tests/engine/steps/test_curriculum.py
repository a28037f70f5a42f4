"""The learning part of a plan, around what is settled."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, permutations
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine import ActivityPlan, Framework, activity_plan
from planner.engine.activities.reach import perform
from planner.engine.activities.schedule import in_order
from planner.engine.steps.curriculum import (
    FixedChoices,
    builds_on,
    curriculum,
    is_orderly,
    levels_after,
    plan_around,
)
from tests.engine.support.build import AT, activity, effect, framework, move, person, role, skill

NEEDS = {"empathy": 2, "coaching": 2}


def course(code: str, hours: float, *effects: Any, after: tuple[str, ...] = ()) -> Any:
    return activity(code, hours, [effect(*one) for one in effects], after)


def small(**overrides: Any) -> Framework:
    courses = [
        course("listening", 2, ("empathy", 0, 2)),
        course("long-listening", 5, ("empathy", 0, 2)),
        course("coaching-course", 3, ("coaching", 0, 2), after=("listening",)),
    ]
    return framework(**{"activities": courses, **overrides})


def around(held: dict[str, int] | None = None, **fixed_choices: Any) -> ActivityPlan:
    words = {name: frozenset(codes) for name, codes in fixed_choices.items()}
    return plan_around(small(), held or {}, NEEDS, FixedChoices(**words))


def test_with_nothing_settled_it_is_the_activity_plan() -> None:
    assert around() == activity_plan(small(), {}, NEEDS)


def test_what_is_sure_is_in_the_plan_and_replaces_what_it_makes_needless() -> None:
    plan = plan_around(
        small(), {}, {"empathy": 2}, FixedChoices(sure=frozenset({"long-listening"}))
    )

    assert (plan.activities, plan.minutes, plan.on_the_job) == (("long-listening",), 300, ())


def test_what_is_sure_brings_what_it_comes_after() -> None:
    plan = plan_around(small(), {}, {}, FixedChoices(sure=frozenset({"coaching-course"})))

    assert plan.activities == ("listening", "coaching-course")


def test_what_is_declined_is_done_without() -> None:
    plan = around(declined=["listening"])

    assert plan.activities == ("long-listening",)
    assert [practice.skill for practice in plan.on_the_job] == ["coaching"]


def test_being_sure_outweighs_declining_with_all_that_comes_before() -> None:
    plan = around(declined=["listening", "coaching-course"], sure=["coaching-course"])

    assert plan.activities == ("listening", "coaching-course")


def test_what_was_done_is_not_asked_for_again() -> None:
    plan = around({"empathy": 2}, done=["listening"])

    assert plan.activities == ("coaching-course",)


def test_the_steps_say_why_even_for_what_leads_nowhere() -> None:
    plain = small(
        roles=[role("agent"), role("lead", 2, {"empathy": 2})], moves=[move("agent", "lead")]
    )
    steps = curriculum(
        plain,
        person(),
        "lead",
        at=AT,
        fixed_choices=FixedChoices(sure=frozenset({"coaching-course"})),
    )

    assert {step.activity: step.why.split(";")[0] for step in steps} == {
        "listening": "Because Lead asks for Empathy at level 2 (working)",
        "coaching-course": "Because you have decided to do it.",
    }


def works(*courses: Any) -> list[Any]:
    found = small(activities=list(courses)).activities
    return list(found.values())


def test_a_work_owes_to_what_it_comes_after_and_to_who_lifts_it() -> None:
    first, second, third = works(
        course("a", 1, ("empathy", 0, 1)),
        course("b", 1, ("empathy", 1, 2)),
        course("c", 1, ("coaching", 0, 1), after=("a",)),
    )

    assert builds_on([first, second, third], {}) == {
        "a": frozenset(),
        "b": frozenset({"a"}),
        "c": frozenset({"a"}),
    }
    assert builds_on([first, second, third], {"empathy": 1})["b"] == frozenset()


def test_a_work_owes_to_who_lets_it_begin_though_it_lifts_nothing_there() -> None:
    lift, gate, last = works(
        course("a", 1, ("empathy", 0, 2)),
        course("b", 1, ("empathy", 1, 2)),
        course("c", 1, ("coaching", 0, 1), after=("b",)),
    )

    assert builds_on([lift, gate, last], {})["b"] == frozenset({"a"})
    assert builds_on([lift, gate, last], {"empathy": 1})["b"] == frozenset()


def test_what_is_sure_begins_in_any_case_with_what_it_comes_after() -> None:
    late = course("late", 2, ("coaching", 0, 1), after=("early",))
    known = small(activities=[course("early", 1, ("empathy", 3, 4)), late])

    plan = plan_around(known, {}, {}, FixedChoices(sure=frozenset({"late"})))

    assert plan.activities == ("early", "late")


def test_an_order_that_loses_a_level_is_not_orderly() -> None:
    first, second = works(course("a", 1, ("empathy", 0, 1)), course("b", 1, ("empathy", 1, 2)))

    assert is_orderly([first, second], {}, {"empathy": 2})
    assert not is_orderly([second, first], {}, {"empathy": 2})


SKILLS = ["empathy", "coaching"]


@st.composite
def courses(draw: st.DrawFn) -> list[Any]:
    made: list[Any] = []
    for number in range(draw(st.integers(1, 5))):
        lifts = {}
        for name in draw(st.lists(st.sampled_from(SKILLS), max_size=2, unique=True)):
            start = draw(st.integers(0, 2))
            lifts[name] = (name, start, draw(st.integers(start + 1, 3)))
        before = draw(st.lists(st.sampled_from([c["code"] for c in made] or [""]), max_size=1))
        after = tuple(code for code in before if code)
        made.append(course(f"c{number}", draw(st.integers(0, 4)), *lifts.values(), after=after))
    return made


@settings(max_examples=60)
@given(st.data())
def test_around_what_is_sure_nothing_cheaper_reaches_as_much(data: st.DataObject) -> None:
    plain = small(activities=data.draw(courses()))
    sure = frozenset(data.draw(st.sets(st.sampled_from(sorted(plain.activities)), max_size=2)))
    declined = frozenset(data.draw(st.sets(st.sampled_from(sorted(plain.activities)), max_size=2)))

    plan = plan_around(plain, {}, NEEDS, FixedChoices(sure=sure, declined=declined))

    held_back = declined - sure - _prerequisites(plain, sure)
    assert sure <= set(plan.activities)
    assert not held_back & set(plan.activities)
    reached = levels_after([plain.activities[code] for code in plan.activities], {})
    goal = {name: min(level, reached.get(name, 0)) for name, level in NEEDS.items()}
    assert plan.minutes == _cheapest(plain, sure, held_back, goal)


def _prerequisites(plain: Framework, codes: frozenset[str]) -> set[str]:
    direct = {before for code in codes for before in plain.activities[code].after}
    return direct | (_prerequisites(plain, frozenset(direct)) if direct else set())


def _cheapest(
    plain: Framework, sure: frozenset[str], out: frozenset[str], goal: dict[str, int]
) -> int:
    """Brute force over all sets and orders."""
    free = sorted(set(plain.activities) - out)
    brought = sure | _prerequisites(plain, sure)
    return min(
        sum(plain.activities[code].minutes for code in chosen)
        for size in range(len(free) + 1)
        for chosen in combinations(free, size)
        if sure <= set(chosen)
        and any(_works(plain, order, goal, brought) for order in permutations(chosen))
    )


def _works(
    plain: Framework, order: tuple[str, ...], goal: dict[str, int], brought: frozenset[str]
) -> bool:
    """Whether it can be done so; what is sure, and what that comes after, begins in any case."""
    levels: dict[str, int] = {}
    for place, code in enumerate(order):
        one = plain.activities[code]
        starts = [e.from_level <= levels.get(e.skill, 0) for e in one.effects] or [True]
        if not set(one.after) <= set(order[:place]) or not (any(starts) or code in brought):
            return False
        levels = perform(one, levels)
    return all(levels.get(name, 0) >= level for name, level in goal.items())


@settings(max_examples=60)
@given(st.data())
def test_any_order_that_pays_its_debts_reaches_as_much(data: st.DataObject) -> None:
    plain = small(activities=data.draw(courses()))
    order = data.draw(st.permutations(list(plain.activities.values())))
    owes = builds_on(order, {})
    other = data.draw(st.permutations(order))
    other = _paid(other, owes)

    before, after = levels_after(order, {}), levels_after(other, {})

    assert all(after.get(name, 0) >= level for name, level in before.items())


def _paid(order: list[Any], owes: dict[str, frozenset[str]]) -> list[Any]:
    bare = [replace(work, after=tuple(sorted(owes[work.code]))) for work in order]
    by_code = {work.code: work for work in order}
    return [by_code[work.code] for work in in_order(bare)]


def test_a_skill_that_only_marks_is_never_shown() -> None:
    waiting = small(
        skills=[skill("empathy"), skill("coaching")],
        activities=[course("a", 1, after=("b",)), course("b", 1, after=("a",))],
    )
    plan = plan_around(waiting, {}, {"empathy": 1}, FixedChoices(sure=frozenset({"a"})))

    assert [practice.skill for practice in plan.on_the_job] == ["empathy"]
