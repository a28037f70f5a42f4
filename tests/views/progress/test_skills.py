from __future__ import annotations

from unittest.mock import Mock
from uuid import uuid4

import pytest
from django.test import Client

from planner.actions.guards import InTheFuture
from planner.models import ConfirmationRequest, Employee, Evidence
from tests.engine.support import build
from tests.factories.rows import ConfirmationRequestFactory, EvidenceFactory
from tests.pages import FRAME, browser_of, cost_of, errors_of, said, words
from tests.scenes.people import aims_for, employee_in, publish_small, rated

pytestmark = pytest.mark.django_db
ADD = "/skills/empathy/evidence/"
EVIDENCE = {"level": "3", "kind": "win", "happened_on": "2026-11-01", "text": "Calmed a caller."}


def test_skills_are_shown_beside_what_the_way_asks_for(ada: Client, agent: Employee) -> None:
    aims_for(agent, "lead", "agent", "lead")
    rated(agent, "empathy", 2)

    page = words(ada.get("/skills/").content.decode())

    assert "Compared with Lead, your next stop: 1 of 2 held, 1 to confirm." in page


def test_a_skill_shows_both_levels_and_their_disagreement(ada: Client, agent: Employee) -> None:
    rated(agent, "empathy", 4)
    rated(agent, "empathy", 2, author=agent.manager)

    page = words(ada.get("/skills/empathy/").content.decode())

    assert "Your own view: level 4. Confirmed: level 2." in page
    assert "Two views on this skill are two levels or more apart." in page


def test_a_skill_that_nobody_has_rated_says_so_in_words(ada: Client) -> None:
    page = words(ada.get("/skills/empathy/").content.decode())

    assert "Nobody has said a level yet" in page
    assert "level 0." not in page


@pytest.mark.parametrize("url", ["/skills/juggling/", "/skills/juggling/evidence/"])
def test_an_unknown_skill_is_not_found(ada: Client, url: str) -> None:
    assert ada.get(url).status_code == 404
    assert ada.post(url, EVIDENCE).status_code == 404


def test_evidence_changes_the_level_at_once(ada: Client, agent: Employee) -> None:
    response = ada.post(ADD, EVIDENCE)

    assert response["Location"] == "/skills/empathy/"
    assert "Written down." in said(ada, "/skills/empathy/")
    assert agent.standings.get().claimed == 3


def test_the_manager_is_asked_if_the_box_is_ticked(ada: Client) -> None:
    ada.post(ADD, {**EVIDENCE, "ask": "on"})

    assert ConfirmationRequest.objects.get().evidence.text == "Calmed a caller."
    assert "Your manager has been asked" in said(ada, "/skills/empathy/")


def test_who_has_asked_before_is_told_that_the_question_stands(ada: Client) -> None:
    ada.post(ADD, {**EVIDENCE, "ask": "on"})
    ada.get("/skills/empathy/")
    ada.post(ADD, {**EVIDENCE, "text": "Another caller.", "ask": "on"})

    assert "your manager sees the new evidence, too" in said(ada, "/skills/empathy/")
    assert ConfirmationRequest.objects.get().evidence.text == "Calmed a caller."


def test_without_a_manager_one_is_told_whom_to_ask(small: object) -> None:
    client = browser_of(employee_in())

    client.post(ADD, {**EVIDENCE, "ask": "on"})

    assert "no manager in Careerpath yet" in said(client, "/skills/empathy/")
    assert Evidence.objects.count() == 1


def test_a_second_click_is_absorbed(ada: Client) -> None:
    form = {**EVIDENCE, "ask": "on", "submission": str(uuid4())}

    assert [ada.post(ADD, form).status_code for _ in range(2)] == [302, 302]

    assert Evidence.objects.count() == 1
    assert ConfirmationRequest.objects.count() == 1


