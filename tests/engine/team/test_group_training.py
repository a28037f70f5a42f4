"""Group training, against trying every set of attendances."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain, combinations
from typing import Any, NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine import GroupTraining, Member, Offer, UnknownRole, group_training
from planner.engine.values.framework import Framework
from tests.engine.support.build import activity, effect, framework, requirement, role, skill

SKILLS = ("coaching", "empathy", "writing")
MOST_PAIRS = 11


def school(*activities: dict[str, Any], requires: Iterable[dict[str, Any]] = ()) -> Framework:
    """A lead needs empathy 3 (weight 2) and coaching 2 (weight 1), or what is given."""
    needs = list(requires) or [requirement("empathy", 3, weight=2), requirement("coaching", 2)]
    return framework(
        skills=[skill(code) for code in SKILLS],
        roles=[role("agent"), role("lead", 2, requires=needs)],
        moves=[],
        activities=list(activities),
    )


def lead(done: Iterable[str] = (), **levels: int) -> Member:
    return Member(levels, "lead", frozenset(done))


LISTENING = activity("listening", 2, [effect("empathy", 0, 2)])
COURSE = activity("course", 3, [effect("coaching", 0, 2), effect("empathy", 1, 3)])


def test_whoever_gains_most_for_the_hours_goes() -> None:
    known = school(LISTENING, COURSE)

    found = group_training(known, {"ada": lead(), "bob": lead(empathy=1)}, minutes=300)

    # Ada: 4 points in 2 hours, or 2 in 3. Bob: 2 in 2 hours, or 4 + 2 in 3.
    assert found == GroupTraining(
        (Offer("course", ("bob",), 6), Offer("listening", ("ada",), 4)), points=10, minutes=300
    )


def test_of_several_gains_in_one_skill_the_largest_counts_and_is_credited() -> None:
    known = school(LISTENING, COURSE, activity("long", 1, [effect("coaching", 0, 1)]))

    found = group_training(known, {"ada": lead(empathy=1)}, minutes=9999)

    assert found == GroupTraining((Offer("course", ("ada",), 6),), points=6, minutes=180)


def test_points_of_overlapping_activities_add_up() -> None:
    first = activity("first", 1, [effect("empathy", 0, 1), effect("coaching", 0, 1)])
    second = activity("second", 1, [effect("empathy", 0, 2)])

    found = group_training(school(first, second), {"ada": lead()}, minutes=9999)

    assert found.offers == (Offer("first", ("ada",), 1), Offer("second", ("ada",), 4))
    assert found.points == 5


def test_equal_gains_are_credited_to_the_smaller_code() -> None:
    """Both are attended, each for another skill, and both lead to empathy 1."""
    one = activity("one", 1, [effect("empathy", 0, 1), effect("coaching", 0, 1)])
    two = activity("two", 1, [effect("empathy", 0, 1), effect("writing", 0, 1)])
    needs = [requirement(code, 1) for code in SKILLS]

    found = group_training(school(two, one, requires=needs), {"ada": lead()}, minutes=120)

    assert found.offers == (Offer("one", ("ada",), 2), Offer("two", ("ada",), 1))


def test_seats_go_to_those_who_gain_more_then_to_smaller_codes() -> None:
    people = {"cy": lead(), "bob": lead(), "ada": lead(empathy=1)}

    found = group_training(school(LISTENING), people, minutes=9999, seats={"listening": 1})

    assert found.offers == (Offer("listening", ("bob",), 4),)


def test_few_activities_may_be_offered() -> None:
    found = group_training(school(LISTENING, COURSE), {"ada": lead()}, minutes=9999, most=1)

    assert [offer.activity for offer in found.offers] == ["listening"]


@pytest.mark.parametrize(("done", "offers"), [((), 0), (("listening",), 1)])
def test_what_comes_after_something_takes_it_done(done: tuple[str, ...], offers: int) -> None:
    after = activity("after", 1, [effect("empathy", 0, 1)], after=["listening"])
    listening = activity("listening", 1)

    found = group_training(school(after, listening), {"ada": lead(done)}, minutes=60)

    assert len(found.offers) == offers


@pytest.mark.parametrize("limits", [{"minutes": 0}, {"minutes": 99, "most": 0}])
def test_nothing_to_give_trains_nobody(limits: dict[str, Any]) -> None:
    assert group_training(school(LISTENING), {"ada": lead()}, **limits) == GroupTraining((), 0, 0)


def test_nobody_and_nothing_is_an_answer() -> None:
    assert group_training(school(), {}, minutes=60) == GroupTraining((), 0, 0)


@pytest.mark.parametrize("limits", [{"minutes": -1}, {"minutes": 1, "most": -1}])
def test_limits_below_nought_are_refused(limits: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="negative"):
        group_training(school(LISTENING), {}, **limits)


def test_an_unknown_target_is_refused() -> None:
    with pytest.raises(UnknownRole):
        group_training(school(), {"ada": Member({}, "laed")}, minutes=60)


class Case(NamedTuple):
    framework: Framework
    members: Mapping[str, Member]
    minutes: int
    seats: Mapping[str, int]
    most: int | None


CODES = ("a", "b", "c", "d")

EFFECT = st.tuples(
    st.sampled_from(SKILLS), st.sampled_from(((0, 1), (0, 2), (1, 2), (0, 3), (1, 3), (2, 4)))
).map(lambda drawn: (drawn[0], *drawn[1]))
EFFECTS = st.lists(EFFECT, min_size=1, max_size=3, unique=True)
HOURS = st.sampled_from((0, 0.25, 0.5, 1, 1, 2))
LEVELS = st.fixed_dictionaries({}, optional=dict.fromkeys(SKILLS, st.integers(0, 2)))
MEMBER = st.builds(Member, LEVELS, st.just("lead"), st.frozensets(st.sampled_from(CODES)))


@st.composite
def schools(draw: st.DrawFn) -> Framework:
    """Up to four activities, each of which may come after one before it."""
    codes = CODES[: draw(st.integers(1, 4))]
    before = [((), (), *[(other,) for other in codes[:place]]) for place in range(len(codes))]
    return school(
        *(
            activity(
                code,
                draw(HOURS),
                [effect(*drawn) for drawn in draw(EFFECTS)],
                after=draw(st.sampled_from(before[place])),
            )
            for place, code in enumerate(codes)
        ),
        requires=[
            requirement(code, draw(st.integers(1, 3)), weight=draw(st.integers(1, 2)))
            for code in SKILLS
        ],
    )


cases = st.builds(
    Case,
    schools(),
    st.dictionaries(st.sampled_from(("p", "q", "r")), MEMBER),
    st.sampled_from((0, 30, 60, 90, 150, 600)),
    st.dictionaries(st.sampled_from(CODES), st.integers(0, 2), max_size=2),
    st.none() | st.integers(0, 3),
)


@settings(max_examples=400, deadline=None)
@given(cases)
def test_it_is_the_best_of_all_sets_of_attendances(case: Case) -> None:
    known, members, minutes, seats, most = case
    useful = [(a, p) for a in known.activities for p in members if _gains(case, a, p)]
    if len(useful) > MOST_PAIRS:
        return
    sets = chain.from_iterable(combinations(sorted(useful), n) for n in range(len(useful) + 1))
    best = min(_rank(case, pairs) for pairs in sets if _is_allowed(case, pairs))

    found = group_training(known, members, minutes=minutes, seats=seats, most=most)

    pairs = tuple((offer.activity, person) for offer in found.offers for person in offer.people)
    assert (-found.points, found.minutes, len(found.offers), pairs) == best
    assert sum(offer.points for offer in found.offers) == found.points


def _gains(case: Case, code: str, person: str) -> dict[str, int]:
    member, found = case.members[person], case.framework.activities[code]
    gains: dict[str, int] = {}
    for one in found.effects:
        level = member.levels.get(one.skill, 0)
        for line in case.framework.roles[member.target].requires:
            if line.skill == one.skill and one.from_level <= level < one.to_level:
                more = min(one.to_level, line.level) - min(level, line.level)
                gains[one.skill] = max(gains.get(one.skill, 0), line.weight * more)
    may = all(before in member.done for before in found.after)
    return {name: points for name, points in gains.items() if points and may}


def _is_allowed(case: Case, pairs: tuple[tuple[str, str], ...]) -> bool:
    offered = {code for code, _ in pairs}
    attending = {code: sum(1 for other, _ in pairs if other == code) for code in offered}
    return (
        sum(case.framework.activities[code].minutes for code, _ in pairs) <= case.minutes
        and all(number <= case.seats.get(code, 99) for code, number in attending.items())
        and (case.most is None or len(offered) <= case.most)
    )


def _rank(case: Case, pairs: tuple[tuple[str, str], ...]) -> tuple[int, int, int, Any]:
    largest: dict[tuple[str, str], int] = {}
    for code, person in pairs:
        for name, points in _gains(case, code, person).items():
            largest[person, name] = max(points, largest.get((person, name), 0))
    minutes = sum(case.framework.activities[code].minutes for code, _ in pairs)
    return -sum(largest.values()), minutes, len({code for code, _ in pairs}), pairs
