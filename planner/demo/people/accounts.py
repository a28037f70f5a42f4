"""The accounts that one can sign in with, and what HR may do."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group, Permission

from planner.demo.people.personas import HR, PASSWORD, TITLES, address
from planner.models import User

HR_GROUP = "HR"


def open_accounts() -> None:
    """Gives the personas their password; HR is an account without an HR record of its own."""
    staff = User.objects.create_user(address(HR), is_staff=True)
    staff.groups.add(_hr_group())
    # One hash for all: hashing is slow on purpose, and the password is no secret.
    password = make_password(PASSWORD)
    User.objects.filter(email__in=map(address, TITLES)).update(password=password)


def _hr_group() -> Group:
    """Everything in the admin of this product, nothing else."""
    group, _ = Group.objects.get_or_create(name=HR_GROUP)
    group.permissions.set(Permission.objects.filter(content_type__app_label="planner"))
    return group
