from __future__ import annotations

from typing import Any
from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from planner.actions.guards import NotYours
from planner.models import (
    ConfirmationRequest,
    Employee,
    Evidence,
    Milestone,
    MilestoneRecord,
)
from tests.factories.rows import (
    ConfirmationRequestFactory,
    EmployeeFactory,
    EvidenceFactory,
    MilestoneRecordFactory,
)
from tests.pages import MANAGER_FRAME, browser_of, cost_of, errors_of, read, said, words
from tests.scenes.people import aims_for, employee_in, rated

pytestmark = pytest.mark.django_db
SEEN = {"skill": "empathy", "level": "2", "happened_on": "2026-11-01", "text": "Calmed a caller."}


@pytest.fixture
def asked(agent: Employee) -> ConfirmationRequest:
    rated(agent, "empathy", 3, text="Calmed a caller.")
    request: ConfirmationRequest = ConfirmationRequestFactory.create(
        evidence=Evidence.objects.get()
    )
    return request


@pytest.fixture
def record(agent: Employee) -> MilestoneRecord:
    milestone = Milestone.objects.get(pk="probation")
    row: MilestoneRecord = MilestoneRecordFactory.create(employee=agent, milestone=milestone)
    return row


def answer(row: ConfirmationRequest | MilestoneRecord) -> str:
    kind = "confirmations" if isinstance(row, ConfirmationRequest) else "milestones"
    return f"/team/{kind}/{row.pk}/"


def test_the_board_shows_goals_and_what_waits(
    mina: Client, agent: Employee, asked: ConfirmationRequest
) -> None:
    aims_for(agent, "lead", "agent", "senior", "lead")

    page = read(mina, "/team/")

    lacking = "0 % confirmed Not ready yet: 0 % of 80 % confirmed 100 % held"
    assert f"Ada Agent Agent 12 months Senior {lacking} Lead 1 waiting" in page


def test_nobody_reports_to_whoever_manages_nobody(agent: Employee) -> None:
    assert "Nobody reports to you" in read(browser_of(agent), "/team/")


def test_the_inbox_leads_to_each_question(
    mina: Client, asked: ConfirmationRequest, record: MilestoneRecord
) -> None:
    page = mina.get("/team/inbox/").content.decode()

    assert answer(asked) in page
    assert answer(record) in page


def test_a_person_is_shown_with_goal_skills_and_log(
    mina: Client, agent: Employee, asked: ConfirmationRequest
) -> None:
    aims_for(agent, "lead", "agent", "senior", "lead")

    page = read(mina, f"/team/{agent.pk}/")

    assert "On the way to Lead" in page
    assert "Calmed a caller." in page


def test_whoever_has_reached_the_goal_is_shown_too(mina: Client, agent: Employee) -> None:
    aims_for(agent, "agent")

    assert "No goal to see" in read(mina, f"/team/{agent.pk}/")


@pytest.mark.parametrize("kind", ["", "confirmations/", "milestones/"])
def test_what_is_not_there_or_not_below_is_not_found(mina: Client, kind: str) -> None:
    stranger = employee_in()
    asked = ConfirmationRequestFactory.create(evidence=EvidenceFactory.create(employee=stranger))
    record = MilestoneRecordFactory.create(employee=stranger)
    key = {"": stranger.pk, "confirmations/": asked.pk, "milestones/": record.pk}[kind]

    for number in (key, 999_999, 10**30):
        assert mina.get(f"/team/{kind}{number}/").status_code == 404


def test_a_level_is_confirmed_and_the_inbox_comes_next(
    mina: Client, asked: ConfirmationRequest
) -> None:
    response = mina.post(answer(asked), {"level": "3", "text": ""})

    assert response["Location"] == "/team/inbox/"
    assert said(mina, "/team/inbox/") == "Thank you. Ada Agent sees your answer."
    assert asked.employee.standings.latest("since").confirmed == 3


def test_whoever_answers_reads_at_once_what_counts_instead(
    mina: Client, asked: ConfirmationRequest
) -> None:
    other, today = EmployeeFactory.create(), timezone.localdate()
    rated(asked.employee, asked.skill_id, 2, author=other, happened_on=today)
    mina.post(answer(asked), {"level": "3", "text": ""})

    assert "Level 2 counts now, not 3: it is the lower middle of the 2 levels confirmed" in read(
        mina, "/team/inbox/"
    )


def test_another_level_needs_a_word_why(mina: Client, asked: ConfirmationRequest) -> None:
    page = mina.post(answer(asked), {"level": "1", "text": ""}).content.decode()

    assert errors_of(page) == {"text": "You answer with another level: say in a word why."}
    assert '<input type="radio" name="level" value="1" id="id_level_1" required checked' in page


def test_the_same_answer_twice_is_absorbed(mina: Client, asked: ConfirmationRequest) -> None:
    for _ in range(2):
        assert mina.post(answer(asked), {"level": "3"}).status_code == 302

    assert Evidence.objects.filter(confirms=True).count() == 1


def test_a_stale_answer_is_told_and_keeps_its_words(
    mina: Client, asked: ConfirmationRequest
) -> None:
    mina.post(answer(asked), {"level": "3"})

    page = mina.post(answer(asked), {"level": "1", "text": "Not yet."}).content.decode()

    assert "This was answered in the meantime." in page
    assert "Not yet." in page


