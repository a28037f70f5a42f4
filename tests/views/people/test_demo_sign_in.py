from __future__ import annotations

import pytest
from django.test import Client
from pytest_django.fixtures import Settings

from tests.factories.rows import EmployeeFactory, UserFactory

pytestmark = pytest.mark.django_db

EMAIL = "employee@careerpath.example"


@pytest.fixture
def persona() -> None:
    EmployeeFactory.create(name="Imani Veldhoen", user__email=EMAIL)


def test_the_demo_offers_its_people_as_buttons(
    client: Client, settings: Settings, persona: None
) -> None:
    settings.DEMO = True

    html = client.get("/account/login/").content.decode()

    assert f'value="{EMAIL}"' in html
    assert "Imani Veldhoen, an employee" in html


def test_outside_the_demo_there_are_no_buttons(client: Client, persona: None) -> None:
    assert EMAIL not in client.get("/account/login/").content.decode()


def test_a_button_signs_in(client: Client, settings: Settings, persona: None) -> None:
    settings.DEMO = True

    answer = client.post("/demo/sign-in/", {"email": EMAIL})

    assert answer.headers["Location"] == "/"
    assert "_auth_user_id" in client.session


def test_outside_the_demo_the_address_is_a_404(client: Client, persona: None) -> None:
    assert client.post("/demo/sign-in/", {"email": EMAIL}).status_code == 404
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("email", ["", "other@example.org", "EMPLOYEE@careerpath.example"])
def test_nobody_else_can_be_signed_in(client: Client, settings: Settings, email: str) -> None:
    settings.DEMO = True
    UserFactory.create(email="other@example.org")

    assert client.post("/demo/sign-in/", {"email": email}).status_code == 404


def test_signing_in_by_a_link_is_refused(client: Client, settings: Settings) -> None:
    settings.DEMO = True

    assert client.get("/demo/sign-in/").status_code == 405
