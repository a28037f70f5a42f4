from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from planner.actions.framework.publishing import load_document, publish
from planner.models import Employee, FrameworkVersion
from tests.engine.support import build
from tests.factories.rows import (
    EmployeeFactory,
    EvidenceFactory,
    GoalFactory,
    HrFactory,
    MilestoneRecordFactory,
    OpeningFactory,
    RoleAssignmentFactory,
    SkillStandingFactory,
)
from tests.pages import words

pytestmark = pytest.mark.django_db

PAGES = ("/map/", "/map/list/", "/roles/lead/", "/search/?q=lead")


@pytest.fixture
def employee(published: FrameworkVersion) -> Employee:
    """An agent who holds empathy at level 2."""
    employee = RoleAssignmentFactory.create().employee
    EvidenceFactory.create(employee=employee)
    SkillStandingFactory.create(employee=employee)
    return employee


@pytest.fixture
def visit(client: Client, employee: Employee) -> Callable[..., str]:
    """The HTML of an address, for the employee."""
    sign_in(client, employee)

    def get(address: str, **headers: str) -> str:
        answer = client.get(address, headers=headers)
        assert answer.status_code == 200
        return answer.content.decode()

    return get


def test_the_map_links_every_role_and_marks_mine(visit: Callable[..., str]) -> None:
    html = visit("/map/")

    assert 'href="/roles/lead/"' in html
    assert 'aria-label="Agent: Service, level 1. You are here."' in html
    assert "Lead: Service, level 2. You hold 50\u00a0%." in html


def test_the_map_lights_the_way_to_my_goal(visit: Callable[..., str], employee: Employee) -> None:
    version = FrameworkVersion.objects.get()
    GoalFactory.create(employee=employee, version=version, route=["agent", "lead"])

    assert "lit-line" not in visit("/map/")
    lit = visit("/map/?show=route")

    assert 'class="lit-line"' in lit
    assert "Your goal" in lit


@pytest.mark.parametrize("show", ["9", "nonsense", "' OR 1=1 --"])
def test_an_unknown_way_shows_all_moves(visit: Callable[..., str], show: str) -> None:
    assert "lit-line" not in visit(f"/map/?show={show}")


def test_a_free_seat_is_on_the_map_and_in_the_list(visit: Callable[..., str]) -> None:
    OpeningFactory.create(seats=3, taken=1)

    assert "2 open" in visit("/map/")
    assert "2 open" in visit("/map/list/")


def test_the_list_narrows_to_what_is_asked_for(visit: Callable[..., str]) -> None:
    html = visit("/map/list/?q=lead")

    assert 'href="/roles/lead/"' in html
    assert 'href="/roles/agent/"' not in html
    assert "No role matches" in visit("/map/list/?q=astronaut")


def test_htmx_gets_only_the_list(visit: Callable[..., str]) -> None:
    part = visit("/map/list/?q=lead", **{"HX-Request": "true"})

    assert part.lstrip().startswith('<div id="roles"')
    assert "<html" not in part


def test_a_role_shows_what_it_asks_for_and_the_lights(visit: Callable[..., str]) -> None:
    html = visit("/roles/lead/")

    assert "You can do coaching at level 2." in html
    assert "2 levels to go" in html
    assert "50 %" in words(html)
    for light in ("Ready: not yet", "Eligible: yes", "Free seat: not yet"):
        assert light in html


def test_the_terms_of_a_readiness_add_up_on_the_page(visit: Callable[..., str]) -> None:
    html = visit("/roles/lead/")

    assert html.count("held 2 of 2") == 1
    assert html.count("0 of 2") == 2
    assert "0 of 4" in html
    assert "held 2 of 4" in html


def test_a_role_names_similar_roles_and_why(visit: Callable[..., str]) -> None:
    page = words(visit("/roles/lead/"))

    assert (
        "Agent Close because both ask for Empathy; their descriptions are alike;"
        " both are on the track Service. 16 %" in page
    )


def test_the_panel_is_the_same_address(visit: Callable[..., str]) -> None:
    panel = visit("/roles/lead/", **{"HX-Request": "true"})

    assert "<html" not in panel
    assert 'id="panel-title"' in panel
    restored = visit("/roles/lead/", **{"HX-Request": "true", "HX-History-Restore-Request": "true"})
    assert "<html" in restored


