"""Nobody in HR keeps their own record or account, nor those above them or with more rights."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from planner.models import Employee, Notice, User
from tests.admin.framework.fields import change_page
from tests.admin.people.test_records import person
from tests.factories.rows import (
    PASSWORD,
    EmployeeFactory,
    HrFactory,
    ReportingLineFactory,
    UserFactory,
)
from tests.scenes.hr import hr_account, hr_employee, in_hr

pytestmark = pytest.mark.django_db
NEW = "another good pass-phrase"


def signed_in(who: User | Employee) -> Client:
    client = Client()
    user = who if isinstance(who, User) else who.user
    assert user
    client.force_login(user)
    return client


def account(employee: Employee) -> User:
    assert employee.user
    return employee.user


def set_password(by: User | Employee, user: User) -> int:
    url = reverse("admin:auth_user_password_change", args=[user.pk])
    fields = {"password1": NEW, "password2": NEW, "usable_password": "true"}
    return signed_in(by).post(url, fields).status_code


def save_record(by: User | Employee, employee: Employee, **own: Any) -> Any:
    fields = {"number": employee.number, "name": employee.name, "user": employee.user_id or ""}
    if employee.manager_id:
        fields["manager"] = str(employee.manager_id)
    return signed_in(by).post(change_page(employee), person(**{**fields, **own}))


def outranking() -> list[User]:
    """Accounts that may do something that HR may not, open and closed."""
    right = in_hr(UserFactory.create())
    right.user_permissions.add(Permission.objects.get(codename="delete_logentry"))
    closed = HrFactory.create()
    User.objects.filter(pk=closed.pk).update(is_active=False)
    return [HrFactory.create(), closed, right]


@pytest.mark.parametrize("number", range(3))
def test_hr_does_not_become_somebody_with_more_rights(number: int) -> None:
    above = outranking()[number]
    hr = hr_account()

    codes = [
        set_password(hr, above),
        signed_in(hr).post(change_page(above), {"email": "mine@example.org"}).status_code,
        signed_in(hr)
        .post(reverse("admin:planner_user_delete", args=[above.pk]), {"post": "yes"})
        .status_code,
    ]

    assert codes == [403, 403, 403]
    assert User.objects.get(pk=above.pk).check_password(PASSWORD)


def test_many_accounts_are_not_deleted_if_one_has_more_rights() -> None:
    above = HrFactory.create()
    chosen = {"action": "delete_selected", "_selected_action": [above.pk], "post": "yes"}

    signed_in(hr_account()).post(reverse("admin:planner_user_changelist"), chosen)

    assert User.objects.filter(pk=above.pk).exists()


def test_hr_keeps_the_accounts_of_employees_and_of_equals() -> None:
    hr, equal, employee = hr_account(), hr_account(), EmployeeFactory.create()

    assert [set_password(hr, equal), set_password(hr, account(employee))] == [302, 302]
    assert User.objects.get(pk=equal.pk).check_password(NEW)


def test_a_superuser_keeps_every_account_but_their_own() -> None:
    one, other = HrFactory.create_batch(2)

    assert [set_password(one, other), set_password(one, one)] == [302, 403]


def test_nobody_in_hr_keeps_their_own_record_or_those_above_them() -> None:
    top = EmployeeFactory.create()
    manager = EmployeeFactory.create(manager=top)
    hr = hr_employee(manager=manager)

    for employee in (hr, manager, top):
        assert save_record(hr, employee, name="Somebody Else").status_code == 403
        assert set_password(hr, account(employee)) == 403
        assert not Employee.objects.filter(name="Somebody Else").exists()


def test_who_will_be_above_them_counts_as_well() -> None:
    head = EmployeeFactory.create()
    next_manager = EmployeeFactory.create(manager=head)
    hr = hr_employee(manager=EmployeeFactory.create())
    ReportingLineFactory.create(employee=hr, manager=next_manager, started_on="2999-01-04")

    for employee in (next_manager, head):
        assert save_record(hr, employee, name="Somebody Else").status_code == 403
        assert set_password(hr, account(employee)) == 403


def test_a_colleague_in_hr_keeps_it() -> None:
    hr = hr_employee(manager=EmployeeFactory.create())

    for colleague in (hr_account(), hr_employee(), HrFactory.create()):
        assert save_record(colleague, hr, name="Another Name").status_code == 302
        assert Employee.objects.get(pk=hr.pk).name == "Another Name"


def test_whoever_may_only_look_reads_why() -> None:
    hr = hr_employee()

    page = signed_in(hr).get(change_page(hr)).content.decode()

    assert "This is your own record: a colleague in HR keeps it." in page
    assert 'name="_save"' not in page


@pytest.mark.parametrize("kind", ["own", "superuser"])
def test_an_account_that_is_not_theirs_to_keep_is_not_linked(kind: str) -> None:
    hr = hr_account()
    employee = EmployeeFactory.create(user=None)
    chosen = hr if kind == "own" else HrFactory.create()

    page = save_record(hr, employee, user=chosen.pk).content.decode()

    assert ("This is your own account" if kind == "own" else "may do more than yours") in page
    assert Employee.objects.get(pk=employee.pk).user is None


def test_hr_does_not_close_the_account_of_somebody_with_more_rights() -> None:
    above = EmployeeFactory.create(user=HrFactory.create())

    page = save_record(hr_account(), above, left_on="2026-06-01").content.decode()

    assert "may do more than yours" in page
    assert Employee.objects.get(pk=above.pk).left_on is None


def test_hr_does_not_change_what_a_group_may_do() -> None:
    hr = hr_account()
    hr.user_permissions.set(Permission.objects.filter(content_type__model="group"))
    group = hr.groups.get()

    url = reverse("admin:auth_group_change", args=[group.pk])

    assert signed_in(hr).post(url, {"name": "HR", "permissions": []}).status_code == 403


def told(employee: Employee) -> list[str]:
    return [notice.text for notice in Notice.objects.of(employee).order_by("pk")]


def test_a_password_that_is_set_is_told_to_the_person_and_to_hr() -> None:
    hr, colleague, employee = hr_employee(), hr_employee(), EmployeeFactory.create()

    set_password(hr, account(employee))

    text = f"{hr} has set the password of"
    assert told(employee)[0].startswith(f"{text} your account {account(employee)}.")
    assert told(colleague) == [f"{text} the account {account(employee)}."]
    assert told(hr) == []


def test_an_account_that_is_linked_is_told_and_so_is_one_taken_away() -> None:
    hr, colleague, employee = hr_account(), hr_employee(), EmployeeFactory.create()
    before, after = account(employee), UserFactory.create()

    save_record(hr, employee, user=after.pk)

    assert told(colleague) == [
        f"{hr} has taken the account {before} away from the record of {employee}.",
        f"{hr} has linked the account {after} to the record of {employee}.",
    ]
    assert len(told(employee)) == 2


def test_an_address_that_is_changed_is_told() -> None:
    hr, employee = hr_account(), EmployeeFactory.create()
    fields = {"email": "new@example.org", "is_active": "on"}

    signed_in(hr).post(change_page(account(employee)), fields)

    assert told(employee)[0].startswith(
        f"{hr} has changed the address of your account to new@example.org."
    )


def test_a_save_that_changes_no_account_tells_nobody() -> None:
    employee, colleague = EmployeeFactory.create(), hr_employee()

    save_record(hr_account(), employee, name="Another Name")

    assert [told(employee), told(colleague)] == [[], []]


def test_everybody_in_hr_sees_what_was_done_to_accounts_in_the_admin() -> None:
    hr, employee = hr_account(), EmployeeFactory.create()
    set_password(hr, account(employee))

    page = signed_in(hr_account()).get("/admin/").content.decode()

    assert f"Changed password for account “{account(employee)}”." in page
    assert str(hr) in page
