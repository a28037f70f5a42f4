from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.engine.standing.readiness import Readiness, readiness
from planner.engine.values.errors import UnknownRole
from planner.engine.values.framework import Framework
from planner.engine.values.person import Rating
from tests.engine.support.build import (
    AT,
    claim,
    confirmation,
    framework,
    person,
    requirement,
    role,
    skill,
)

SKILLS = ("coaching", "empathy", "writing")


def _for(requires: list[dict[str, object]], ratings: list[Rating]) -> Readiness:
    return readiness(_framework([requires]), person(ratings=ratings), "role-0", AT)


def _framework(requires: list[list[dict[str, object]]]) -> Framework:
    return framework(
        skills=[skill(code) for code in SKILLS],
        roles=[role(f"role-{i}", requires=lines) for i, lines in enumerate(requires)],
        moves=[],
        activities=[],
    )


def test_points_are_weight_times_level_up_to_what_is_needed() -> None:
    needs = [requirement("empathy", 3, weight=5), requirement("coaching", 2, weight=2)]

    found = _for(needs, [claim("empathy", 2), confirmation("coaching", 4)])

    assert (found.confirmed_points, found.held_points, found.out_of) == (4, 14, 19)
    assert (found.confirmed_percent, found.held_percent) == (21, 73)


def test_a_role_that_requires_nothing_is_at_100() -> None:
    assert _for([], []).confirmed_percent == 100
    assert _for([requirement("empathy", 0)], []).held_percent == 100


def test_gaps_come_with_the_most_missing_points_first() -> None:
    needs = [requirement(code, 2, weight=w) for code, w in zip(SKILLS, (1, 3, 3), strict=True)]

    assert [gap.skill for gap in _for(needs, []).gaps] == ["empathy", "writing", "coaching"]


def test_what_waits_for_a_signature_is_not_a_gap() -> None:
    found = _for([requirement("empathy", 2)], [claim("empathy", 2)])

    assert not found.gaps
    assert [term.skill for term in found.to_confirm] == ["empathy"]


def test_an_unknown_role_is_named_with_the_nearest() -> None:
    with pytest.raises(UnknownRole, match='no role "laed"; did you mean "lead"'):
        readiness(framework(), person(), "laed", AT)


LINES = st.lists(
    st.builds(requirement, st.sampled_from(SKILLS), st.integers(0, 4), weight=st.integers(1, 5)),
    unique_by=lambda line: line["skill"],
)
RATINGS = st.lists(
    st.builds(
        Rating,
        st.sampled_from(SKILLS),
        st.integers(0, 4),
        st.just(AT),
        st.just("ann"),
        st.booleans(),
    )
)


@given(LINES, RATINGS)
def test_the_terms_add_up(lines: list[dict[str, object]], ratings: list[Rating]) -> None:
    found = _for(lines, ratings)

    assert found.out_of == sum(term.out_of for term in found.terms)
    assert found.held_points == found.out_of - sum(gap.missing_points for gap in found.gaps)
    assert 0 <= found.confirmed_points <= found.held_points <= found.out_of


@given(LINES, RATINGS)
def test_percent_is_the_floor_by_long_division(
    lines: list[dict[str, object]], ratings: list[Rating]
) -> None:
    found = _for(lines, ratings)
    if found.out_of:
        whole = found.held_percent

        assert whole * found.out_of <= 100 * found.held_points < (whole + 1) * found.out_of
