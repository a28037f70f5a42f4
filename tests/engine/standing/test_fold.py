from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.standing.fold import Fold, Standing, fold_ratings, standing
from planner.engine.values.dates import add_months
from planner.engine.values.person import Person, Rating
from tests.engine.support.build import AT, claim, confirmation, framework, person, role, skill

LONG_AGO = add_months(AT, -12)


def _days(days: int) -> date:
    return AT - timedelta(days)


def _held(*ratings: Rating, fades: int | None = None, at: date = AT) -> Standing:
    known = framework(
        skills=[skill("empathy", fades_after_months=fades)],
        roles=[role("agent")],
        moves=[],
        activities=[],
    )
    return standing(known, person(ratings=ratings), at)["empathy"]


def test_nothing_known_is_level_0_without_a_date() -> None:
    found = standing(framework(), person(), AT)

    assert set(found) == {"empathy", "coaching"}
    assert found["coaching"] == Standing(0, 0, None, None, Fold())


def test_the_latest_self_rating_counts_whatever_the_order() -> None:
    assert _held(claim("empathy", 3, _days(1)), claim("empathy", 1, _days(9))).claimed == 3


def test_on_one_day_the_last_given_counts() -> None:
    assert _held(claim("empathy", 3), claim("empathy", 2)).claimed == 2
    assert _held(confirmation("empathy", 3), confirmation("empathy", 1)).confirmed == 1


def test_ratings_of_tomorrow_do_not_count_yet() -> None:
    assert _held(claim("empathy", 3, _days(-1))).claimed_on is None


@pytest.mark.parametrize(("days", "claimed"), [(-1, 4), (0, 1), (1, 1)])
def test_what_was_there_before_a_certificate_counts_again_from_its_end(
    days: int, claimed: int
) -> None:
    ratings = claim("empathy", 1, _days(90)), claim("empathy", 4, _days(60), until=AT)

    found = _held(*ratings, at=AT + timedelta(days))

    assert found.claimed == claimed


def test_a_confirmation_that_has_ended_gives_way_to_the_same_confirmers_last() -> None:
    before = confirmation("empathy", 2, _days(90), by="ann")
    certificate = confirmation("empathy", 4, _days(60), by="ann", until=AT)

    found = _held(before, certificate)

    assert (found.confirmed, found.confirmed_on) == (2, _days(90))


def test_an_ended_rating_leaves_the_one_given_before_it_on_the_same_day() -> None:
    assert _held(claim("empathy", 1), claim("empathy", 3, until=AT)).claimed == 1


def test_ratings_of_a_retired_skill_are_ignored() -> None:
    assert "juggling" not in standing(framework(), person(ratings=[claim("juggling", 4)]), AT)


@pytest.mark.parametrize(
    ("levels", "median"), [((3,), 3), ((2, 3), 2), ((4, 1, 3), 3), ((1, 2, 3, 4), 2)]
)
def test_confirmed_is_the_lower_median_of_the_confirmers(
    levels: tuple[int, ...], median: int
) -> None:
    ratings = [confirmation("empathy", n, by=f"by-{i}") for i, n in enumerate(levels)]

    assert _held(*ratings).confirmed == median


def test_only_the_latest_of_each_confirmer_counts() -> None:
    earlier = confirmation("empathy", 1, _days(30), by="ann")
    later = confirmation("empathy", 4, _days(3), by="ann")

    assert _held(later, earlier).fold.counted == (4,)


@pytest.mark.parametrize(("age", "confirmed"), [(45, 1), (46, 3)])
def test_confirmations_long_before_the_newest_are_left_out(age: int, confirmed: int) -> None:
    old = confirmation("empathy", 1, _days(10 + age), by="ann")
    new = confirmation("empathy", 3, _days(10), by="bob")

    found = _held(old, new)

    assert (found.confirmed, found.confirmed_on) == (confirmed, _days(10))


@pytest.mark.parametrize(("days", "level"), [(-1, 3), (0, 2), (1, 2)])
def test_a_level_is_lost_when_a_full_period_has_passed(days: int, level: int) -> None:
    rating = claim("empathy", 3, date(2026, 1, 31))

    at = date(2026, 4, 30) + timedelta(days)

    assert _held(rating, fades=3, at=at).claimed == level


