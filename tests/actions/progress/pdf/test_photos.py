from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.actions.progress.pdf.photos import without_origin
from tests.factories.files import picture

PHOTO = picture("JPEG")


@pytest.mark.parametrize("photo", [b"", b"GIF89a", PHOTO[:3], PHOTO])
def test_what_tells_nothing_stays_as_it_is(photo: bytes) -> None:
    assert without_origin(photo) == photo


def test_a_profile_of_colours_stays() -> None:
    photo = picture("JPEG", icc_profile=b"profile" * 40)

    assert without_origin(photo) == photo


@given(st.binary(max_size=40), st.integers(2, len(PHOTO)))
def test_any_damage_ends_with_no_more_than_there_was(damage: bytes, place: int) -> None:
    hurt = PHOTO[:place] + damage + PHOTO[place:]

    assert len(without_origin(hurt)) <= len(hurt)
