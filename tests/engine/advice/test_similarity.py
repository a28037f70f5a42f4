"""How alike roles are: exact sums of named terms, the same as counted by hand."""

from __future__ import annotations

from fractions import Fraction
from math import floor, log, sqrt
from statistics import median_low
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.advice.similarity import WEIGHTS, Similar, SimilarTerm, similar_roles
from planner.engine.values.errors import UnknownRole
from planner.engine.values.framework import Framework
from tests.engine.support.build import framework, role, skill, track

SKILLS = ("coaching", "empathy")


def office(*roles: dict[str, Any]) -> Framework:
    return framework(
        tracks=[track("service"), track("sales")],
        skills=[skill(code) for code in SKILLS],
        roles=list(roles),
        moves=[],
        activities=[],
        milestones=[],
    )


def values(found: Similar) -> dict[str, int]:
    return {term.name: term.value for term in found.terms}


def term(found: Similar, name: str) -> SimilarTerm:
    return next(term for term in found.terms if term.name == name)


def test_a_percent_is_the_exact_sum_of_its_terms() -> None:
    found = office(
        role("agent", 1, {"empathy": 2}, summary="Answers customers"),
        role("clerk", 1, {"empathy": 1, "coaching": 1}, summary="Answers letters"),
        role("cook", 1, summary="Cooks"),
    )

    (clerk, cook) = similar_roles(found, "agent")

    assert clerk.percent == sum(it.percent for it in clerk.terms)
    assert [it.weight for it in clerk.terms] == list(WEIGHTS.values())
    assert (cook.percent, values(cook)) == (Fraction(2), {"skills": 0, "words": 0, "track": 10_000})
    assert sum(WEIGHTS.values()) == 100


def test_the_same_words_and_skills_are_wholly_alike() -> None:
    twins = [role(code, 1, {"empathy": 2}, name="Agent") for code in ("one", "other")]

    (found,) = similar_roles(office(*twins), "one")

    assert (found.role, found.percent) == ("other", Fraction(100))


def test_a_level_above_the_median_counts_three_times() -> None:
    found = office(
        role("agent", 1, {"empathy": 3, "coaching": 1}),
        role("lead", 1, {"empathy": 1, "coaching": 4}, track="sales"),
        role("clerk", 1, {"empathy": 1}, track="sales"),
    )

    (lead,) = (it for it in similar_roles(found, "agent") if it.role == "lead")

    # medians: empathy 1, coaching 1; so 3 counts 1 + 2 x 3 = 7, and 4 counts 1 + 3 x 3 = 10
    cosine = (7 * 1 + 1 * 10) / sqrt((7 * 7 + 1) * (1 + 10 * 10))
    assert values(lead)["skills"] == floor(10_000 * cosine)


def test_the_words_of_a_name_count_five_times() -> None:
    found = office(
        role("a", name="Baker", summary="bread"),
        role("b", name="Baker", track="sales"),
        role("c", name="Cook", track="sales"),
    )

    (baker,) = (it for it in similar_roles(found, "a") if it.role == "b")

    told_often, told_once = 5**0.6 * sqrt(log(4 / 2)), sqrt(log(4 / 1))
    cosine = told_often / sqrt(told_often**2 + told_once**2)
    assert values(baker)["words"] == pytest.approx(10_000 * cosine, abs=3)


def test_words_with_the_same_beginning_are_half_the_same() -> None:
    found = office(
        role("a", name="Résoudre"), role("b", name="Resoudra", track="sales"), role("c", name="Vue")
    )

    (other,) = (it for it in similar_roles(found, "a") if it.role == "b")

    whole, start = 5**0.6 * sqrt(log(4 / 1)), 5**0.6 * sqrt(log(4 / 2))
    assert values(other)["words"] == pytest.approx(10_000 * start**2 / (start**2 + whole**2), abs=3)