def test_claimed_and_confirmed_fade_each_by_its_own_date() -> None:
    found = _held(claim("empathy", 4, LONG_AGO), confirmation("empathy", 2), fades=6)

    assert (found.claimed, found.confirmed, found.level) == (2, 2, 2)
    assert found.claimed_fades_on == add_months(LONG_AGO, 18)
    assert found.confirmed_fades_on == add_months(AT, 6)


def test_a_level_never_fades_below_0() -> None:
    found = _held(claim("empathy", 2, LONG_AGO), fades=1)

    assert (found.claimed, found.claimed_fades_on) == (0, None)
    assert found.fold.claimed == 2


def test_planning_uses_the_higher_of_the_two() -> None:
    assert _held(claim("empathy", 1), confirmation("empathy", 3)).level == 3
    assert _held(claim("empathy", 3), confirmation("empathy", 1)).level == 3


@pytest.mark.parametrize(("own", "disagrees"), [(1, True), (2, False), (3, False)])
def test_two_levels_apart_is_a_disagreement(own: int, *, disagrees: bool) -> None:
    assert _held(claim("empathy", own), confirmation("empathy", 3)).disagrees is disagrees


def test_confirmers_can_disagree_without_a_self_rating() -> None:
    ratings = confirmation("empathy", 1, by="ann"), confirmation("empathy", 4, by="bob")

    assert _held(*ratings).disagrees
    assert not _held(ratings[0]).disagrees


RATINGS = st.builds(
    Rating,
    st.just("empathy"),
    st.integers(0, 4),
    st.dates(date(2026, 6, 1), date(2026, 12, 31)) | st.sampled_from([AT, _days(45), _days(46)]),
    st.sampled_from(["ann", "bob", "cy"]),
    st.booleans(),
    st.none() | st.dates(date(2026, 6, 1), date(2027, 2, 28)) | st.just(AT),
)


def _transcribed(ratings: list[Rating], fades: int | None) -> tuple[int, int]:
    """The rule of docs/rules.md, sentence by sentence, without any of the engine's code."""
    past = [r for r in ratings if r.on <= AT and not (r.until and r.until <= AT)]
    own = [rating for rating in past if not rating.confirms]
    claimed, claimed_on = 0, AT
    for rating in own:
        if all(rating.on >= other.on for other in own):
            claimed, claimed_on = rating.level, rating.on
    latest: dict[str, Rating] = {}
    for rating in (rating for rating in past if rating.confirms):
        if rating.by not in latest or rating.on >= latest[rating.by].on:
            latest[rating.by] = rating
    newest = max((rating.on for rating in latest.values()), default=AT)
    recent = sorted(r.level for r in latest.values() if r.on >= newest - timedelta(45))
    middle = recent[(len(recent) + 1) // 2 - 1] if recent else 0
    return _left(claimed, claimed_on, fades), _left(middle, newest, fades)


def _left(level: int, since: date, fades: int | None) -> int:
    periods = 0
    while fades and add_months(since, (periods + 1) * fades) <= AT:
        periods += 1
    return max(0, level - periods)


@given(st.lists(RATINGS, max_size=8), st.none() | st.integers(1, 7))
def test_standing_is_the_rule_to_the_letter(ratings: list[Rating], fades: int | None) -> None:
    found = _held(*ratings, fades=fades)

    assert (found.claimed, found.confirmed) == _transcribed(ratings, fades)


@given(st.lists(RATINGS.filter(lambda rating: rating.until is None), max_size=6), st.integers(1, 7))
def test_the_next_loss_comes_on_the_day_that_was_said(ratings: list[Rating], fades: int) -> None:
    past = [rating for rating in ratings if rating.on <= AT]
    day = _held(*past, fades=fades).claimed_fades_on
    if day is not None:
        eve = _held(*past, fades=fades, at=day - timedelta(1))

        assert _held(*past, fades=fades, at=day).claimed == eve.claimed - 1


@given(st.lists(RATINGS, max_size=6))
def test_a_cached_fold_needs_nothing_but_the_ratings(ratings: list[Rating]) -> None:
    someone = Person("agent", AT, ratings)

    assert fold_ratings(ratings, AT) == standing(framework(), someone, AT)["empathy"].fold