def test_a_closed_request_has_no_form(mina: Client, asked: ConfirmationRequest) -> None:
    mina.post(answer(asked), {"level": "3"})

    page = mina.get(answer(asked)).content.decode()

    assert "Already answered" in page
    assert 'name="level"' not in page


@pytest.mark.parametrize("level", ["9", "", "much"])
def test_a_level_off_the_scale_stands_beside_its_field(
    mina: Client, asked: ConfirmationRequest, level: str
) -> None:
    page = mina.post(answer(asked), {"level": level, "text": "Words."}).content.decode()

    assert list(errors_of(page)) == ["level"]
    assert "Words." in page


def test_a_milestone_is_confirmed(mina: Client, record: MilestoneRecord) -> None:
    response = mina.post(answer(record), {"decision": "confirm", "text": ""})

    record.refresh_from_db()
    assert (response["Location"], record.state) == ("/team/inbox/", "confirmed")


def test_a_milestone_is_returned_with_a_word(mina: Client, record: MilestoneRecord) -> None:
    page = mina.post(answer(record), {"decision": "return", "text": " "}).content.decode()
    assert errors_of(page) == {"text": "Say in a word what is missing."}

    mina.post(answer(record), {"decision": "return", "text": "The form."})

    record.refresh_from_db()
    assert (record.state, record.answer) == ("returned", "The form.")


def test_a_stale_decision_is_told(mina: Client, record: MilestoneRecord) -> None:
    for _ in range(2):
        assert mina.post(answer(record), {"decision": "confirm"}).status_code == 302

    page = mina.post(answer(record), {"decision": "return", "text": "The form."})

    assert "was answered in the meantime" in words(page.content.decode())


def test_what_a_manager_has_seen_confirms_a_level(mina: Client, agent: Employee) -> None:
    form = {**SEEN, "submission": str(uuid4())}

    responses = [mina.post(f"/team/{agent.pk}/", form) for _ in range(2)]

    assert {response["Location"] for response in responses} == {f"/team/{agent.pk}/"}
    assert Evidence.objects.get().confirms
    assert agent.standings.get().confirmed == 2


@pytest.mark.parametrize(
    ("field", "value"),
    [("skill", "juggling"), ("level", "9"), ("happened_on", "2026-11-03"), ("text", "")],
)
def test_what_is_wrong_with_an_observation_stands_beside_its_field(
    mina: Client, agent: Employee, field: str, value: str
) -> None:
    page = mina.post(f"/team/{agent.pk}/", {**SEEN, field: value}).content.decode()

    assert list(errors_of(page)) == [field]
    assert page.count(" autofocus>") == 1
    assert f'href="#id_{field}_error"' in page
    assert not Evidence.objects.exists()


def test_what_the_action_refuses_stands_above_the_form(
    mina: Client, agent: Employee, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody may be given another manager while the page is open."""
    refused = Mock(side_effect=NotYours("Only a manager of this person may do this."))
    monkeypatch.setattr("planner.views.team.observe_skill", refused)

    page = mina.post(f"/team/{agent.pk}/", SEEN).content.decode()

    assert "Only a manager of this person may do this." in words(page)
    assert "Calmed a caller." in page


@pytest.mark.parametrize("count", [1, 30])
def test_queries_do_not_grow_with_people_or_evidence(
    count: int, mina: Client, manager: Employee
) -> None:
    people = [employee_in(manager=manager, user=None) for _ in range(count)]
    for person in people:
        busy(person, count)

    assert cost_of(mina, "/team/") == MANAGER_FRAME + 9
    assert cost_of(mina, "/team/inbox/") == MANAGER_FRAME + 3
    assert cost_of(mina, f"/team/{people[0].pk}/") == MANAGER_FRAME + 19
    assert cost_of(mina, answer(ConfirmationRequest.objects.all()[0])) == MANAGER_FRAME + 5
    assert cost_of(mina, answer(MilestoneRecord.objects.all()[0])) == MANAGER_FRAME + 1


@pytest.mark.parametrize("url", ["/team/", "/team/inbox/"])
def test_a_manager_without_a_role_manages_all_the_same(small: object, url: str) -> None:
    manager = EmployeeFactory.create()
    employee_in(manager=manager, user=None)

    assert "not recorded yet" not in read(browser_of(manager), url)


def test_a_manager_without_a_role_answers(small: object) -> None:
    asked = ConfirmationRequestFactory.create(
        evidence=EvidenceFactory.create(employee=employee_in(manager=EmployeeFactory.create()))
    )
    manager = asked.employee.manager
    assert manager

    browser_of(manager).post(answer(asked), {"level": asked.evidence.level, "text": ""})

    asked.refresh_from_db()
    assert asked.closed_at


def busy(person: Employee, count: int, **fields: Any) -> None:
    aims_for(person, "lead", "agent", "senior", "lead")
    evidence = EvidenceFactory.create_batch(count, employee=person)
    rated(person, "empathy", 3)
    ConfirmationRequestFactory.create(evidence=evidence[0])
    MilestoneRecordFactory.create(employee=person)
