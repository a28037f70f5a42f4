from __future__ import annotations

from datetime import date

import pytest
from pytest_django.fixtures import DjangoAssertNumQueries

from planner.actions.progress.standings import refold, wrong_standings
from planner.models import Employee, SkillStanding
from tests.factories.rows import EmployeeFactory, EvidenceFactory, SkillFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent() -> Employee:
    agent = EmployeeFactory.create()
    for skill, level in {"empathy": 2, "coaching": 1}.items():
        EvidenceFactory.create(employee=agent, skill=SkillFactory.create(code=skill), level=level)
    return agent


def rows() -> list[dict[str, object]]:
    return [
        {name: value for name, value in row.items() if name != "id"}
        for row in SkillStanding.objects.order_by("skill", "since").values()
    ]


def test_folding_takes_three_queries(
    agent: Employee, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        refold([agent.pk])


def test_folding_again_changes_nothing(agent: Employee) -> None:
    refold([agent.pk])
    before = rows()
    refold([agent.pk])

    assert len(before) == 2
    assert rows() == before


def test_folding_some_skills_leaves_the_others(agent: Employee) -> None:
    refold([agent.pk], ["empathy"])

    assert [row.skill_id for row in SkillStanding.objects.all()] == ["empathy"]


def test_a_wrong_or_missing_standing_is_found(agent: Employee) -> None:
    refold([agent.pk], ["empathy"])
    SkillStanding.objects.update(claimed=4)

    assert {row.skill_id for row in wrong_standings()} == {"empathy", "coaching"}


def test_right_standings_are_not_reported(agent: Employee) -> None:
    refold([agent.pk])

    assert wrong_standings() == []


def test_a_standing_keeps_the_day_of_its_rating(agent: Employee) -> None:
    refold([agent.pk])

    assert SkillStanding.objects.get(skill="empathy").claimed_on == date(2026, 3, 2)
