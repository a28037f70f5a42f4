"""Every value of a suggestion, counted once more from the framework."""

from __future__ import annotations

from typing import Any

import pytest

from planner.engine import next_roles, routes
from planner.engine.advice.race import WEIGHTS
from planner.engine.values.dates import full_months
from planner.models import Employee
from planner.queries.explore.suggestion_terms import TERMS, DriverPart, TermLine, weight_lines
from planner.queries.explore.suggestions import suggestion_page
from planner.queries.goals.goal import seats_at
from tests.engine.support import build
from tests.factories.rows import OpeningFactory
from tests.scenes.people import TODAY, employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("choice")]


@pytest.fixture
def choice(small: object) -> None:
    """From senior one move leads to desk, which asks for 4 points of empathy and 1 of coaching."""
    publish_small(
        tracks=[build.track("service"), build.track("sales")],
        roles=[
            build.role("senior", 2, {"empathy": 2}),
            build.role("desk", 3, {"empathy": 4, "coaching": 1}, track="sales"),
        ],
        moves=[build.move("senior", "desk", kind="cross")],
        milestones=[],
    )


def senior(**fields: Any) -> Employee:
    found = employee_in("senior", **fields)
    rated(found, "empathy", 1)
    return found


def terms_of(employee: Employee) -> dict[str, TermLine]:
    """The terms of the one role that is suggested."""
    (found,) = suggestion_page(planning_of(employee), seats_at(TODAY)).suggested
    return {term.code: term for term in found.terms}


def part_of(driver: str) -> DriverPart:
    (part,) = terms_of(senior(drivers=[driver]))["drivers"].parts
    return part


def test_readiness_is_made_of_points() -> None:
    term = terms_of(senior())["readiness"]

    assert term.value == 100 * 1 // 5
    assert term.made_of == "You hold 1 of 5 points; they are listed below."


def test_closeness_is_made_of_its_terms() -> None:
    planning = planning_of(senior())
    term = terms_of(planning.employee)["closeness"]

    (desk,) = next_roles(planning.framework, "senior")
    assert term.value == int(desk.percent)
    assert {it.name: it.value for it in desk.terms}["track"] == 0
    assert term.made_of == (
        "Skills\u00a09.4 + words\u00a01.9 + moves that lead there\u00a010.0"
        " + where your role and similar ones lead\u00a040.0, in percent; together rounded down."
    )


def test_arrival_is_made_of_months() -> None:
    planning = planning_of(senior(weekly_minutes=15))
    term = terms_of(planning.employee)["arrival"]

    arrive = routes(planning.framework, planning.person, "desk", at=TODAY)[0].arrive
    months = full_months(TODAY, arrive)
    assert term.value == 100 - 2 * months
    assert term.made_of.endswith(f"in {months} full months: 100 − {2 * months}.")


def test_without_time_no_route_arrives() -> None:
    term = terms_of(senior(weekly_minutes=0))["arrival"]

    assert (term.value, term.made_of) == (
        0,
        "There is no time for learning, so no route arrives.",
    )


def test_a_seat_is_there_or_not() -> None:
    agent = senior()
    assert terms_of(agent)["openings"].made_of.startswith("There is no opening")

    OpeningFactory.create(role__code="desk")

    assert terms_of(agent)["openings"].made_of.startswith("There is an opening")


def test_the_drivers_are_made_of_each_driver() -> None:
    term = terms_of(senior(drivers=["variety", "helping", "growth"]))["drivers"]

    parts = {part.driver.code: (part.value, part.times) for part in term.parts}
    assert parts == {"variety": (100, 3), "helping": (100, 2), "growth": (80, 1)}
    assert term.made_of == "(3 × 100 + 2 × 100 + 1 × 80) ÷ 6, rounded down."
    assert term.value == (3 * 100 + 2 * 100 + 1 * 80) // 6


def test_who_has_said_nothing_has_nothing_counted() -> None:
    term = terms_of(senior())["drivers"]

    assert (term.value, list(term.parts)) == (0, [])
    assert term.made_of == "You have said nothing that could be counted here."


@pytest.mark.parametrize(
    ("driver", "value", "made_of"),
    [
        ("advancement", 100, "It is at level 3; yours is at level 2."),
        ("variety", 100, "It is on the track “Sales”; yours is on “Service”."),
        ("growth", 80, "4 of 5 points are still to be learned."),
        ("stability", 40, "2 of 5 levels are asked for by both roles."),
        ("helping", 100, "5 of 5 points are for Empathy and Coaching."),
    ],
)
def test_each_driver_says_what_it_is_made_of(driver: str, value: int, made_of: str) -> None:
    part = part_of(driver)

    assert (part.value, part.made_of) == (value, made_of)


def test_a_role_without_the_skills_of_a_driver_says_so() -> None:
    skills = [build.skill("empathy"), build.skill("strategy")]
    roles = [build.role("senior", 2, {"strategy": 1}), build.role("desk", 3, {"empathy": 4})]
    publish_small(
        skills=skills,
        roles=roles,
        moves=[build.move("senior", "desk")],
        milestones=[],
        activities=[],
    )

    part = part_of("difference")

    assert part.value == 0
    assert part.made_of == "The role asks for none of the skills that tell of this."


def test_the_published_weights_are_the_engine_s() -> None:
    assert list(TERMS) == list(WEIGHTS)
    assert [line.weight for line in weight_lines()] == list(WEIGHTS.values())
    assert sum(line.points for line in weight_lines()) == 10_000


def test_the_published_rules_have_no_gap() -> None:
    rules = {line.code: line.how for line in weight_lines()}

    assert rules["arrival"].startswith("100 for today, 2 less for each full month")
    assert not any("{" in rule for rule in rules.values())
