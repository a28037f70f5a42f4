"""The lights of small random people, against a naive reading of the rules, day by day."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.standing.fold import standing
from planner.engine.standing.lights import Lights, Opening, lights
from planner.engine.values.framework import Framework
from planner.engine.values.person import Rating
from tests.engine.support import oracle
from tests.engine.support.build import AT, framework, milestone, move, person, requirement, role
from tests.engine.support.strategies import MONTHS_AGO, RATINGS

DAYS_AHEAD = 500
VALID = {"probation": None, "first-aid": 6, "licence": 9}


class Situation(NamedTuple):
    """What decides on the lights; ``months`` are those of the moves that lead straight there."""

    months: list[int]
    since: date
    gates: list[str | list[str]]
    achieved: Mapping[str, date]
    on_hold: bool
    openings: list[Opening]


codes = st.sampled_from(sorted(VALID))
gates = codes | st.lists(codes, min_size=2, max_size=3, unique=True).map(sorted)
near = st.dates(AT - timedelta(60), AT + timedelta(200))
situations = st.builds(
    Situation,
    st.lists(st.sampled_from((0, 1, 3, 6, 12)), max_size=3, unique=True),
    MONTHS_AGO,
    st.lists(gates, max_size=3, unique_by=str),
    st.dictionaries(st.sampled_from(sorted(VALID)), MONTHS_AGO),
    st.sampled_from((False, False, False, True)),
    st.lists(
        st.builds(
            Opening, st.sampled_from(("lead", "agent")), near, near | st.none(), st.integers(0, 2)
        ),
        max_size=3,
    ),
)


def asked(it: Situation) -> Lights:
    kinds = ("promotion", "lateral", "cross")
    found = framework(
        milestones=[milestone(code, valid_months=months) for code, months in VALID.items()],
        roles=[role("agent"), role("lead", 2, milestones=it.gates)],
        moves=[move("agent", "lead", *pair) for pair in zip(it.months, kinds, strict=False)],
        activities=[],
    )
    planning = person(role_since=it.since, milestones=it.achieved, on_hold=it.on_hold)
    return lights(found, planning, "lead", AT, it.openings)


def is_eligible(it: Situation, day: date) -> bool:
    if not it.months or it.on_hold or day < oracle.add_months(it.since, min(it.months)):
        return False
    choices = ([gate] if isinstance(gate, str) else gate for gate in it.gates)
    return all(any(is_valid(it, code, day) for code in choice) for choice in choices)


def is_valid(it: Situation, code: str, day: date) -> bool:
    months = VALID[code]
    if code not in it.achieved:
        return False
    return months is None or day < oracle.add_months(it.achieved[code], months)


def has_seat(it: Situation, day: date) -> bool:
    return any(
        opening.role == "lead"
        and opening.free_seats
        and opening.opens_on <= day
        and (opening.closes_on is None or day <= opening.closes_on)
        for opening in it.openings
    )


def first_day(is_on: Callable[[Situation, date], bool], it: Situation) -> date | None:
    days = (AT + timedelta(number) for number in range(DAYS_AHEAD))
    return next((day for day in days if is_on(it, day)), None)


@settings(max_examples=300, deadline=None)
@given(situations)
def test_eligible_and_seat_are_on_from_the_first_day_of_all(it: Situation) -> None:
    found = asked(it)

    for light, is_on in (found.eligible, is_eligible), (found.seat, has_seat):
        assert (AT if light.on else light.from_date) == first_day(is_on, it)
        assert light.on == is_on(it, AT)


NEEDS = [
    requirement("empathy", 2, weight=2, essential=True),
    requirement("coaching", 3, weight=1),
]


@settings(max_examples=300, deadline=None)
@given(RATINGS, st.integers(0, 100))
def test_ready_is_every_essential_and_enough_points(ratings: list[Rating], ready_at: int) -> None:
    roles = [role("agent"), role("lead", 2, requires=NEEDS)]
    found = framework(ready_at=ready_at, roles=roles)
    planning = person(ratings=ratings)

    empathy, coaching = (confirmed(found, ratings, code) for code in ("empathy", "coaching"))

    points = 2 * min(empathy, 2) + min(coaching, 3)
    is_ready = empathy >= 2 and 100 * points >= ready_at * (2 * 2 + 3)
    assert lights(found, planning, "lead", AT).ready.on == is_ready


@settings(max_examples=300, deadline=None)
@given(RATINGS)
def test_ready_says_the_first_day_of_all(ratings: list[Rating]) -> None:
    found = framework(roles=[role("agent"), role("lead", 2, requires=NEEDS)])
    planning = person(ratings=ratings)

    ready = lights(found, planning, "lead", AT).ready

    days = (AT + timedelta(number) for number in range(DAYS_AHEAD))
    first = next((day for day in days if lights(found, planning, "lead", day).ready.on), None)
    assert (AT if ready.on else ready.from_date) == first


def confirmed(found: Framework, ratings: list[Rating], code: str) -> int:
    return standing(found, person(ratings=ratings), AT)[code].confirmed
