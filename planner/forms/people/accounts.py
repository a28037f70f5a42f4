"""Accounts: who may open one, and how people sign in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest, HttpResponse  # noqa: TID251  # signatures of allauth

from planner.models import User
from planner.queries.people.profiles import EmployeeBackend


class AccountAdapter(DefaultAccountAdapter):
    """HR creates accounts; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False

    def pre_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse | None:
        """Leavers read that their account is closed, also before HR has closed it."""
        # allauth lets in whoever has the right password, and looks only at this.
        user.is_active = EmployeeBackend().user_can_authenticate(user)
        answer: HttpResponse | None = super().pre_login(request, user, **options)
        return answer
