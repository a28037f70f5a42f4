from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from planner.models import Employee, RoleAssignment, User
from planner.queries.people.profiles import EmployeeBackend
from tests.admin.framework.fields import add_page, change_page, inline
from tests.factories.rows import (
    EmployeeFactory,
    RoleAssignmentFactory,
    RoleFactory,
    UserFactory,
)

LIST = "/admin/planner/employee/"
TOMORROW = f"{timezone.localdate() + timedelta(days=1):%Y-%m-%d}"


def person(*roles: dict[str, Any], initial: int = 0, **own: Any) -> dict[str, Any]:
    return {
        "name": "Robin Lake",
        "number": "E1",
        "weekly_minutes": 90,
        "hired_on": "2024-01-08",
        **inline("assignments", *roles, initial=initial),
        **inline("lines"),
        **own,
    }


def held(assignment: RoleAssignment, **own: Any) -> dict[str, Any]:
    return {
        "id": assignment.pk,
        "role": assignment.role_id,
        "started_on": f"{assignment.started_on:%Y-%m-%d}",
        **own,
    }


@pytest.mark.parametrize("words", ["robin", "E777", "robin.lake@"])
def test_people_are_found_by_name_number_and_address(words: str, hr: Client) -> None:
    user = UserFactory.create(email="robin.lake@example.org")
    EmployeeFactory.create(name="Robin Lake", number="E777", user=user)
    EmployeeFactory.create(name="Somebody Else")

    page = hr.get(LIST, {"q": words}).content.decode()

    assert "Robin Lake" in page
    assert "Somebody Else" not in page


@pytest.mark.parametrize(
    ("employed", "expected"), [("yes", "Here Still"), ("no", "Gone Already"), (None, "both")]
)
def test_people_are_filtered_by_whether_they_left(
    employed: str | None, expected: str, hr: Client
) -> None:
    EmployeeFactory.create(name="Here Still", left_on=TOMORROW)
    EmployeeFactory.create(name="Gone Already", left_on="2026-01-01")

    page = hr.get(LIST, {"employed": employed} if employed else {}).content.decode()

    assert [name in page for name in ("Here Still", "Gone Already")] == [
        expected in {name, "both"} for name in ("Here Still", "Gone Already")
    ]


def test_the_list_shows_the_current_role(hr: Client) -> None:
    RoleAssignmentFactory.create(role=RoleFactory.create(code="senior-agent"))

    assert "Senior agent" in hr.get(LIST).content.decode()


def test_a_person_is_entered_with_manager_and_role(hr: Client) -> None:
    manager = EmployeeFactory.create()
    role = {"role": RoleFactory.create(code="agent").pk, "started_on": "2025-01-06"}

    hr.post(add_page("employee"), person(role, manager=manager.pk))

    employee = Employee.objects.get(number="E1")
    assert (employee.manager, employee.assignments.get().role_id) == (manager, "agent")


def test_a_circle_is_refused_beside_the_manager(hr: Client) -> None:
    top = EmployeeFactory.create()
    low = EmployeeFactory.create(manager=EmployeeFactory.create(manager=top))

    page = hr.post(change_page(top), person(manager=low.pk)).content.decode()

    assert "directly or through others" in page
    assert Employee.objects.get(pk=top.pk).manager is None


def test_the_current_role_is_closed_and_a_new_one_opened_in_one_go(hr: Client) -> None:
    old = RoleAssignmentFactory.create()
    new = {"role": RoleFactory.create(code="lead").pk, "started_on": "2026-02-02"}

    closed = held(old, ended_on="2026-02-02")
    hr.post(change_page(old.employee), person(closed, new, initial=1))

    assert old.employee.assignments.current().get().role_id == "lead"


def test_a_role_to_come_is_entered_and_ends_the_one_before(hr: Client) -> None:
    held_now = RoleAssignmentFactory.create()
    coming = {"role": RoleFactory.create(code="lead").pk, "started_on": TOMORROW}

    rows = person(held(held_now), coming, initial=1)
    page = hr.post(change_page(held_now.employee), rows, follow=True).content.decode()

    assert held_now.employee.assignments.current().get() == held_now
    assert held_now.employee.assignments.to_come().get().role_id == "lead"
    assert f"“Lead” starts on {date_format(date.fromisoformat(TOMORROW))}." in page


def test_a_role_to_come_that_is_removed_leaves_the_current_one_as_it_was(hr: Client) -> None:
    now = RoleAssignmentFactory.create()
    tomorrow = timezone.localdate() + timedelta(days=1)
    coming = RoleAssignmentFactory.create(employee=now.employee, started_on=tomorrow)

    rows = person(held(coming, DELETE="on"), held(now), initial=2)
    hr.post(change_page(now.employee), rows)

    assert now.employee.assignments.with_end().get().until is None


