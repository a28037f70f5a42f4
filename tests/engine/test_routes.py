"""Routes: plain examples, and thousands of small frameworks against brute force."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from planner.engine.errors import UnknownRole
from planner.engine.framework import Framework
from planner.engine.no_route import AlreadyThere, NoRoute
from planner.engine.person import Person
from planner.engine.routes import Route, alternatives, routes
from tests.engine import oracle
from tests.engine.build import AT, claim, framework, growth, move, person, role, skill
from tests.engine.strategies import Question, questions


def person_of(question: Question) -> Person:
    traveller = question.traveller
    ratings = [claim(code, level, traveller.at) for code, level in traveller.held.items()]
    return Person(traveller.role, traveller.since, ratings, weekly_minutes=traveller.weekly)


def answer_of(route: Route) -> oracle.Answer:
    return oracle.Answer(oracle.Cost(route.arrive, route.minutes, len(route.legs)), route.roles)


def ask(question: Question, by: str, k: int) -> list[oracle.Answer]:
    try:
        found = routes(
            Framework.from_document(question.document),
            person_of(question),
            question.target,
            at=question.traveller.at,
            by=by,
            k=k,
            max_moves=question.max_moves,
        )
    except NoRoute:
        return []
    return [answer_of(route) for route in found]


def ask_for_front(question: Question) -> list[oracle.Answer]:
    try:
        found = alternatives(
            Framework.from_document(question.document),
            person_of(question),
            question.target,
            at=question.traveller.at,
            max_moves=question.max_moves,
        )
    except NoRoute:
        return []
    return [answer_of(route) for route in found]


@settings(max_examples=900, deadline=None)
@given(questions(), st.sampled_from(("date", "effort", "moves")), st.integers(1, 6))
def test_the_best_routes_are_those_of_brute_force(question: Question, by: str, k: int) -> None:
    everything = oracle.all_routes(*question)

    assert ask(question, by, k) == oracle.best(everything, by, k)


@settings(max_examples=900, deadline=None)
@given(questions())
def test_the_alternatives_are_the_whole_front_of_brute_force(question: Question) -> None:
    everything = oracle.all_routes(*question)
    found = ask_for_front(question)

    assert [answer.cost for answer in found] == oracle.front(everything)
    assert all(
        answer == min(other for other in everything if other.cost == answer.cost)
        for answer in found
    )
