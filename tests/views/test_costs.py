"""What writing costs: somebody with a goal and a plan shows a skill, and is answered."""

from __future__ import annotations

from uuid import uuid4

import pytest
from pytest_django import DjangoAssertNumQueries

from planner.models import Employee
from tests.factories.rows import ConfirmationRequestFactory, EmployeeFactory, EvidenceFactory
from tests.pages import browser_of
from tests.scenes.plan import planning_agent, publish_plannable

pytestmark = pytest.mark.django_db


@pytest.fixture
def agent(today: None) -> Employee:
    publish_plannable()
    return planning_agent(manager=EmployeeFactory.create())


def test_home_takes_few_queries(
    agent: Employee, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = browser_of(agent)
    with django_assert_max_num_queries(12):
        home = browser.get("/")

    assert home.status_code == 200


@pytest.mark.parametrize("asked", [{}, {"ask": "on"}])
def test_evidence_takes_few_queries(
    asked: dict[str, str],
    agent: Employee,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    browser, sent = browser_of(agent), {"kind": "win", "submission": str(uuid4()), **asked}
    with django_assert_max_num_queries(24):
        answer = browser.post(
            "/skills/empathy/evidence/", {**sent, "level": "1", "happened_on": "2026-11-01"}
        )

    assert answer.status_code == 302


def test_an_answer_takes_few_queries(
    agent: Employee, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    asked = ConfirmationRequestFactory.create(evidence=EvidenceFactory.create(employee=agent))
    assert agent.manager
    browser, url = browser_of(agent.manager), f"/team/confirmations/{asked.pk}/"
    with django_assert_max_num_queries(24):
        answer = browser.post(url, {"level": asked.evidence.level, "text": ""})

    assert answer.status_code == 302
