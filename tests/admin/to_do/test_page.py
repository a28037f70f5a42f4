from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from planner.models import RoleAssignment
from tests.factories.rows import (
    EmployeeFactory,
    OpeningFactory,
    RoleAssignmentFactory,
    RoleFactory,
    UserFactory,
)
from tests.scenes.promotion import People, by_manager, submitted

pytestmark = pytest.mark.django_db

LIST = "/admin/planner/employee/to-do/"
TOMORROW = timezone.localdate() + timedelta(days=1)


def start_page(employee: Any) -> str:
    return f"/admin/planner/employee/{employee.pk}/start-role/"


def staff_with(*codenames: str) -> Client:
    """A browser of somebody in HR who may do only this."""
    user, browser = UserFactory.create(is_staff=True), Client()
    user.user_permissions.set(Permission.objects.filter(codename__in=codenames))
    browser.force_login(user)
    return browser


def test_an_approved_case_leads_to_a_role_that_has_started(hr: Client, cast: People) -> None:
    by_manager(submitted(cast.ada), cast.mina)
    link = f"{start_page(cast.ada)}?role=senior"
    assert link in hr.get(LIST).content.decode()

    hr.post(link, {"role": "senior", "on": f"{TOMORROW:%Y-%m-%d}"})

    assert RoleAssignment.objects.current(TOMORROW).get(employee=cast.ada).role_id == "senior"
    assert link not in hr.get(LIST).content.decode()


def test_the_role_of_the_case_is_chosen_already(hr: Client) -> None:
    employee = RoleAssignmentFactory.create().employee
    RoleFactory.create(code="lead")

    page = hr.get(f"{start_page(employee)}?role=lead").content.decode()

    assert '<option value="lead" selected>' in page
    assert f'value="{timezone.localdate():%Y-%m-%d}"' in page


def test_a_refusal_stands_beside_its_field(hr: Client) -> None:
    held = RoleAssignmentFactory.create()
    fields = {"role": RoleFactory.create(code="lead").pk, "on": f"{held.started_on:%Y-%m-%d}"}

    page = hr.post(start_page(held.employee), fields).content.decode()

    assert "Give a later day" in page
    assert held.employee.assignments.count() == 1


def test_people_and_openings_are_listed(hr: Client) -> None:
    EmployeeFactory.create(name="Robin Roleless")
    OpeningFactory.create(role__code="night-lead", closes_on=TOMORROW)

    page = hr.get(LIST).content.decode()

    assert "Robin Roleless" in page
    assert "Night lead" in page


def test_each_part_is_for_those_who_may_see_its_table() -> None:
    page = staff_with("view_employee").get(LIST).content.decode()

    assert "People without a role" in page
    assert "Approved promotions" not in page
    assert "Openings with free seats" not in page
    assert "published framework" not in page


@pytest.mark.parametrize(
    ("codenames", "expected"),
    [
        (["view_employee"], 403),
        (["change_employee"], 403),
        (["add_roleassignment"], 403),
        (["change_employee", "add_roleassignment"], 200),
    ],
)
def test_starting_takes_two_rights(codenames: list[str], expected: int) -> None:
    employee = EmployeeFactory.create()

    assert staff_with(*codenames).get(start_page(employee)).status_code == expected


def test_the_list_takes_the_right_to_see_people() -> None:
    assert staff_with("view_opening").get(LIST).status_code == 403
