"""What the rows of the demo have in common. Rows are built here and saved in bulk."""

from __future__ import annotations

from django.contrib.auth.hashers import make_password
from factory.declarations import LazyFunction
from factory.django import DjangoModelFactory

from planner.models import Employee, RoleAssignment, Team, User


class AccountFactory(DjangoModelFactory[User]):
    """An account that nobody can sign in with."""

    class Meta:
        model = User

    password = LazyFunction(lambda: make_password(None))


class TeamFactory(DjangoModelFactory[Team]):
    """A team."""

    class Meta:
        model = Team


class EmployeeFactory(DjangoModelFactory[Employee]):
    """The HR record of somebody."""

    class Meta:
        model = Employee


class AssignmentFactory(DjangoModelFactory[RoleAssignment]):
    """Time in a role; a role that does not run any more has an end."""

    class Meta:
        model = RoleAssignment