def test_a_second_click_says_again_that_the_manager_is_asked(ada: Client) -> None:
    form = {**EVIDENCE, "ask": "on", "submission": str(uuid4())}
    for _ in range(2):
        ada.post(ADD, form)

    words = said(ada, "/skills/empathy/")
    assert words.count("Your manager has been asked") == 2
    assert "no manager" not in words


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("level", "9"),
        ("happened_on", "2026-11-03"),
        ("link", "javascript:alert(1)"),
        ("text", "x" * 4001),
    ],
)
def test_what_is_wrong_stands_beside_its_field_and_the_rest_is_kept(
    ada: Client, field: str, value: str
) -> None:
    page = ada.post(ADD, {**EVIDENCE, "link": "https://example.org/x", field: value})

    markup = page.content.decode()
    assert page.status_code == 200
    assert list(errors_of(markup)) == [field]
    assert (value if field == "text" else "Calmed a caller.") in markup
    assert not Evidence.objects.exists()


def test_what_the_action_refuses_stands_beside_its_field(
    ada: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The form lets nothing through that is refused; the day may end between the two."""
    refused = Mock(side_effect=InTheFuture("This day is still to come.", field="happened_on"))
    monkeypatch.setattr("planner.views.progress.skills.add_event", refused)

    page = ada.post(ADD, EVIDENCE).content.decode()

    assert errors_of(page) == {"happened_on": "This day is still to come."}
    assert "Calmed a caller." in page


@pytest.mark.parametrize("csrf", [False, True])
def test_ten_megabytes_are_refused_in_kind_words(agent: Employee, csrf: bool) -> None:
    client = browser_of(agent)
    client.handler.enforce_csrf_checks = csrf
    client.get(ADD)

    response = client.post(ADD, {**EVIDENCE, "text": "x" * 10_000_000})

    assert response.status_code == 400
    assert "Nothing was saved" in words(response.content.decode())
    assert not Evidence.objects.exists()


def test_markup_in_a_note_is_text(ada: Client) -> None:
    ada.post(ADD, {**EVIDENCE, "text": "<script>alert(1)</script>"})

    page = ada.get("/skills/empathy/").content.decode()

    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<script>alert" not in page


def test_one_asks_with_a_row_of_ones_own_log(ada: Client, agent: Employee) -> None:
    rated(agent, "empathy", 3)
    ask = f"/evidence/{Evidence.objects.get().pk}/ask/"

    for _ in range(2):
        assert ada.post(ask)["Location"] == "/skills/empathy/"

    assert ConfirmationRequest.objects.count() == 1


def test_one_takes_a_request_back(ada: Client, agent: Employee) -> None:
    rated(agent, "empathy", 3)
    asked = ConfirmationRequestFactory.create(evidence=Evidence.objects.get())
    take_back = f"/confirmations/{asked.pk}/withdraw/"
    assert take_back in ada.get("/skills/empathy/").content.decode()

    for _ in range(2):
        assert ada.post(take_back)["Location"] == "/skills/empathy/"

    assert not ConfirmationRequest.objects.open().exists()


def test_the_rows_of_others_are_not_found(ada: Client) -> None:
    evidence = EvidenceFactory.create()
    asked = ConfirmationRequestFactory.create(evidence=evidence)

    assert ada.post(f"/evidence/{evidence.pk}/ask/").status_code == 404
    assert ada.post(f"/confirmations/{asked.pk}/withdraw/").status_code == 404
    assert ConfirmationRequest.objects.open().get() == asked


@pytest.mark.parametrize("url", ["/evidence/1/ask/", "/confirmations/1/withdraw/"])
def test_what_changes_something_is_not_a_link(ada: Client, url: str) -> None:
    assert ada.get(url).status_code == 405


@pytest.mark.parametrize("count", [1, 40])
def test_queries_do_not_grow_with_skills_or_evidence(count: int, small: object) -> None:
    names = ["empathy", "coaching", *(f"skill-{n}" for n in range(count))]
    publish_small(skills=[build.skill(name) for name in names])
    agent = employee_in()
    aims_for(agent, "lead")
    for n in range(count):
        rated(agent, f"skill-{n}", 1)
        for _ in range(5):
            rated(agent, "empathy", n % 5)
    client = browser_of(agent)

    assert cost_of(client, "/skills/") == FRAME + 1
    assert cost_of(client, "/skills/empathy/") == FRAME + 2
    assert cost_of(client, ADD) == FRAME + 2
