"""What a cache keeps of the ratings, against folding all of them on each day."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from planner.engine.standing.fold import Fold, fold_ratings
from planner.engine.standing.spans import FoldSpan, fold_spans
from planner.engine.values.person import Rating
from tests.engine.support.build import AT, claim

DAY = timedelta(days=1)
DAYS = [AT + timedelta(number) for number in range(-4, 9)]

RATINGS = st.lists(
    st.builds(
        Rating,
        st.just("empathy"),
        st.integers(0, 4),
        st.sampled_from(DAYS) | st.sampled_from([AT - timedelta(45), AT - timedelta(46)]),
        st.sampled_from(["ann", "bob"]),
        st.booleans(),
        st.none() | st.sampled_from(DAYS),
    ),
    max_size=8,
)


@given(RATINGS, st.sampled_from(DAYS))
def test_the_span_of_a_day_has_the_fold_of_that_day(ratings: list[Rating], first: date) -> None:
    spans = fold_spans(ratings, first)

    for day in (first + timedelta(number) for number in range(20)):
        (found,) = [s.fold for s in spans if s.since <= day and (not s.until or day < s.until)]
        assert found == fold_ratings(ratings, day)


@given(RATINGS)
def test_neighbouring_spans_differ(ratings: list[Rating]) -> None:
    folds = [span.fold for span in fold_spans(ratings, AT)]

    assert all(one != other for one, other in pairwise(folds))


def test_a_certificate_makes_two_spans() -> None:
    ratings = [claim("empathy", 3, AT - DAY, until=AT + DAY)]

    assert fold_spans(ratings, AT) == (
        FoldSpan(AT, AT + DAY, Fold(claimed=3, claimed_on=AT - DAY)),
        FoldSpan(AT + DAY, None, Fold()),
    )
