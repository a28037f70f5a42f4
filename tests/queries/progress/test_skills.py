from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.models import Evidence
from planner.queries.progress.skills import (
    compared_role,
    level_choices,
    skill_list_page,
    skill_page,
    welcome_choices,
    welcome_skills,
)
from tests.engine.support import build
from tests.factories.rows import ConfirmationRequestFactory, EmployeeFactory, RoleFactory
from tests.scenes.people import aims_for, employee_in, planning_of, publish_small, rated

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("small")]


def test_skills_are_compared_with_the_next_role_on_the_way() -> None:
    agent = employee_in()
    aims_for(agent, "lead", "agent", "senior", "lead")

    assert compared_role(planning_of(agent)) == ("senior", True)


@pytest.mark.parametrize("goal", [None, "agent", "retired"])
def test_else_they_are_compared_with_ones_own_role(goal: str | None) -> None:
    agent = employee_in()
    RoleFactory.create(code="retired")
    if goal:
        aims_for(agent, goal)

    assert compared_role(planning_of(agent)) == ("agent", False)


def test_the_list_shows_what_matters_and_counts_the_rest() -> None:
    page = skill_list_page(planning_of(employee_in()))

    assert [row.code for rows in page.groups.values() for row in rows] == ["empathy"]
    assert (page.met, page.asked, page.hidden) == (0, 1, 1)


def test_what_one_holds_is_shown_though_nobody_asks_for_it() -> None:
    agent = employee_in()
    rated(agent, "coaching", 1)

    assert skill_list_page(planning_of(agent)).hidden == 0


def test_everything_is_shown_on_demand() -> None:
    page = skill_list_page(planning_of(employee_in()), everything=True)

    assert (page.everything, page.hidden) == (True, 0)


def test_what_waits_to_be_confirmed_counts_up_to_the_need() -> None:
    agent, manager = employee_in("lead"), EmployeeFactory.create()
    rated(agent, "empathy", 3)
    rated(agent, "empathy", 2, author=manager)
    rated(agent, "coaching", 2)

    page = skill_list_page(planning_of(agent))

    assert (page.met, page.to_confirm) == (2, 1)


def test_a_skill_says_what_each_level_means_and_who_asks_for_it() -> None:
    agent = employee_in("lead")
    rated(agent, "coaching", 1)

    page = skill_page(planning_of(agent), "coaching")

    assert [line.minutes for line in page.levels] == [0, 60, 120, 240, 480]
    assert [line.level for line in page.levels if line.is_claimed] == [1]
    assert [line.level for line in page.levels if line.is_needed] == [2]
    assert page.roles == {2: [("lead", "Lead")], 4: [("founder", "Founder")]}
    assert [line.activity.code for line in page.training] == ["coaching-course"]


def test_a_form_offers_each_level_with_what_it_means() -> None:
    choices = level_choices(planning_of(employee_in("lead")).framework, "coaching")

    assert choices[:2] == [(0, "0: not yet"), (1, "1: can do coaching at level 1")]


def test_only_the_newest_own_row_offers_to_ask() -> None:
    agent = employee_in()
    rated(agent, "empathy", 1, happened_on=date(2026, 2, 2))
    rated(agent, "empathy", 3, happened_on=date(2026, 3, 2))
    rated(agent, "empathy", 2, happened_on=date(2026, 4, 2), author=EmployeeFactory.create())

    page = skill_page(planning_of(agent), "empathy")

    assert [(row.level, row.can_ask) for row in page.log] == [(2, False), (3, True), (1, False)]


def test_what_is_confirmed_or_asked_already_cannot_be_asked_again() -> None:
    agent, manager = employee_in(), EmployeeFactory.create()
    rated(agent, "empathy", 2)
    rated(agent, "empathy", 2, author=manager)
    rated(agent, "coaching", 2)
    ConfirmationRequestFactory.create(evidence=Evidence.objects.get(skill="coaching"))

    for code in ("empathy", "coaching"):
        assert not any(row.can_ask for row in skill_page(planning_of(agent), code).log)


def test_the_first_visit_asks_for_skills_of_this_role_and_the_next_ones() -> None:
    publish_small(skills=[build.skill(code) for code in ("empathy", "coaching", "juggling")])
    agent = employee_in()
    rated(agent, "coaching", 0)

    skills = welcome_skills(planning_of(agent))

    assert [(skill.code, skill.claimed) for skill in skills] == [("empathy", None), ("coaching", 0)]
    assert skills[0].choices[:2] == [(0, "Not yet"), (1, "You can do empathy at level 1.")]


def test_the_first_visit_names_a_level_that_says_nothing() -> None:
    silent = build.skill("empathy", statements=[None, "listen", None, None])
    found = build.framework(skills=[silent], roles=[], moves=[], activities=[])

    assert [words for _, words in welcome_choices(found, found.skills["empathy"])] == [
        "Not yet",
        "Awareness",
        "You can listen.",
        "Practitioner",
        "Expert",
    ]


@pytest.mark.parametrize("count", [1, 40])
def test_queries_do_not_grow_with_skills_or_evidence(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    publish_small(
        skills=[build.skill(code) for code in ("empathy", "coaching")]
        + [build.skill(f"skill-{n}") for n in range(count)]
    )
    agent = employee_in()
    aims_for(agent, "lead")
    for n in range(count):
        rated(agent, f"skill-{n}", 1)
        rated(agent, "empathy", n % 5)
    planning = planning_of(agent)

    with django_assert_num_queries(1):
        skill_list_page(planning)
    with django_assert_num_queries(2):
        skill_page(planning, "empathy")
    with django_assert_num_queries(0):
        welcome_skills(planning)
