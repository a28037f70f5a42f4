from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from planner.models import Employee, Milestone, MilestoneRecord
from tests.engine.support import build
from tests.factories.rows import EmployeeFactory, MilestoneFactory, MilestoneRecordFactory
from tests.pages import FRAME, browser_of, cost_of, errors_of, said, words
from tests.scenes.people import employee_in, publish_small

pytestmark = pytest.mark.django_db
REACHED = {"milestone": "probation", "happened_on": "2026-11-01", "note": ""}


@pytest.fixture
def agent(small: object) -> Employee:
    return employee_in()


def test_the_list_says_what_is_reached_and_until_when(ada: Client, agent: Employee) -> None:
    MilestoneRecordFactory.create(
        employee=agent, milestone=Milestone.objects.get(pk="probation"), state="confirmed"
    )

    page = words(ada.get("/milestones/").content.decode())

    assert "1 reached." in page
    assert "Expires 2 Mar 2027" in page


@pytest.mark.parametrize(
    ("code", "state", "says"),
    [
        ("probation", "waiting", "Logged. Your manager will confirm it."),
        ("mentor", "confirmed", "Logged, and it counts."),
    ],
)
def test_a_milestone_is_logged(ada: Client, code: str, state: str, says: str) -> None:
    response = ada.post("/milestones/add/", {**REACHED, "milestone": code})

    assert response["Location"] == "/milestones/"
    assert said(ada, "/milestones/") == says
    assert MilestoneRecord.objects.get().state == state


def test_a_second_click_is_absorbed(ada: Client) -> None:
    form = {**REACHED, "submission": str(uuid4())}

    assert [ada.post("/milestones/add/", form).status_code for _ in range(2)] == [302, 302]

    assert MilestoneRecord.objects.count() == 1


def test_logging_what_waits_already_is_refused_beside_the_field(ada: Client) -> None:
    ada.post("/milestones/add/", REACHED)

    page = ada.post("/milestones/add/", {**REACHED, "text": "Once more."}).content.decode()

    assert errors_of(page) == {"milestone": "“Probation” already waits for your manager."}
    assert "Once more." in page


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("milestone", "nonsense"),
        ("milestone", "draft-only"),
        ("happened_on", "2026-11-03"),
        ("text", "x" * 4001),
    ],
)
def test_what_is_wrong_stands_beside_its_field(ada: Client, field: str, value: str) -> None:
    MilestoneFactory.create(code="draft-only")

    response = ada.post("/milestones/add/", {**REACHED, field: value})

    assert list(errors_of(response.content.decode())) == [field]
    assert not MilestoneRecord.objects.exists()


def test_a_link_may_name_the_milestone(ada: Client) -> None:
    page = ada.get("/milestones/add/?milestone=mentor").content.decode()

    assert '<option value="mentor" selected>' in page


@pytest.mark.parametrize("query", ["milestone=nonsense", "milestone="])
def test_a_link_that_names_none_does_no_harm(ada: Client, query: str) -> None:
    assert ada.get(f"/milestones/add/?{query}").status_code == 200


@pytest.mark.parametrize("count", [1, 40])
def test_queries_do_not_grow_with_milestones(count: int, small: object) -> None:
    codes = [f"milestone-{n}" for n in range(count)]
    publish_small(
        milestones=[build.milestone(code) for code in codes], roles=[build.role("agent")], moves=[]
    )
    agent = employee_in()
    for code in codes:
        log(agent, code, decided_by=EmployeeFactory.create(), state="confirmed")
    client = browser_of(agent)

    assert cost_of(client, "/milestones/") == FRAME + 1
    assert cost_of(client, "/milestones/add/") == FRAME + 1


def log(agent: Employee, code: str, **fields: Any) -> None:
    milestone = Milestone.objects.get(pk=code)
    MilestoneRecordFactory.create(employee=agent, milestone=milestone, **fields)
