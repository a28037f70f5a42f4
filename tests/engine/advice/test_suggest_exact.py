"""Suggestions on small random frameworks, against all roles weighed one by one."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, NamedTuple, TypeVar
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from planner.engine.advice.next_roles import next_roles
from planner.engine.advice.suggest import suggest_targets, suggested_roles
from planner.engine.standing.lights import Opening
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person
from tests.engine.support import oracle
from tests.engine.support.build import claim
from tests.engine.support.strategies import SKILLS, Question, questions

Answer = TypeVar("Answer")
MAX_MOVES = 6
PATIENT = 10**6  # minutes a week: enough for any way that there is
drivers = st.lists(st.sampled_from(("advancement", "growth", "stability", *SKILLS)), max_size=2)


class Case(NamedTuple):
    """Somebody who looks for a target; there is a seat in the target of the ``question``."""

    question: Question
    planning: Person
    step_down: bool
    limit: int


@st.composite
def cases(draw: st.DrawFn) -> Case:
    question = draw(questions())
    for item in question.document["roles"]:
        item.update(level=draw(st.integers(1, 3)), leads_people=draw(st.booleans()))
    asks = question.traveller
    planning = Person(
        asks.role,
        asks.since,
        [claim(code, level, asks.at) for code, level in asks.held.items()],
        weekly_minutes=asks.weekly,
        wants_to_lead=draw(st.sampled_from((None, True, False))),
        drivers=tuple(draw(drivers)),
    )
    return Case(question, planning, draw(st.booleans()), draw(st.integers(1, 7)))


@settings(max_examples=400, deadline=None)
@given(cases(), st.sampled_from((1, 2, 1_024)))
def test_suggestions_are_the_best_of_all_roles_weighed_one_by_one(case: Case, bundle: int) -> None:
    with patch("planner.engine.advice.arrivals.BUNDLE", bundle):
        found = ask(case, suggest_targets)

    best = weighed(case)[: case.limit]
    assert [(-it.points, it.role, it.arrive) for it in found] == best


@settings(max_examples=100, deadline=None)
@given(cases())
def test_the_roles_alone_are_the_same_in_the_same_order(case: Case) -> None:
    assert ask(case, suggested_roles) == tuple(it.role for it in ask(case, suggest_targets))


@settings(max_examples=100, deadline=None)
@given(cases())
def test_a_sweep_that_gives_up_leaves_true_points_and_days(case: Case) -> None:
    with patch("planner.engine.advice.arrivals.WORK", 1):
        found = ask(case, suggest_targets)

    assert {(-it.points, it.role, it.arrive) for it in found} <= set(weighed(case))


def ask(case: Case, question: Callable[..., Answer]) -> Answer:
    at = case.question.traveller.at
    return question(
        Framework.from_document(case.question.document),
        case.planning,
        at=at,
        openings=[Opening(case.question.target, at)],
        limit=case.limit,
        step_down=case.step_down,
    )


def weighed(case: Case) -> list[tuple[int, str, date | None]]:
    """All roles: minus their points, the code, the arrival."""
    roles = [item for item in case.question.document["roles"] if is_welcome(case, item)]
    weighed = (
        (-points, item["code"], arrive)
        for item in roles
        for points, arrive in weigh(case.question, case.planning, item)
    )
    return sorted(weighed, key=lambda it: it[:2])


def by_code(document: oracle.Document) -> dict[str, dict[str, Any]]:
    return {item["code"]: item for item in document["roles"]}


def is_welcome(case: Case, item: dict[str, Any]) -> bool:
    here = by_code(case.question.document)[case.planning.role]
    is_high = case.step_down or item["level"] >= here["level"]
    is_unwanted = item["leads_people"] and case.planning.wants_to_lead is False
    return item is not here and is_high and not is_unwanted


def weigh(
    question: Question, planning: Person, item: dict[str, Any]
) -> list[tuple[int, date | None]]:
    """The points and the arrival; empty if no chain of moves leads there."""
    document, traveller = question.document, question.traveller
    patient = replace(traveller, weekly=PATIENT)
    if not oracle.all_routes(document, patient, item["code"], MAX_MOVES):
        return []
    ways = oracle.all_routes(document, traveller, item["code"], MAX_MOVES)
    arrive = min((way.cost.arrive for way in ways), default=None)
    needs = levels(item)
    values = [
        (35, ready(needs, traveller.held)),
        (25, close(question, planning.role, item["code"])),
        (20, 0 if arrive is None else max(0, 100 - 2 * months_until(traveller.at, arrive))),
        (10, fit(question, planning, item)),
        (10, 100 if item["code"] == question.target else 0),
    ]
    return [(sum(weight * value for weight, value in values), arrive)]


def levels(item: Mapping[str, Any]) -> dict[str, int]:
    return {line["skill"]: line["level"] for line in item["requires"]}


def ready(needs: Mapping[str, int], held: Mapping[str, int]) -> int:
    have = sum(min(held[code], level) for code, level in needs.items())
    return 100 * have // sum(needs.values()) if needs else 100


def close(question: Question, here: str, there: str) -> int:
    """The percent of ``next_roles``, which is counted by hand in tests of its own."""
    framework = Framework.from_document(question.document)
    found = {it.role: it.percent for it in next_roles(framework, here, len(framework.roles))}
    return int(found.get(there, 0))


def common(here: Mapping[str, int], there: Mapping[str, int]) -> int:
    both = sum(min(here.get(code, 0), there.get(code, 0)) for code in SKILLS)
    either = sum(max(here.get(code, 0), there.get(code, 0)) for code in SKILLS)
    return 100 * both // either if either else 0


def months_until(at: date, arrive: date) -> int:
    months = 0
    while oracle.add_months(at, months + 1) <= arrive:
        months += 1
    return months


def fit(question: Question, planning: Person, item: dict[str, Any]) -> int:
    here, needs = by_code(question.document)[planning.role], levels(item)
    out_of = sum(needs.values())
    missing = sum(max(0, level - question.traveller.held[code]) for code, level in needs.items())
    rules = {
        "advancement": 100 if item["level"] > here["level"] else 0,
        "growth": 100 * missing // out_of if out_of else 0,
        "stability": common(levels(here), needs),
    }
    shares = {code: 100 * needs.get(code, 0) // out_of if out_of else 0 for code in SKILLS}
    values = [{**rules, **shares}[driver] for driver in planning.drivers]
    return sum(values) // len(values) if values else 0
