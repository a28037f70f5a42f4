from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.engine import readiness, routes, suggest_targets
from planner.models import Employee
from planner.queries.explore.suggestions import SuggestionPage, best_suggestions, suggestion_page
from planner.queries.goals.goal import seats_at
from tests.engine.support import build
from tests.factories.rows import OpeningFactory
from tests.scenes.people import TODAY, employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


def publish_choice() -> None:
    """From senior one move leads to each of the others; desk and lead are alike but for a line."""
    needs = {"empathy": 2, "coaching": 1}
    publish_small(
        tracks=[build.track("service"), build.track("sales")],
        roles=[
            build.role("agent", 1, {"empathy": 1}),
            build.role("senior", 2, {"empathy": 2}),
            build.role("desk", 3, needs, track="sales"),
            build.role("lead", 3, needs, leads_people=True),
            build.role("expert", 3, {"empathy": 4}),
        ],
        moves=[
            build.move("senior", code, kind="cross") for code in ("agent", "desk", "lead", "expert")
        ],
        milestones=[],
    )


def page_of(lower: bool = False, **answers: Any) -> SuggestionPage:
    publish_choice()
    return seen_by(employee_in("senior", **answers), lower=lower)


def seen_by(employee: Employee, *, lower: bool = False) -> SuggestionPage:
    return suggestion_page(planning_of(employee), seats_at(TODAY), lower=lower)


def roles_of(page: SuggestionPage) -> list[str]:
    return [found.role.code for found in page.suggested]


def test_every_number_is_the_engine_s_and_adds_up() -> None:
    publish_choice()
    senior = employee_in("senior", drivers=["variety", "helping"], wants_to_lead=True)
    rated(senior, "empathy", 1)
    OpeningFactory.create()
    planning = planning_of(senior)

    page = seen_by(senior)

    asked = suggest_targets(planning.framework, planning.person, at=TODAY, openings=seats_at(TODAY))
    for found, engine in zip(page.suggested, asked, strict=True):
        assert found.points == sum(term.points for term in found.terms) == engine.points
        assert all(term.points == term.value * term.weight for term in found.terms)
        assert (
            found.arrive
            == routes(planning.framework, planning.person, engine.role, at=TODAY)[0].arrive
        )
        ready = readiness(planning.framework, planning.person, engine.role, TODAY)
        assert found.readiness.held_percent == ready.held_percent == found.terms[0].value


def test_a_role_that_was_lifted_is_named_with_the_reason() -> None:
    publish_choice()  # lead and expert are closer to senior than desk is

    page = seen_by(employee_in("senior", drivers=["variety"]))

    assert page.most_lifted
    assert (page.most_lifted.role.code, page.most_lifted.because) == ("desk", "Variety")
    assert (page.most_lifted.before, page.most_lifted.place, page.most_lifted.change) == (3, 1, 2)
    assert page.most_lifted.is_lifted


def test_a_role_from_out_of_sight_was_nowhere_before() -> None:
    publish_choice()
    planning = planning_of(employee_in("senior", drivers=["variety"]))
    (found,) = best_suggestions(planning, seats_at(TODAY), 1)

    assert not found.is_lifted
    assert replace(found, before=0).is_lifted
    assert replace(found, before=0).change == 0


def test_who_said_no_to_leading_sees_what_that_took_away() -> None:
    page = page_of(wants_to_lead=False)

    assert "lead" not in roles_of(page)
    assert [(gone.role.code, gone.is_unwanted) for gone in page.gone] == [("lead", True)]
    assert (page.leading, page.changes_anything) == (["Lead"], True)


def test_without_answers_there_is_no_before() -> None:
    page = page_of()

    assert {found.before for found in page.suggested} == {None}
    assert (page.gone, page.has_answers, page.leading) == ([], False, [])


def test_nobody_is_sent_down_unless_asked_for() -> None:
    page = page_of()
    assert ("agent" in roles_of(page), page.below, page.with_lower) == (False, ["Agent"], False)

    page = seen_by(Employee.objects.get(), lower=True)
    assert ("agent" in roles_of(page), page.with_lower) == (True, True)


def test_a_role_is_left_out_for_one_reason_only() -> None:
    below = build.role("coach", 1, leads_people=True)
    publish_small(roles=[below, build.role("senior", 2)], moves=[], milestones=[])
    senior = employee_in("senior", wants_to_lead=False)

    page = seen_by(senior)
    assert (page.below, page.leading) == (["Coach"], [])

    page = seen_by(senior, lower=True)
    assert (page.below, page.leading) == (["Coach"], ["Coach"])


def test_a_driver_that_the_map_cannot_measure_changes_nothing() -> None:
    page = page_of(drivers=["solving"])

    assert [driver.code for driver in page.drivers] == ["solving"]
    assert (page.has_answers, page.changes_anything) == (True, False)
    assert all(found.parts == [] for found in page.suggested)


def test_the_first_few_are_the_same_as_on_the_page() -> None:
    page = page_of(drivers=["variety"])
    senior = Employee.objects.get()

    few = best_suggestions(planning_of(senior), seats_at(TODAY), 2)

    assert [found.role.code for found in few] == roles_of(page)[:2]
    assert [found.points for found in few] == [found.points for found in page.suggested[:2]]


def test_without_ratings_readiness_is_not_known() -> None:
    assert not page_of().suggested[0].is_measured
    rated(Employee.objects.get(), "empathy", 1)
    assert seen_by(Employee.objects.get()).suggested[0].is_measured


def test_no_query_beyond_the_seats(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    publish_choice()
    planning = planning_of(employee_in("senior", drivers=["variety"]))

    with django_assert_num_queries(1):
        suggestion_page(planning, seats_at(TODAY))
