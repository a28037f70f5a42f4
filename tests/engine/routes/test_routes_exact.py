"""Routes on thousands of small random frameworks, against brute force."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.routes.legs import Route
from planner.engine.routes.no_route import NoRoute
from planner.engine.routes.routes import alternatives, routes
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person
from tests.engine.support import oracle
from tests.engine.support.build import claim
from tests.engine.support.strategies import Question, questions

# The smaller the bundle, the more is held back by what was found; the smaller the patience, the
# earlier the exact bounds take the place of the quick ones.
BUNDLES = st.tuples(st.sampled_from((1, 2, 64)), st.sampled_from((0, 5, 3_000)))


@contextmanager
def searching(bundle: int, patience: int) -> Iterator[None]:
    with (
        patch("planner.engine.routes.search.BUNDLE", bundle),
        patch("planner.engine.routes.bounds.PATIENCE", patience),
    ):
        yield


def setting(question: Question) -> tuple[Framework, Person, str]:
    traveller = question.traveller
    ratings = [claim(code, level, traveller.at) for code, level in traveller.held.items()]
    asker = Person(traveller.role, traveller.since, ratings, weekly_minutes=traveller.weekly)
    return Framework.from_document(question.document), asker, question.target


def answers(question: Question, ask: Any, **options: Any) -> list[oracle.Answer]:
    limits = {"at": question.traveller.at, "max_moves": question.max_moves}
    try:
        found: tuple[Route, ...] = ask(*setting(question), **limits, **options)
    except NoRoute:
        return []
    return [
        oracle.Answer(oracle.Cost(route.arrive, route.minutes, route.moves), route.roles)
        for route in found
    ]


@settings(max_examples=1200, deadline=None)
@given(questions(), BUNDLES, st.sampled_from(("date", "effort", "moves")), st.integers(1, 6))
def test_the_best_routes_are_those_of_brute_force(
    question: Question, bundle: tuple[int, int], by: str, k: int
) -> None:
    everything = oracle.all_routes(*question)

    with searching(*bundle):
        assert answers(question, routes, by=by, k=k) == oracle.best(everything, by, k)


@settings(max_examples=1200, deadline=None)
@given(questions(), BUNDLES)
def test_the_alternatives_are_the_whole_front_of_brute_force(
    question: Question, bundle: tuple[int, int]
) -> None:
    everything = oracle.all_routes(*question)
    first_of_its_cost = [
        min(answer for answer in everything if answer.cost == cost)
        for cost in oracle.front(everything)
    ]

    with searching(*bundle):
        assert answers(question, alternatives) == first_of_its_cost


@settings(max_examples=200, deadline=None)
@given(questions())
def test_every_leg_costs_what_the_rules_say(question: Question) -> None:
    try:
        found = routes(*setting(question), at=question.traveller.at, max_moves=question.max_moves)
    except NoRoute:
        return
    for route in found:
        for end, leg in enumerate(route.legs, start=2):
            cost = oracle.cost_of(question.document, question.traveller, route.roles[:end])
            assert cost == (leg.arrive, leg.minutes_so_far, end - 1)
