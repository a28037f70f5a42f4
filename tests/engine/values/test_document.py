from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.engine.values.errors import FrameworkInvalid
from planner.engine.values.framework import Effect, Framework, Growth, Move, PayBand, Requirement
from planner.engine.values.sentences import gettext as _
from tests.engine.support.broken import changed, problems
from tests.engine.support.build import (
    activity,
    document,
    full_document,
    growth,
    move,
    requirement,
    skill,
)

FULL = full_document()


def test_a_valid_document_becomes_immutable_values() -> None:
    found = Framework.from_document(FULL)

    assert found.roles["agent"].pay_band == PayBand(20_000, 25_000, "EUR")
    assert found.roles["agent"].grows == (Growth("empathy", 2, 6),)
    assert found.roles["lead"].requires == (Requirement("coaching", 2, 3, essential=True),)
    assert found.moves == (Move("agent", "lead", "promotion", 6, 6),)
    assert found.activities["listening"].effects == (Effect("empathy", 0, 2),)
    assert found.accepted[0].subjects == ("lead",)


def test_hours_become_minutes() -> None:
    found = Framework.from_document(
        document(
            skills=[skill("empathy", [0, 0.25, 1.5, 2])],
            roles=[],
            moves=[],
            activities=[activity("talk", 0.75)],
        )
    )

    assert found.skills["empathy"].minutes == (0, 15, 90, 120)
    assert found.activities["talk"].minutes == 45


def test_the_order_of_the_document_is_kept() -> None:
    found = Framework.from_document(
        document(skills=[skill("zeal"), skill("art")], roles=[], moves=[], activities=[])
    )

    assert list(found.skills) == ["zeal", "art"]


def test_later_changes_of_the_document_do_not_reach_the_framework() -> None:
    source = full_document()
    found = Framework.from_document(source)
    source["roles"][0]["external"]["onet"] = "changed"
    source["roles"].clear()

    assert found.roles["agent"].external == {"onet": "43-4051.00"}


def test_two_requirements_of_one_skill_are_refused_whatever_their_level() -> None:
    lines = [requirement("empathy", 1), requirement("empathy", 2)]

    assert "requirement of" in problems(changed("roles", 0, "requires", to=lines))[0]


def test_moves_of_different_kinds_may_join_the_same_roles() -> None:
    moves = [move("agent", "lead"), move("agent", "lead", kind="cross")]

    assert len(Framework.from_document(changed("moves", to=moves)).moves) == 2


def test_growth_may_come_in_stages() -> None:
    stages = [growth("empathy", 1, 6), growth("empathy", 2, 12)]

    assert len(Framework.from_document(changed("roles", 0, "grows", to=stages)).roles) == 2


def test_all_problems_are_reported_at_once() -> None:
    broken = changed("roles", 1, "requires", 0, "skill", to="emapthy")
    broken["ready_at"], broken["nmae"] = 300, "x"

    assert problems(broken) == (
        "ready_at: must be a whole number from 0 to 100, not 300",
        'roles[1] "Lead" requires[0].skill: no skill "emapthy"; did you mean "empathy"?',
        'nmae: unknown key; did you mean "name"?',
    )


def test_the_refusal_reads_as_a_list() -> None:
    refusal = FrameworkInvalid((_("a: is missing"), _("b: is missing")))

    assert str(refusal) == "a: is missing\nb: is missing"


def test_a_waiting_circle_is_left_to_the_framework_check() -> None:
    circle = [activity("one", after=["two"]), activity("two", after=["one"])]

    assert Framework.from_document(changed("activities", to=circle)).activities["one"].after


@pytest.mark.parametrize("value", [None, [], "x", 1, True])
def test_what_is_no_object_is_no_framework(value: object) -> None:
    assert problems(value)[0].startswith("document: must be an object")


def test_deep_nesting_and_huge_numbers_are_refused_like_anything_else() -> None:
    deep: list[Any] = []
    for _depth in range(20_000):
        deep = [deep]

    assert problems(changed("name", to=deep)) == ("name: must be text, not a list",)
    assert "a huge number" in problems(changed("ready_at", to=10**5000))[0]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.text(max_size=5) | st.sampled_from(list(FULL)), inner, max_size=5)
    ),
    max_leaves=8,
)


def _paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value)
    for key, entry in entries:
        yield (*path, key)
        if isinstance(entry, dict | list):
            yield from _paths(entry, (*path, key))


@given(JSON)
def test_no_json_value_makes_it_fail_otherwise(value: Any) -> None:
    assert problems(value)


def _outcome(value: Any) -> tuple[str, ...]:
    try:
        Framework.from_document(value)
    except FrameworkInvalid as refusal:
        return refusal.problems
    return ()


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(list(_paths(FULL))), JSON)
def test_no_mutation_makes_it_fail_otherwise(path: tuple[Any, ...], value: Any) -> None:
    found = _outcome(changed(*path, to=value))

    assert all(": " in problem for problem in found)
