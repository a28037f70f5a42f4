from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest

from planner.engine import Leniency, Person, Rating, leniency
from tests.engine.support.build import AT, claim, confirmation, person

DAY = timedelta(days=1)


def crowd(*ratings: Rating, number: int = 5) -> dict[str, Person]:
    """So many people with the same ratings."""
    return {f"person-{n}": person(ratings=ratings) for n in range(number)}


def pair(own: int, *others: int) -> list[Rating]:
    """What ``me`` and some others say of one skill."""
    theirs = [confirmation("empathy", n, by=f"by-{i}") for i, n in enumerate(others)]
    return [confirmation("empathy", own, by="me"), *theirs]


@pytest.mark.parametrize(
    ("own", "others", "difference"),
    [(3, (2,), 1), (1, (4,), -3), (3, (2, 3), Fraction(1, 2)), (2, (2, 2), 0)],
)
def test_it_is_the_own_level_minus_the_mean_of_the_others(
    own: int, others: tuple[int, ...], difference: Fraction
) -> None:
    found = leniency("me", crowd(*pair(own, *others)), AT)

    assert found == Leniency(Fraction(difference), pairs=5, employees=5)


def test_it_is_the_mean_over_all_pairs() -> None:
    mild = pair(4, 2)
    strict = [confirmation("coaching", 1, by="me"), confirmation("coaching", 2, by="ann")]

    assert leniency("me", crowd(*mild, *strict), AT) == Leniency(Fraction(1, 2), 10, 5)


def test_five_pairs_over_four_employees_are_too_few() -> None:
    more = [confirmation("coaching", 1, by="me"), confirmation("coaching", 2, by="ann")]

    assert leniency("me", crowd(*pair(3, 2), *more, number=4), AT) is None


@pytest.mark.parametrize(("days", "counts"), [(45, True), (46, False)])
def test_words_more_than_45_days_apart_are_no_pair(days: int, *, counts: bool) -> None:
    ratings = [
        confirmation("empathy", 3, by="me"),
        confirmation("empathy", 2, AT - days * DAY, by="ann"),
    ]

    assert (leniency("me", crowd(*ratings), AT) is not None) is counts


@pytest.mark.parametrize(
    "without",
    [
        claim("empathy", 2, by="ann"),
        confirmation("coaching", 2, by="ann"),
        confirmation("empathy", 2, AT + DAY, by="ann"),
        confirmation("empathy", 2, AT - DAY, by="ann", until=AT),
    ],
)
def test_what_does_not_confirm_the_same_now_is_no_pair(without: Rating) -> None:
    assert leniency("me", crowd(confirmation("empathy", 3, by="me"), without), AT) is None


def test_the_latest_word_of_each_counts() -> None:
    ratings = [
        confirmation("empathy", 4, by="me"),
        confirmation("empathy", 1, AT - DAY, by="me"),
        confirmation("empathy", 2, by="ann"),
        confirmation("empathy", 3, by="ann"),
    ]

    assert leniency("me", crowd(*ratings), AT) == Leniency(Fraction(1), 5, 5)
