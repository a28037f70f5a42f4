from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.models import FrameworkVersion, Goal
from planner.queries.framework.goal_versions import effective_version, published_versions
from planner.queries.framework.published import NothingPublished

TODAY = date(2026, 11, 2)
DAYS = st.none() | st.integers(-40, 40).map(lambda days: TODAY + timedelta(days))


def versions(*until: date | None) -> list[FrameworkVersion]:
    """Versions 1, 2, … with these days, the newest first."""
    numbered = enumerate(until, 1)
    found = [FrameworkVersion(pk=n, number=n, old_goals_until=day) for n, day in numbered]
    return found[::-1]


def goal(number: int) -> Goal:
    return Goal(version_id=number)


def counts_by(chosen: int, *until: date | None, at: date = TODAY) -> int:
    return effective_version(goal(chosen), versions(*until), at).version.number


def test_without_a_goal_the_newest_counts() -> None:
    assert effective_version(None, versions(None, None), TODAY).version.number == 2


def test_a_goal_counts_by_its_version_as_long_as_it_takes() -> None:
    assert counts_by(1, None, None) == 1


def test_the_last_day_still_counts() -> None:
    assert counts_by(1, None, TODAY) == 1
    assert counts_by(1, None, TODAY - timedelta(1)) == 2


def test_a_later_version_does_not_shorten_a_promise() -> None:
    assert counts_by(1, None, TODAY + timedelta(9), TODAY - timedelta(9)) == 1


def test_the_day_is_told() -> None:
    found = effective_version(goal(1), versions(None, TODAY), TODAY)

    assert (found.is_older, found.until) == (True, TODAY)


@given(until=st.lists(DAYS, min_size=1, max_size=5), more=DAYS, data=st.data())
def test_publishing_never_takes_a_goal_s_version_away(
    until: list[date | None], more: date | None, data: st.DataObject
) -> None:
    chosen = data.draw(st.integers(1, len(until)))
    before = effective_version(goal(chosen), versions(*until), TODAY)
    after = effective_version(goal(chosen), versions(*until, more), TODAY)

    if before.version.number == chosen and chosen < len(until):
        assert after.version.number == chosen


@pytest.mark.django_db
def test_versions_are_read_in_one_query(django_assert_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_num_queries(1), pytest.raises(NothingPublished):
        published_versions()
