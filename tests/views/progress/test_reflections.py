from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from planner.models import Employee, Reflection
from tests.factories.files import ReflectionFactory
from tests.factories.rows import HrFactory
from tests.pages import FRAME, browser_of, cost_of, errors_of, said, words
from tests.scenes.people import employee_in

pytestmark = pytest.mark.django_db
SECRET = "I sometimes think of leaving."


def test_questions_lead_to_the_form_with_the_question_chosen(ada: Client) -> None:
    page = ada.get("/reflections/").content.decode()
    assert "Why do you want to work in customer service?" in words(page)
    assert 'href="/reflections/add/?question=0"' in page

    form = ada.get("/reflections/add/?question=0").content.decode()

    assert 'value="Why do you want to work in customer service?" selected' in form


@pytest.mark.parametrize("number", ["99", "-1", "x", "²", "", "9" * 5000])
def test_an_unknown_question_is_none(ada: Client, number: str) -> None:
    page = ada.get(f"/reflections/add/?question={number}")

    assert '<option value="" selected>None' in page.content.decode()


def test_what_is_written_is_in_the_list_and_its_question_is_answered(ada: Client) -> None:
    question = "Whose help made a difference to you?"
    data = {"question": question, "text": "<b>Mina’s</b>", "skill": "coaching"}

    response = ada.post("/reflections/add/", data)

    assert response["Location"] == "/reflections/"
    assert "Only you can read it." in said(ada, "/reflections/")
    page = ada.get("/reflections/").content.decode()
    assert "&lt;b&gt;Mina’s&lt;/b&gt;" in page
    assert page.count(question) == 1


@pytest.mark.parametrize(
    ("field", "value"),
    [("text", ""), ("text", " \n"), ("text", "x" * 4001), ("question", "Mine?"), ("skill", "no")],
)
def test_what_is_wrong_stands_beside_its_field(ada: Client, field: str, value: str) -> None:
    page = ada.post("/reflections/add/", {"text": "Well.", field: value})

    assert list(errors_of(page.content.decode())) == [field]
    assert not Reflection.objects.exists()


def test_a_second_click_is_absorbed(ada: Client) -> None:
    form = {"text": "Once.", "submission": str(uuid4())}

    assert [ada.post("/reflections/add/", form).status_code for _ in range(2)] == [302, 302]
    assert Reflection.objects.count() == 1


def test_nobody_else_ever_reads_it(agent: Employee, ada: Client) -> None:
    """Not on their own list, not on any page about the person, not in the admin."""
    ReflectionFactory.create(employee=agent, text=SECRET)
    assert agent.manager
    hr, mina = Client(), browser_of(agent.manager)
    hr.force_login(HrFactory.create())
    about = reverse("admin:planner_employee_change", args=[agent.pk])

    assert SECRET in words(ada.get("/reflections/").content.decode())
    for client, url in (
        (mina, "/reflections/"),
        (mina, agent.get_absolute_url()),
        (mina, "/team/"),
        (browser_of(employee_in()), "/reflections/"),
        (hr, about),
        (hr, "/admin/"),
    ):
        response = client.get(url, follow=True)
        assert response.status_code == 200
        assert SECRET not in words(response.content.decode())


def test_only_the_author_has_it_in_a_query(agent: Employee) -> None:
    mine = ReflectionFactory.create(employee=agent)
    assert agent.manager
    assert agent.user
    assert agent.manager.user

    assert list(Reflection.objects.visible_to(agent.user)) == [mine]
    assert not Reflection.objects.visible_to(agent.manager.user).exists()
    assert not Reflection.objects.visible_to(HrFactory.create()).exists()


@pytest.mark.parametrize("count", [1, 60])
def test_the_list_is_paged_and_its_queries_do_not_grow(
    ada: Client, agent: Employee, count: int
) -> None:
    ReflectionFactory.create_batch(count, employee=agent)

    assert cost_of(ada, "/reflections/") == FRAME + 2
    assert cost_of(ada, "/reflections/add/") == FRAME
    page = words(ada.get("/reflections/").content.decode())
    assert ("Older" in page) is (count == 60)
