from __future__ import annotations

from datetime import date

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission
from django.test import Client

from planner.models import Employee
from tests.factories.rows import EmployeeFactory, EvidenceFactory, UserFactory
from tests.pages import words

LIST = "/admin/planner/employee/"


@pytest.fixture
def gone(db: None) -> Employee:
    return EmployeeFactory.create(name="Robin Lake", number="E777", left_on=date(2026, 1, 5))


def ask(browser: Client, *people: Employee, **own: str) -> str:
    fields = {"action": "erase", "_selected_action": [one.pk for one in people], **own}
    return words(browser.post(LIST, fields, follow=True).content.decode())


def test_what_goes_and_what_stays_is_said_first(gone: Employee, hr: Client) -> None:
    EvidenceFactory.create_batch(3, employee=gone)
    EvidenceFactory.create(author=gone)
    page = ask(hr, gone)

    assert "Robin Lake (E777)" in page
    assert "Evidence, with its files: 3" in page
    assert "Evidence of others’ skills: 1" in page
    assert Employee.objects.filter(pk=gone.pk).exists()


def test_the_second_click_erases(gone: Employee, hr: Client) -> None:
    EvidenceFactory.create(employee=gone)
    page = ask(hr, gone, confirmed="yes")

    assert "What was kept about the employee with the number E777 is erased." in page
    assert not Employee.objects.filter(pk=gone.pk).exists()


def test_it_is_written_down_without_the_name(gone: Employee, hr: Client) -> None:
    key = str(gone.pk)
    ask(hr, gone, confirmed="yes")

    assert LogEntry.objects.get(object_id=key).object_repr == "A former colleague"


def test_who_works_here_is_left_alone(gone: Employee, hr: Client) -> None:
    here = EmployeeFactory.create(name="Here Still")

    assert "Only what is kept about leavers can be erased." in ask(hr, here, confirmed="yes")
    assert "Here Still (" not in ask(hr, here, gone)
    assert Employee.objects.filter(pk=here.pk).exists()


def test_a_refusal_is_said_and_nothing_is_written_down(gone: Employee, hr: Client) -> None:
    EmployeeFactory.create(manager=gone)
    page = ask(hr, gone, confirmed="yes")

    assert "1 person still reports to Robin Lake" in page
    assert not LogEntry.objects.exists()


@pytest.mark.parametrize("may", [True, False])
def test_it_takes_the_right_to_delete_employees(may: bool, gone: Employee, client: Client) -> None:
    user = UserFactory.create(is_staff=True)
    rights = ["view_employee", "change_employee", *(["delete_employee"] if may else [])]
    user.user_permissions.set(Permission.objects.filter(codename__in=rights))
    client.force_login(user)
    ask(client, gone, confirmed="yes")

    assert Employee.objects.filter(pk=gone.pk).exists() is not may


def test_a_row_is_not_deleted_in_another_way(gone: Employee, hr: Client) -> None:
    page = f"{LIST}{gone.pk}/delete/"

    assert hr.post(page, {"post": "yes"}).status_code == 403
    assert "delete_selected" not in hr.get(LIST).content.decode()
