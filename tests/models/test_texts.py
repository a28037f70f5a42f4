from __future__ import annotations

import pytest

from planner.models.texts import visible

SPACES = "\x00\x09\x20\x85\xa0\u180e\u2800\u3000\u3164\uffa0\u115f"
FORMATS = "\xad\u034f\u200b\u200d\u202e\u2060\ufe0f\ufeff\U000e0020\U000e0100"


@pytest.mark.parametrize("unseen", [*SPACES, *FORMATS], ids=ascii)
def test_what_nobody_sees_is_no_text(unseen: str) -> None:
    assert visible(unseen * 3 + "\n") == ""


@pytest.mark.parametrize("text", ["a", "👩‍💻", "नमस्ते", "می‌خواهم", "한글", "?", "1", "❤️", "́a"])
def test_what_is_seen_stays_as_it_is_written(text: str) -> None:
    assert visible(f" {text}\u3000") == text
