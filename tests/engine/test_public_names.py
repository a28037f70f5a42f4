from __future__ import annotations

import pytest

from planner import engine


def test_the_public_names_are_sorted_and_there() -> None:
    assert sorted(engine.__all__) == engine.__all__
    assert all(hasattr(engine, name) for name in engine.__all__)


@pytest.mark.parametrize(
    "name",
    [
        "Framework",
        "FrameworkInvalid",
        "NoRoute",
        "Person",
        "Rating",
        "activity_plan",
        "alternatives",
        "check_framework",
        "lights",
        "next_roles",
        "next_steps",
        "readiness",
        "routes",
        "schedule",
        "similar_roles",
        "standing",
    ],
)
def test_a_name_of_the_design_is_the_thing_itself(name: str) -> None:
    """Modules share names with functions; the package must give the function."""
    assert callable(getattr(engine, name))
