"""HR as most organisations have it: a group with rights to this product's tables, no superusers."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import Group, Permission

from planner.models import Employee, User
from tests.factories.rows import EmployeeFactory, UserFactory


def in_hr(user: User) -> User:
    """The same account, in the group that HR is in."""
    group, created = Group.objects.get_or_create(name="HR")
    if created:
        group.permissions.set(Permission.objects.filter(content_type__app_label="planner"))
    user.is_staff = True
    user.save()
    user.groups.add(group)
    return user


def hr_account() -> User:
    """Somebody in HR without a record of their own."""
    return in_hr(UserFactory.create())


def hr_employee(**fields: Any) -> Employee:
    """Somebody in HR with a record of their own."""
    employee = EmployeeFactory.create(**fields)
    assert employee.user
    in_hr(employee.user)
    return employee