def test_each_term_says_what_it_comes_from() -> None:
    found = office(
        role("agent", 1, {"empathy": 2, "coaching": 1}, summary="Coaching the cook with them"),
        role("clerk", 1, {"empathy": 1, "coaching": 3}, summary="With the cooks and with them"),
        role("cook", 1, name="Cook"),
    )

    clerk = similar_roles(found, "agent")[0]

    assert term(clerk, "skills").because == ("coaching", "empathy")
    assert term(clerk, "words").because == ("coaching", "empathy")
    assert term(clerk, "track").because == ("service",)
    assert term(similar_roles(found, "agent")[1], "skills").because == ()


def test_ties_are_broken_by_the_code() -> None:
    found = office(role("z", name="One"), role("y", name="Two"), role("x", name="Three"))

    assert [it.role for it in similar_roles(found, "z")] == ["x", "y"]
    assert [it.role for it in similar_roles(found, "z", limit=1)] == ["x"]


def test_roles_without_anything_alike_are_left_out() -> None:
    found = office(role("a", name="Baker"), role("b", name="Cook", track="sales"))

    assert similar_roles(found, "a") == ()


def test_an_unknown_role_is_refused() -> None:
    with pytest.raises(UnknownRole):
        similar_roles(office(role("a")), "b")


TEXTS = st.lists(st.sampled_from(("sell", "selling", "care", "bread")), max_size=4).map(" ".join)
ROLES = st.lists(
    st.tuples(TEXTS, st.tuples(st.integers(0, 4), st.integers(0, 4)), st.booleans()),
    min_size=1,
    max_size=6,
)


@settings(max_examples=100, deadline=None)
@given(ROLES)
def test_all_roles_are_as_close_as_counted_one_by_one(drawn: list[tuple[Any, ...]]) -> None:
    roles = [
        role(
            f"r{number}",
            1,
            {code: level for code, level in zip(SKILLS, levels, strict=True) if level},
            name="Someone",
            summary=text,
            track="sales" if sells else "service",
        )
        for number, (text, levels, sells) in enumerate(drawn)
    ]

    found = similar_roles(office(*roles), "r0", limit=99)

    assert {it.role: it.percent for it in found} == {
        item["code"]: percent for item in roles[1:] if (percent := counted(roles, roles[0], item))
    }
    assert list(found) == sorted(found, key=lambda it: (-it.percent, it.role))


def counted(roles: list[Any], one: Any, other: Any) -> Fraction:
    skills = cosine(*(levels(roles, item) for item in (one, other)))
    words = cosine(*(weighed(roles, item) for item in (one, other)))
    track = 10_000 * (one["track"] == other["track"])
    return Fraction(20 * skills + 78 * words + 2 * track, 10_000)


def cosine(one: dict[str, int], other: dict[str, int]) -> int:
    """In hundredths of a percent, rounded down: the largest that is not above it."""
    dot = sum(one[name] * other[name] for name in one.keys() & other.keys())
    squares = sum(it * it for it in one.values()) * sum(it * it for it in other.values())
    return max(n for n in range(10_001) if n * n * squares <= dot * dot * 10**8) if dot else 0


def levels(roles: list[Any], item: Any) -> dict[str, int]:
    asked = [{line["skill"]: line["level"] for line in it["requires"]} for it in roles]
    own = asked[roles.index(item)]
    common = {code: median_low([it.get(code, 0) for it in asked]) for code in own}
    return {
        code: min(level, common[code]) + 3 * max(0, level - common[code])
        for code, level in own.items()
    }


def weighed(roles: list[Any], item: Any) -> dict[str, int]:
    told = [counts(it) for it in roles]
    using = {key: sum(key in it for it in told) for it in told for key in it}
    return {
        key: round(1_000 * times**0.6 * sqrt(log((len(roles) + 1) / using[key])))
        for key, times in told[roles.index(item)].items()
    }


def counts(item: Any) -> dict[str, int]:
    skills = " ".join(line["skill"] for line in item["requires"])
    told = 5 * item["name"].lower().split() + item["summary"].split() + skills.split()
    keys = [key for word in told for key in (word, word[:6] + "…")]
    return {key: keys.count(key) for key in keys}
