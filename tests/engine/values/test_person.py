from __future__ import annotations

from datetime import date

import pytest

from planner.engine.values.person import Person, Rating
from tests.engine.support.build import AT, claim


def test_what_is_handed_in_can_change_without_changing_the_person() -> None:
    ratings, milestones = [claim("empathy", 1)], {"probation": AT}
    someone = Person("agent", AT, ratings, milestones)
    ratings.clear()
    milestones.clear()

    assert someone.ratings == (Rating("empathy", 1, AT, "me", confirms=False),)
    assert someone.milestones == {"probation": AT}


def test_ratings_may_be_read_from_a_stream() -> None:
    someone = Person("agent", AT, (claim("empathy", level) for level in (1, 2)))

    assert [rating.level for rating in someone.ratings] == [1, 2]


def test_a_weekly_budget_below_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="must not be negative, not -1"):
        Person("agent", date(2026, 1, 1), weekly_minutes=-1)


@pytest.mark.parametrize("level", [-1, 8])
def test_a_level_outside_the_scale_is_refused(level: int) -> None:
    with pytest.raises(ValueError, match=f"from 0 to 7, not {level}"):
        claim("empathy", level)
