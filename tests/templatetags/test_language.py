from __future__ import annotations

from datetime import date

import pytest
from django.utils import translation

from planner.templatetags.language import short_day


@pytest.mark.parametrize(
    ("language", "words"), [("en-gb", "3 Mar"), ("en-us", "Mar 3"), ("de", "3 Mär")]
)
def test_a_day_without_its_year_reads_as_its_reader_is_used_to(language: str, words: str) -> None:
    with translation.override(language):
        assert short_day(date(2027, 3, 3)).startswith(words)