def test_a_milestone_of_the_role_says_how_it_stands(client: Client) -> None:
    load_document(
        build.document(
            milestones=[build.milestone("probation")],
            roles=[build.role("agent"), build.role("lead", 2, milestones=["probation"])],
        )
    )
    publish(None)
    employee = RoleAssignmentFactory.create().employee
    sign_in(client, employee)
    assert "Open</span>" in client.get("/roles/lead/").content.decode()

    MilestoneRecordFactory.create(employee=employee, milestone__code="probation")

    assert "Waiting" in client.get("/roles/lead/").content.decode()


def test_an_unknown_role_is_a_404(client: Client, employee: Employee) -> None:
    sign_in(client, employee)

    assert client.get("/roles/astronaut/").status_code == 404


def test_only_visible_colleagues_are_named(client: Client, employee: Employee) -> None:
    stranger = RoleAssignmentFactory.create(employee__name="Stranger Danger").employee
    manager = EmployeeFactory.create(name="The Boss")
    Employee.objects.filter(pk=employee.pk).update(manager=manager)
    sign_in(client, manager)

    html = client.get("/roles/agent/").content.decode()

    assert employee.name in html
    assert stranger.name not in html


def test_people_in_a_role_are_counted_in_fives(client: Client, employee: Employee) -> None:
    sign_in(client, employee)
    assert "Fewer than five people" in client.get("/roles/agent/").content.decode()
    RoleAssignmentFactory.create_batch(6, role=employee.assignments.get().role)

    for page in ("/roles/agent/", "/map/list/"):
        assert "5 or more people" in client.get(page).content.decode()


def test_who_manages_many_hears_that_not_all_are_named(client: Client, employee: Employee) -> None:
    role, manager = employee.assignments.get().role, EmployeeFactory.create()
    RoleAssignmentFactory.create_batch(13, role=role, employee__manager=manager)
    sign_in(client, manager)

    assert "The first of them by name." in client.get("/roles/agent/").content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_hr_accounts_see_the_framework_without_a_person(
    client: Client, published: FrameworkVersion, page: str
) -> None:
    client.force_login(HrFactory.create())

    html = client.get(page).content.decode()

    assert "Lead" in html
    assert "% ready" not in html
    assert "Make this my goal" not in html


@pytest.mark.parametrize("page", PAGES)
def test_without_a_published_framework_pages_say_so(client: Client, page: str) -> None:
    sign_in(client, EmployeeFactory.create())

    assert "still being drawn" in client.get(page).content.decode()


@pytest.mark.parametrize("page", PAGES)
def test_queries_do_not_grow_with_people_roles_or_evidence(
    client: Client, employee: Employee, page: str
) -> None:
    version = FrameworkVersion.objects.get()
    GoalFactory.create(employee=employee, version=version, route=["agent", "lead"])
    sign_in(client, employee)
    client.get(page)
    before = count(client, page)

    people = RoleAssignmentFactory.create_batch(12, employee__manager=employee)
    EvidenceFactory.create_batch(15, employee=employee)
    EvidenceFactory.create_batch(5, employee=people[0].employee)
    OpeningFactory.create_batch(4)

    assert count(client, page) == before
    assert before <= 16


def test_queries_do_not_grow_with_the_framework(client: Client, employee: Employee) -> None:
    sign_in(client, employee)
    client.get("/map/")
    before = count(client, "/map/")
    names = [f"role-{n}" for n in range(30)]
    load_document(
        build.document(
            roles=[build.role("agent"), *(build.role(name, 2) for name in names)],
            moves=[build.move("agent", name) for name in names],
        )
    )
    publish(None)
    client.get("/map/")

    assert count(client, "/map/") == before


def test_a_large_framework_is_searched_first_then_drawn_around_a_role(
    client: Client, employee: Employee
) -> None:
    names = [f"role-{n}" for n in range(70)]
    load_document(
        build.document(
            roles=[build.role("agent"), *(build.role(name, n) for n, name in enumerate(names, 2))],
            moves=[build.move(a, b) for a, b in zip(["agent", *names], names, strict=False)],
        )
    )
    publish(None)
    sign_in(client, employee)

    assert client.get("/map/").headers["Location"] == "/map/list/"
    html = client.get("/map/?role=role-30").content.decode()

    assert html.count('class="station ') == 40
    assert "nearest to Role 30" in html


def sign_in(client: Client, employee: Employee) -> None:
    assert employee.user
    client.force_login(employee.user)


def count(client: Client, page: str) -> int:
    with CaptureQueriesContext(
        connection,
    ) as queries:
        client.get(page)
    return len(queries)
