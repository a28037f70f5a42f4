from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.engine import lights, readiness, routes
from planner.models import Employee
from planner.queries.career_map.compare import Comparison, comparison
from planner.queries.goals.goal import seats_at
from tests.engine.support import build
from tests.factories.rows import MilestoneRecordFactory, OpeningFactory
from tests.scenes.people import (
    TODAY,
    aims_for,
    employee_in,
    planning_of,
    publish_small,
    rated,
    small_document,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


def compared(
    *codes: str, employee: Employee | None = None, only_different: bool = False
) -> Comparison:
    planning = planning_of(employee or employee_in())
    return comparison(planning, codes, seats_at(TODAY), only_different=only_different)


def labels(page: Comparison) -> list[str]:
    return [row.label for row in page.facts]


def test_every_number_is_the_engine_s() -> None:
    agent = employee_in(since=date(2026, 11, 1))
    rated(agent, "empathy", 1)
    OpeningFactory.create()
    planning = planning_of(agent)

    for column in compared("senior", "lead", employee=agent).columns:
        code = column.role.code
        (route,) = routes(planning.framework, planning.person, code, at=TODAY, k=1)
        ready = readiness(planning.framework, planning.person, code, TODAY)
        assert column.route == route
        assert [arrive for _, arrive in column.stops] == [leg.arrive for leg in route.legs]
        assert column.readiness.held_percent == ready.held_percent
        assert sum(term.held_points for term in column.readiness.terms) == ready.held_points
        assert column.lights == lights(
            planning.framework, planning.person, code, TODAY, seats_at(TODAY)
        )


def test_skills_are_aligned_and_what_weighs_most_comes_first() -> None:
    page = compared("senior", "lead")

    rows = [(line.code, [term and term.needed for term in line.terms]) for line in page.skills]
    assert rows == [("empathy", [2, 2]), ("coaching", [None, 2])]


def test_a_skill_shows_what_i_hold() -> None:
    agent, manager = employee_in(), employee_in()
    rated(agent, "empathy", 2)
    rated(agent, "empathy", 1, author=manager)

    line = compared("lead", employee=agent).skills[-1]

    assert (line.code, line.held, line.confirmed) == ("empathy", 2, 1)


def test_only_rows_that_differ_are_shown_and_the_others_counted() -> None:
    everything = compared("senior", "lead")
    page = compared("senior", "lead", only_different=True)

    assert [line.code for line in page.skills] == ["coaching"]
    same = {"Moves", "Ready", "Free seat", "Track", "Leads people"}
    assert set(labels(everything)) - set(labels(page)) == same
    shown = len(page.facts) + len(page.skills)
    assert shown + page.same == len(everything.facts) + len(everything.skills)


def test_one_role_alone_has_all_its_rows() -> None:
    page = compared("lead", only_different=True)

    assert (page.only_different, page.same) == (False, 0)
    assert labels(page) == labels(compared("lead"))


def test_at_most_four_each_once_and_only_those_of_the_map() -> None:
    publish_small(roles=[*small_document()["roles"], build.role("extra", 2)])

    page = compared("lead", "lead", "nonsense", "senior", "founder", "agent", "extra")

    assert [column.role.code for column in page.columns] == ["lead", "senior", "founder", "agent"]
    assert [role.code for role in page.too_many] == ["extra"]
    assert page.unknown == ["nonsense"]
    assert page.columns[0].others == ["senior", "founder", "agent"]


def test_my_own_role_and_one_without_a_way_say_so() -> None:
    agent = employee_in()
    aims_for(agent, "founder")

    mine, founder = compared("agent", "founder", employee=agent).columns

    assert (mine.is_here, mine.route, mine.obstacle) == (True, None, "You are in this role.")
    assert (founder.is_goal, founder.route) == (True, None)
    assert "No chain of moves" in founder.obstacle


def test_milestones_say_what_is_confirmed_and_until_when() -> None:
    agent = employee_in()
    MilestoneRecordFactory.create(
        employee=agent,
        milestone__code="probation",
        achieved_on=date(2026, 3, 2),
        state="confirmed",
        decided_by=employee_in(),
        decided_at="2026-03-03T09:00Z",
    )

    gates = compared("lead", employee=agent).columns[0].gates

    assert [(gate.name, gate.is_confirmed, gate.until) for gate in gates] == [
        ("Probation", True, date(2027, 3, 2)),
        ("Mentor", False, None),
    ]


def test_pay_is_a_row_only_if_a_role_has_it() -> None:
    assert "Pay band" not in labels(compared("senior", "lead"))
    band = {"from": 20_000, "to": 25_000, "currency": "EUR"}
    paid = build.role("lead", 3, pay_band=band)
    publish_small(roles=[paid, *[r for r in small_document()["roles"] if r["code"] != "lead"]])

    assert "Pay band" in labels(compared("senior", "lead"))


def test_nothing_asked_for_is_an_empty_comparison() -> None:
    page = compared()

    assert (page.columns, page.facts, page.skills, page.same) == ([], [], [], 0)


def test_no_query_beyond_the_seats(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    planning = planning_of(employee_in())

    with django_assert_num_queries(1):
        comparison(planning, ["senior", "lead", "founder", "agent"], seats_at(TODAY))
