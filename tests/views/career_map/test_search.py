"""Finding roles, skills and people."""

from __future__ import annotations

from urllib.parse import quote

import pytest

from planner.models import FrameworkVersion
from tests.factories.rows import EmployeeFactory, RoleAssignmentFactory
from tests.pages import browser_of

pytestmark = pytest.mark.django_db


def test_the_search_finds_roles_skills_and_my_people(published: FrameworkVersion) -> None:
    manager = EmployeeFactory.create()
    EmployeeFactory.create(name="Leander Lead", manager=manager)
    EmployeeFactory.create(name="Leandra Lead")
    client = browser_of(manager)

    html = client.get("/search/?q=lea").content.decode()

    assert 'href="/roles/lead/"' in html
    assert "Leander" in html
    assert "Leandra" not in html
    assert "Coaching" in client.get("/search/?q=coach").content.decode()


@pytest.mark.parametrize(("people", "says_so"), [(20, False), (21, True)])
def test_the_search_says_when_it_has_found_more_than_it_shows(
    published: FrameworkVersion, people: int, says_so: bool
) -> None:
    manager = EmployeeFactory.create()
    EmployeeFactory.create_batch(people, name="Leander Lead", manager=manager)
    client = browser_of(manager)

    html = client.get("/search/?q=leander").content.decode()

    assert html.count("<bdi>Leander Lead</bdi>") == 20
    assert ("These are not all of them." in html) is says_so


@pytest.mark.parametrize("text", ["", "zzzz", "%", "<script>", "x" * 5000])
def test_the_search_takes_any_text(published: FrameworkVersion, text: str) -> None:
    client = browser_of(RoleAssignmentFactory.create().employee)

    html = client.get(f"/search/?q={quote(text)}").content.decode()

    assert "<script>" not in html.replace("<script src", "").replace("<script type", "")
    assert "Nothing found" in html or "What are you looking for" in html
