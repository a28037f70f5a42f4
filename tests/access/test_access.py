"""Every address asked by every kind of person; see ``tests.access.table``."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from planner import urls
from planner.actions.framework.publishing import load_document, publish
from planner.models import Employee, Goal, User
from tests.access import lines, table
from tests.access.lines import Line
from tests.access.world import World, employee_with_role, whole_world
from tests.engine.support import build
from tests.factories.rows import (
    PASSWORD,
    EmployeeFactory,
    GoalFactory,
    RoleAssignmentFactory,
    UserFactory,
)


@pytest.fixture
def world(db: None) -> World:
    return whole_world()


def _names(found: URLPattern | URLResolver) -> Iterator[str | None]:
    if isinstance(found, URLPattern):
        yield found.name
    else:
        for one in found.url_patterns:
            yield from _names(one)


def _user(employee: Employee) -> User:
    assert employee.user
    return employee.user


def test_the_table_names_every_address_of_the_planner() -> None:
    assert {line.url for line in table.PLANNER} == {pattern.name for pattern in urls.urlpatterns}


@pytest.mark.parametrize(
    ("prefix", "lines"),
    [("account/", table.ACCOUNT), ("account/second-factor/", table.SECOND_FACTOR)],
)
def test_the_table_names_every_address_of_an_account(prefix: str, lines: list[Line]) -> None:
    found = next(one for one in get_resolver().url_patterns if str(one.pattern) == prefix)

    assert {line.url for line in lines} == set(_names(found))


def test_what_takes_only_writes_is_asked_to_write() -> None:
    refusing = {line.url for line in table.PLANNER if lines.WRONG_METHOD in line.answers.values()}

    assert refusing <= {line.url for line in table.PLANNER if line.method == "post"}


def test_a_part_of_a_page_is_never_the_sign_in_page(client: Client, published: object) -> None:
    headers = {"HX-Request": "true", "HX-Current-URL": "http://testserver/map/?show=all"}

    response = client.get("/roles/lead/", headers=headers)

    assert response.headers["HX-Redirect"] == "/account/login/?next=/map/%3Fshow%3Dall"
    assert response.content == b""


@pytest.mark.parametrize("left", [date(2026, 3, 2), date(2026, 1, 5)])
def test_leavers_lose_their_session(left: date, world: World) -> None:
    client = world.client(lines.OWNER)
    assert client.get("/").status_code == 200

    Employee.objects.filter(pk=world.rows["employee"]).update(left_on=left)

    assert client.get("/").headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("left", [None, date(2999, 1, 4)])
def test_leavers_who_come_back_sign_in_again(
    left: date | None, client: Client, published: object
) -> None:
    employee = employee_with_role(left_on=date(2026, 3, 2))
    fields = {"login": _user(employee).email, "password": PASSWORD}
    client.post(reverse("account_login"), fields)
    assert client.get("/").status_code == 302

    Employee.objects.filter(pk=employee.pk).update(left_on=left)
    client.post(reverse("account_login"), fields)

    assert client.get("/map/").status_code == 200


def test_leavers_cannot_sign_in(client: Client, published: object) -> None:
    user = _user(employee_with_role(left_on=date(2026, 3, 2)))
    fields = {"login": user.email, "password": PASSWORD}

    response = client.post(reverse("account_login"), fields)

    assert response.headers["Location"] == reverse("account_inactive")
    assert "_auth_user_id" not in client.session


def test_who_has_not_left_yet_signs_in(client: Client, published: object) -> None:
    user = _user(employee_with_role(left_on=date(2999, 1, 4)))
    fields = {"login": user.email, "password": PASSWORD}

    assert client.post(reverse("account_login"), fields).headers["Location"] == "/"


@pytest.mark.parametrize(("shared", "seen"), [(True, True), (False, False)])
@pytest.mark.parametrize("url", ["team-board", "person-detail"])
def test_a_manager_sees_goals_that_are_shared(
    url: str, shared: bool, seen: bool, world: World
) -> None:
    load_document(
        build.document(
            roles=[*build.document()["roles"], build.role("dreamer", 3)],
            moves=[build.move("agent", "lead", 6), build.move("lead", "dreamer", 6)],
        )
    )
    version = publish(None)
    Goal.objects.all().delete()
    GoalFactory.create(
        employee_id=world.rows["employee"],
        role_id="dreamer",
        version=version,
        route=["agent", "lead", "dreamer"],
        shared=shared,
    )
    page = world.client(lines.MANAGER).get(
        reverse(url, args=[world.rows["employee"]] if url == "person-detail" else [])
    )

    assert ("Dreamer" in page.content.decode()) is seen


def test_search_finds_only_people_below_oneself(world: World) -> None:
    owner = Employee.objects.get(pk=world.rows["employee"])
    found = {
        who: reverse("person-detail", args=[owner.pk])
        in world.client(who).get("/search/", {"q": owner.name}).content.decode()
        for who in lines.SIGNED_IN
    }

    assert {who for who in found if found[who]} == {lines.MANAGER, lines.HEAD}


def test_the_buttons_of_the_demo_open_nothing_elsewhere(client: Client, published: object) -> None:
    user = _user(employee_with_role(user=UserFactory.create(email="employee@careerpath.example")))

    response = client.post(reverse("demo-sign-in"), {"email": user.email})

    assert response.status_code == 404
    assert "_auth_user_id" not in client.session


def test_who_cannot_plan_yet_reads_why(client: Client, published: object) -> None:
    client.force_login(_user(EmployeeFactory.create()))

    page = client.get("/").content.decode()

    assert "Your current role is not recorded yet" in page


def test_a_role_that_is_not_on_the_map_is_explained(client: Client, published: object) -> None:
    employee = EmployeeFactory.create()
    RoleAssignmentFactory.create(employee=employee, role__code="gone")
    client.force_login(_user(employee))

    assert "is not on the published career map" in client.get("/").content.decode()


@pytest.mark.parametrize("url", ["home", "map-detail", "map-list", "search", "team-board"])
def test_before_anything_is_published_pages_say_so(url: str, client: Client, db: None) -> None:
    client.force_login(_user(employee_with_role()))

    response = client.get(reverse(url))

    assert response.status_code == 200
    assert "published" in response.content.decode()