@pytest.mark.parametrize(
    ("role", "message"),
    [
        ({"started_on": "2025-02-03", "ended_on": "2025-03-03"}, "This overlaps with the role"),
        ({"started_on": "2024-06-01", "ended_on": "2025-02-01"}, "This overlaps with the role"),
        ({"started_on": "2024-06-01", "ended_on": "2024-05-01"}, "A role ends after it started"),
        ({"started_on": "yesterday"}, "Enter a valid date"),
    ],
)
def test_an_impossible_history_is_refused_beside_the_field(
    role: dict[str, Any], message: str, hr: Client
) -> None:
    current = RoleAssignmentFactory.create()
    row = {"role": RoleFactory.create().pk, **role}

    page = hr.post(change_page(current.employee), person(held(current), row, initial=1))

    assert message in page.content.decode()
    assert current.employee.assignments.count() == 1


def test_an_overlapping_role_can_be_removed(hr: Client) -> None:
    current = RoleAssignmentFactory.create()
    rows = [held(current, DELETE="on"), {"role": current.role_id, "started_on": "2025-03-01"}]

    hr.post(change_page(current.employee), person(*rows, initial=1))

    assert current.employee.assignments.get().started_on.month == 3


def leaving(current: RoleAssignment, day: str) -> dict[str, Any]:
    user = current.employee.user
    return person(held(current), initial=1, left_on=day, user=user.pk if user else "")


def is_let_in(employee: Employee) -> bool:
    user = User.objects.get(employee=employee)
    return EmployeeBackend().user_can_authenticate(user)


def test_who_leaves_has_no_role_and_no_account_any_more(hr: Client) -> None:
    current = RoleAssignmentFactory.create()

    page = hr.post(change_page(current.employee), leaving(current, "2026-06-01"), follow=True)

    assert "ended on 1 June 2026" in page.content.decode()
    assert "shut since 1 June 2026" in page.content.decode()
    assert not RoleAssignment.objects.current().exists()
    assert not is_let_in(current.employee)


@pytest.mark.parametrize("taken_back", ["", TOMORROW])
def test_a_leaving_date_taken_back_or_moved_leaves_no_trace(taken_back: str, hr: Client) -> None:
    current = RoleAssignmentFactory.create()
    hr.post(change_page(current.employee), leaving(current, "2026-06-01"))

    hr.post(change_page(current.employee), leaving(current, taken_back))

    assert RoleAssignment.objects.current().get() == current
    assert is_let_in(current.employee)


def test_somebody_in_their_notice_period_has_a_role_in_the_list(hr: Client) -> None:
    role = RoleFactory.create(code="senior-agent")
    RoleAssignmentFactory.create(role=role, employee__left_on=TOMORROW)

    assert "Senior agent" in hr.get(LIST).content.decode()


def test_nobody_leaves_before_the_role_started(hr: Client) -> None:
    current = RoleAssignmentFactory.create(started_on=date(2026, 6, 1))

    fields = person(held(current), initial=1, left_on="2026-05-01")
    page = hr.post(change_page(current.employee), fields)

    assert "This person has left by then" in page.content.decode()
    assert Employee.objects.get(pk=current.employee.pk).left_on is None


def test_an_account_is_made_with_a_password(hr: Client) -> None:
    word = "a good long pass-phrase"
    fields = {"email": "New@Example.org", "password1": word, "password2": word}

    hr.post(add_page("user"), {**fields, "usable_password": "true"})

    user = User.objects.get(email="new@example.org")
    assert user.check_password(word)
    assert user.password != word


@pytest.mark.parametrize(
    ("email", "password", "message"),
    [
        ("taken@example.org", "a good long pass-phrase", "already exists"),
        ("TAKEN@example.org", "a good long pass-phrase", "already exists"),
        ("nonsense", "a good long pass-phrase", "valid email address"),
        ("new@example.org", "123", "too short"),
    ],
)
def test_an_account_that_cannot_be_is_refused(
    email: str, password: str, message: str, hr: Client
) -> None:
    UserFactory.create(email="taken@example.org")
    fields = {"email": email, "password1": password, "password2": password}

    page = hr.post(add_page("user"), {**fields, "usable_password": "true"})

    assert message in page.content.decode()
    assert User.objects.count() == 2


def test_a_password_is_changed_on_a_page_of_its_own(hr: Client) -> None:
    user = UserFactory.create()
    word = "another good pass-phrase"
    url = reverse("admin:auth_user_password_change", args=[user.pk])

    hr.post(url, {"password1": word, "password2": word, "usable_password": "true"})

    user.refresh_from_db()
    assert user.check_password(word)


def test_only_those_who_may_do_everything_hand_out_rights(client: Client, db: None) -> None:
    user = UserFactory.create(is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename__endswith="_user"))
    client.force_login(user)

    client.post(change_page(user), {"email": user.email, "is_active": "on", "is_superuser": "on"})

    user.refresh_from_db()
    assert not user.is_superuser
