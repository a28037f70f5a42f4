from __future__ import annotations

import pytest

from planner.queries.common.hours import hours_in_words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [
        (0, "0 hours"),
        (15, "¼ hour"),
        (60, "1 hour"),
        (75, "1¼ hours"),
        (90, "1½ hours"),
        (120, "2 hours"),
        (40, "40 min"),
        (100, "1 h 40 min"),
        (60_000, "1000 hours"),
    ],
)
def test_minutes_are_said_as_hours(minutes: int, words: str) -> None:
    assert hours_in_words(minutes) == words
