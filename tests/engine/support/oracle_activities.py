"""The activity plan by brute force: every set of activities, in every order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from hypothesis import strategies as st

from planner.engine.values.framework import Activity, Framework
from tests.engine.support.build import activity, effect, framework, level_names, skill

Levels = tuple[int, ...]
SKILLS = ("a", "b", "c")
LEVELS = st.sampled_from((1, 2, 3, 4, 4, 5, 7))


def every_outcome(found: Framework, held: Mapping[str, int]) -> dict[frozenset[str], set[Levels]]:
    """All sets that can be done -> the levels, by skill code, that some order of them gives."""
    skills = sorted(found.skills)
    outcomes: dict[frozenset[str], set[Levels]] = {
        frozenset(): {tuple(held.get(code, 0) for code in skills)}
    }
    layer = dict(outcomes)
    while layer:
        bigger: dict[frozenset[str], set[Levels]] = {}
        for done, ends in layer.items():
            held_then = [dict(zip(skills, end, strict=True)) for end in ends]
            for item in _next(found, done):
                ends_then = {_after(item, levels) for levels in held_then if begins(item, levels)}
                if ends_then:
                    bigger.setdefault(done | {item.code}, set()).update(ends_then)
        outcomes |= bigger
        layer = bigger
    return outcomes


def _next(found: Framework, done: frozenset[str]) -> Iterator[Activity]:
    return (
        item
        for item in found.activities.values()
        if item.code not in done and done.issuperset(item.after)
    )


def begins(item: Activity, levels: Mapping[str, int]) -> bool:
    """One may begin an activity when any of its effects applies."""
    return not item.effects or any(levels[e.skill] >= e.from_level for e in item.effects)


def _after(item: Activity, before: dict[str, int]) -> Levels:
    after = dict(before)
    for change in item.effects:
        if before[change.skill] >= change.from_level:
            after[change.skill] = max(after[change.skill], change.to_level)
    return tuple(after.values())


def best_plan(
    found: Framework, held: Mapping[str, int], needed: Mapping[str, int]
) -> tuple[tuple[str, ...], int, list[tuple[str, int, int]]]:
    """Sorted codes, minutes, and (skill, reached, needed) of what no activity reaches."""
    wanted = tuple(needed.get(code, 0) for code in sorted(found.skills))
    outcomes = {
        codes: {tuple(map(min, end, wanted)) for end in ends}
        for codes, ends in every_outcome(found, held).items()
    }
    reached = max(end for ends in outcomes.values() for end in ends)
    best = min(_cost(found, codes) for codes, ends in outcomes.items() if reached in ends)
    missing = zip(sorted(found.skills), reached, wanted, strict=True)
    return best[2], best[0], [(code, is_, due) for code, is_, due in missing if is_ < due]


def _cost(found: Framework, codes: frozenset[str]) -> tuple[int, int, tuple[str, ...]]:
    minutes = [found.activities[code].minutes for code in codes]
    return sum(minutes), minutes.count(0), tuple(sorted(codes))


def replay(found: Framework, order: Iterable[str], held: Mapping[str, int]) -> dict[str, int]:
    """Do the activities in this order, and return the levels at its end."""
    done: set[str] = set()
    levels = dict.fromkeys(found.skills, 0) | dict(held)
    for code in order:
        assert done.issuperset(found.activities[code].after)
        assert begins(found.activities[code], levels)
        before = dict(levels)
        for change in found.activities[code].effects:
            if before[change.skill] >= change.from_level:
                levels[change.skill] = max(levels[change.skill], change.to_level)
        done.add(code)
    return levels


hours = st.sampled_from([0, 1, 1, 1, 2, 2, 2.25, 3])


class Gap(NamedTuple):
    """A framework, and levels held and needed in it."""

    framework: Framework
    held: dict[str, int]
    needed: dict[str, int]


@st.composite
def gaps(draw: st.DrawFn, most: int = 7) -> Gap:
    """A gap to close with at most so many activities."""
    levels = draw(LEVELS)
    some = st.dictionaries(st.sampled_from(SKILLS), st.integers(0, levels))
    return Gap(draw(frameworks(most, levels)), draw(some), draw(some))


@st.composite
def frameworks(draw: st.DrawFn, most: int = 7, levels: int = 4) -> Framework:
    """A few skills and activities with chains, prerequisites and equal efforts."""
    codes = [f"t{number}" for number in range(draw(st.integers(1, most)))]
    hours_of = st.lists(st.sampled_from((1, 2, 3, 5, None)), min_size=levels, max_size=levels)
    return framework(
        level_names=level_names(levels),
        skills=[skill(code, draw(hours_of)) for code in SKILLS],
        roles=[],
        moves=[],
        activities=[
            activity(code, draw(hours), draw(_effects(levels)), draw(_after_some(codes, code)))
            for code in codes
        ],
    )


def _after_some(codes: list[str], code: str) -> st.SearchStrategy[list[str]]:
    others = [other for other in codes if other != code]
    some = st.lists(st.sampled_from(others), max_size=2, unique=True) if others else st.just([])
    return st.one_of(st.just([]), st.just([]), some)


def _effects(levels: int) -> st.SearchStrategy[list[dict[str, object]]]:
    start = st.integers(0, levels - 1)
    starts = st.dictionaries(st.sampled_from(SKILLS), start, min_size=1, max_size=3)
    return st.tuples(starts, st.integers(1, 2)).map(
        lambda drawn: [effect(code, s, min(levels, s + drawn[1])) for code, s in drawn[0].items()]
    )
