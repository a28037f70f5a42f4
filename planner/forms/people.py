"""Accounts: who may open one, and how people sign in."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest  # noqa: TID251  # the signature that allauth asks for


class AccountAdapter(DefaultAccountAdapter):
    """HR creates accounts; nobody signs up."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002
        return False
