"""What became of others, attacked: no figure and no difference is ever about one to four people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.advice.cohorts import (
    BATCH,
    Cohort,
    Group,
    PastMove,
    cohort,
    counted,
    counted_by_target,
    group_of,
    quarter_start,
)
from planner.engine.values.dates import add_months

TODAY = date(2026, 11, 2)
LONG_AGO = date(2020, 1, 6)
SOURCES = ("agent", "senior")
TARGETS = ("senior", "lead", "trainer")


def gone(count: int, target: str = "lead", first: int = 0, months: int = 12) -> list[PastMove]:
    """``count`` people who went from agent to ``target``, one a day, long ago."""
    return [
        PastMove(number, "agent", target, months, LONG_AGO + timedelta(number))
        for number in range(first, first + count)
    ]


def shown(moves: Iterable[PastMove], source: str = "agent", at: date = TODAY) -> Cohort:
    found = cohort(moves, source, at)
    assert found
    return found


def elsewhere(found: Cohort) -> int:
    """Those whose targets are not shown: everybody can do this subtraction."""
    return found.everybody.people - sum(group.people for _, group in found.onward)


@pytest.mark.parametrize("count", range(BATCH))
def test_nothing_is_told_of_fewer_than_five(count: int) -> None:
    assert cohort(gone(count), "agent", TODAY) is None


@pytest.mark.parametrize(("count", "people"), [(5, 5), (9, 5), (10, 10), (14, 10)])
def test_people_are_told_in_fives(count: int, people: int) -> None:
    assert shown(gone(count)).everybody.people == people


def test_a_small_group_cannot_be_had_from_the_rest() -> None:
    found = shown(gone(7, "lead") + gone(3, "trainer", first=7))

    assert [(target, group.people) for target, group in found.onward] == [("lead", 5)]
    assert (found.everybody.people, elsewhere(found)) == (10, 5)
    assert found.to("trainer") is None


def test_the_largest_group_comes_first_and_ties_go_by_code() -> None:
    moves = gone(5, "trainer") + gone(5, "lead", first=5) + gone(10, "senior", first=10)

    assert [target for target, _ in shown(moves).onward] == ["senior", "lead", "trainer"]


def test_a_person_counts_once_by_the_first_move() -> None:
    again = [
        PastMove(0, "agent", "trainer", 1, LONG_AGO + timedelta(900 + day)) for day in range(9)
    ]

    assert shown(gone(5) + again).onward == (("lead", Group(5, (12, 15))),)


def test_only_finished_quarters_count() -> None:
    late = [PastMove(n, "agent", "lead", 12, date(2026, 10, 1)) for n in range(5)]
    early = [PastMove(n, "agent", "lead", 12, date(2026, 9, 30)) for n in range(5)]

    assert cohort(late, "agent", date(2026, 12, 31)) is None
    assert cohort(late, "agent", date(2027, 1, 1)) is not None
    assert cohort(early, "agent", TODAY) is not None


def test_the_middle_half_is_rounded_outwards() -> None:
    moves = [PastMove(n, "agent", "lead", months, LONG_AGO) for n, months in enumerate(range(1, 9))]

    assert group_of(moves) == Group(8, (0, 9))  # the second of eight is 2, the seventh is 7


def test_the_middle_half_of_five_leaves_out_both_ends() -> None:
    moves = [PastMove(n, "agent", "lead", m, LONG_AGO) for n, m in enumerate([0, 12, 14, 15, 90])]

    assert group_of(moves).months == (12, 18)


people = st.lists(
    st.tuples(
        st.integers(0, 25),
        st.sampled_from(SOURCES),
        st.sampled_from(TARGETS),
        st.integers(0, 40),
        st.integers(0, 400),
    ),
    max_size=60,
)
Drawn = list[tuple[int, str, str, int, int]]


def history(drawn: Drawn) -> list[PastMove]:
    return [
        PastMove(person, source, target, months, LONG_AGO + timedelta(day))
        for person, source, target, months, day in drawn
        if source != target
    ]


def days_of(moves: Sequence[PastMove]) -> list[date]:
    """Every day on which anything might change, and the days before and after."""
    days = {move.on + timedelta(shift) for move in moves for shift in (-1, 0, 1)}
    quarters = {quarter_start(day) for day in days}
    return sorted(days | quarters | {add_months(quarter, 3) for quarter in quarters})


def figures(moves: Sequence[PastMove], days: Iterable[date]) -> Iterator[int]:
    """Every number of people that any view shows on any day; a 0 for what is not shown."""
    for day in days:
        for source in SOURCES:
            told = [move for move in moves if move.on <= day]  # what is in the records by then
            found = cohort(told, source, day)
            yield found.everybody.people if found else 0
            yield elsewhere(found) if found else 0
            for target in TARGETS:
                group = found.to(target) if found else None
                yield group.people if group else 0


@settings(max_examples=40, deadline=None)
@given(people)
def test_no_figure_and_no_difference_is_about_one_to_four_people(drawn: Drawn) -> None:
    """All views, on all days, as people join one by one; and every difference between two."""
    moves = history(drawn)
    seen = set(figures(moves, days_of(moves)))

    assert not {abs(one - other) for one, other in combinations(seen | {0}, 2)} & {1, 2, 3, 4}


def sets_shown(moves: Sequence[PastMove], days: Iterable[date]) -> set[frozenset[int]]:
    """The people behind every figure of the role “agent”; the attacker may not even see these."""
    found = {frozenset[int]()}
    for day in days:
        batch = counted([move for move in moves if move.on <= day], "agent", day)
        parts = counted_by_target(batch).values()
        found.add(frozenset(move.person for move in batch))
        found |= {frozenset(move.person for move in part) for part in parts}
        rest = {move.person for move in batch} - {move.person for part in parts for move in part}
        found.add(frozenset(rest))
    return found


@settings(max_examples=40, deadline=None)
@given(people)
def test_the_groups_behind_the_figures_never_differ_by_one_to_four(drawn: Drawn) -> None:
    """Where one group is within another, on any two days: at least five people set them apart."""
    moves = history(drawn)
    groups = sets_shown(moves, days_of(moves))

    apart = {len(more - less) for less in groups for more in groups if less < more}
    assert not apart & {1, 2, 3, 4}


def test_one_more_person_a_day_never_shows_on_its_own() -> None:
    """The months, too, are those of whole batches: they change only when five more count."""
    moves = [
        PastMove(n, "agent", TARGETS[n % 3], n * 7 % 30, LONG_AGO + timedelta(n * 11))
        for n in range(60)
    ]
    seen: list[Cohort | None] = []
    for day in days_of(moves):
        found = cohort([move for move in moves if move.on <= day], "agent", day)
        if not seen or found != seen[-1]:
            seen.append(found)

    totals = [found.everybody.people if found else 0 for found in seen]
    assert totals == sorted(set(totals))
    assert all(later - earlier >= BATCH for earlier, later in pairwise(totals))


@settings(max_examples=40, deadline=None)
@given(people)
def test_the_order_of_the_records_does_not_matter(drawn: Drawn) -> None:
    moves = history(drawn)
    late = LONG_AGO + timedelta(900)

    assert cohort(moves, "agent", late) == cohort(moves[::-1], "agent", late)


def test_with_all_that_is_counted_nothing_is_lost() -> None:
    found = shown(gone(10, "lead") + gone(5, "trainer", first=10))

    assert sum(group.people for _, group in found.onward) == found.everybody.people
    assert elsewhere(found) == 0
