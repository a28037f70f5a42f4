"""Routes on thousands of small random frameworks, against brute force."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
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


@contextmanager
def giving_up(work: int) -> Iterator[None]:
    with (
        searching(1, 5),
        patch("planner.engine.routes.search.WORK", work),
        patch("planner.engine.routes.search.FEWEST_SKILLS", 1),
    ):
        yield


def setting(question: Question) -> tuple[Framework, Person, str]:
    traveller = question.traveller
    ratings = [claim(code, level, traveller.at) for code, level in traveller.held.items()]
    asker = Person(traveller.role, traveller.since, ratings, weekly_minutes=traveller.weekly)
    return Framework.from_document(question.document), asker, question.target


def answers(question: Question, ask: Any, **options: Any) -> list[oracle.Answer]:
    return [answer_of(route) for route in found_by(question, ask, **options)]


def found_by(question: Question, ask: Any, **options: Any) -> tuple[Route, ...]:
    limits = {"at": question.traveller.at, "max_moves": question.max_moves}
    try:
        found: tuple[Route, ...] = ask(*setting(question), **limits, **options)
    except NoRoute:
        return ()
    return found


def answer_of(route: Route) -> oracle.Answer:
    return oracle.Answer(oracle.Cost(route.arrive, route.minutes, route.moves), route.roles)


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


WORK = st.integers(0, 60)  # questions about one skill: enough for some of these searches
ROUTES = st.tuples(st.sampled_from(("date", "effort", "moves")), st.integers(1, 4))


@settings(max_examples=600, deadline=None)
@given(questions(), WORK, ROUTES)
def test_a_search_that_gives_up_tells_what_it_may_have_missed(
    question: Question, work: int, wanted: tuple[str, int]
) -> None:
    by, k = wanted
    everything = oracle.best(oracle.all_routes(*question), by, 10**6)

    with giving_up(work):
        found = found_by(question, routes, by=by, k=k)

    assert bool(found) == bool(everything)
    for place, route in enumerate(found):
        before = set(everything[: everything.index(answer_of(route))])
        before -= {answer_of(other) for other in found[:place]}
        assert not before if route.earliest is None else may_miss(before, route.earliest)


@settings(max_examples=300, deadline=None)
@given(questions(), WORK)
def test_alternatives_that_are_proven_are_the_whole_front(question: Question, work: int) -> None:
    everything = oracle.all_routes(*question)

    with giving_up(work):
        found = found_by(question, alternatives)

    missed = set(oracle.front(everything)) - {answer_of(route).cost for route in found}
    for route in found:
        assert answer_of(route) in everything
        assert not missed if route.earliest is None else may_miss(missed, route.earliest)


def may_miss(missed: Iterable[oracle.Answer] | Iterable[oracle.Cost], earliest: date) -> bool:
    costs = (it.cost if isinstance(it, oracle.Answer) else it for it in missed)
    return all(earliest <= cost.arrive for cost in costs)


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
