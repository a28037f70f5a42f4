"""Where people go from a role: how close roles are, and where moves lead."""

from __future__ import annotations

from math import log
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.advice.next_roles import WEIGHTS, next_percents, next_roles
from planner.engine.advice.similarity import Similar, similar_roles
from planner.engine.values.errors import UnknownRole
from planner.engine.values.framework import Framework
from tests.engine.support.build import framework, move, role, skill, track

NAMES = {"a": "Baker", "b": "Baker of bread", "c": "Cook", "d": "Driver", "e": "Baker of cakes"}


def works(*moves: tuple[str, str], names: dict[str, str] = NAMES) -> Framework:
    """Each role is on a track of its own, so that only words make them alike."""
    return framework(
        tracks=[track(code) for code in names],
        skills=[skill("empathy")],
        roles=[role(code, name=name, track=code) for code, name in names.items()],
        moves=[move(*ends, months) for months, ends in enumerate(moves)],
        activities=[],
        milestones=[],
    )


def values(found: Similar) -> dict[str, int]:
    return {term.name: term.value for term in found.terms}


def by_role(found: Framework, code: str = "a") -> dict[str, Similar]:
    return {it.role: it for it in next_roles(found, code, limit=99)}


def test_without_moves_half_of_the_likeness_is_left() -> None:
    found = works()

    assert {it.role: 2 * it.percent for it in next_roles(found, "a")} == {
        it.role: it.percent for it in similar_roles(found, "a")
    }


def test_the_more_roles_lead_to_a_role_the_likelier_it_is() -> None:
    found = by_role(works(("b", "c"), ("d", "c"), ("e", "c"), ("e", "d")))

    assert values(found["c"])["moves-in"] == 10_000
    assert values(found["d"])["moves-in"] == round(10_000 * log(2) / log(4))
    assert values(found["b"])["moves-in"] == 0


def test_several_moves_between_two_roles_count_once() -> None:
    found = by_role(works(("b", "c"), ("b", "c"), ("d", "c"), ("e", "d")))

    assert values(found["d"])["moves-in"] == round(10_000 * log(2) / log(3))


def test_closest_roles_show_where_people_go() -> None:
    framework = works(("b", "c"), ("e", "d"))
    likeness = {it.role: it.percent for it in similar_roles(framework, "a")}

    cook = by_role(framework)["c"]

    share = likeness["b"] / (likeness["b"] + likeness["e"])
    assert values(cook)["closest-roles"] == int(10_000 * share)
    assert cook.terms[-1].because == ("b",)


def test_the_moves_of_the_role_itself_count_most() -> None:
    framework = works(("a", "d"), ("b", "c"))
    (likeness,) = (it.percent for it in similar_roles(framework, "a") if it.role == "b")

    driver = by_role(framework)["d"]

    assert values(driver)["closest-roles"] == int(10_000 * 100 / (100 + likeness))
    assert driver.terms[-1].because == ("a",)


def test_only_the_ten_closest_of_those_that_lead_anywhere_are_asked() -> None:
    names = {"a": "Baker", "goal": "Cook", **{f"b{n:02}": "Baker" for n in range(11)}}

    found = by_role(works(*((f"b{n:02}", "goal") for n in range(11)), names=names))

    assert values(found["goal"])["closest-roles"] == 10_000
    assert found["goal"].terms[-1].because == ("b00", "b01", "b02")


def test_the_eleventh_is_not_asked() -> None:
    names = {"a": "Baker", "c": "Cook", "d": "Dog", **{f"b{n:02}": "Baker" for n in range(11)}}
    moves = [(f"b{n:02}", "c" if n < 10 else "d") for n in range(11)]

    found = by_role(works(*moves, names=names))

    assert values(found["d"])["closest-roles"] == 0


def test_a_percent_is_the_exact_sum_of_its_terms() -> None:
    cook = by_role(works(("b", "c"), ("e", "c"), ("e", "d")))["c"]

    assert cook.percent == sum(it.percent for it in cook.terms)
    assert [it.weight for it in cook.terms] == list(WEIGHTS.values())
    assert sum(WEIGHTS.values()) == 100


def test_whole_percents_are_rounded_down() -> None:
    found = works(("b", "c"), ("e", "c"), ("e", "d"))

    assert next_percents(found, "a") | {"a": 0} == {
        **dict.fromkeys(NAMES, 0),
        **{code: int(it.percent) for code, it in by_role(found).items()},
    }


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UnknownRole):
        next_roles(works(), "z")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.sampled_from("abcde"), st.sampled_from("abcde")), max_size=12))
def test_the_order_of_the_document_does_not_matter(drawn: list[tuple[str, str]]) -> None:
    moves = [ends for ends in drawn if ends[0] != ends[1]]
    backwards: dict[str, Any] = dict(reversed(NAMES.items()))

    found = next_roles(works(*moves), "a", limit=99)

    assert next_roles(works(*reversed(moves), names=backwards), "a", limit=99) == found
    assert list(found) == sorted(found, key=lambda it: (-it.percent, it.role))
