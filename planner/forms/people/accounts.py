"""Accounts: who may open one, how people sign in, and whose wrong guesses are counted."""

from __future__ import annotations

import logging
import time
from concurrent.futures import ThreadPoolExecutor
from contextvars import copy_context
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.forms import ResetPasswordForm, default_token_generator
from allauth.account.utils import user_pk_to_url_str
from allauth.core import context
from django.conf import settings
from django.core import signing
from django.db import connection
from django.http import HttpRequest, HttpResponse  # noqa: TID251  # signatures of allauth

from planner.models import User
from planner.queries.people.profiles import EmployeeBackend

KNOWN_BROWSER = "known_browser"
KNOWN_BROWSER_SECONDS = 365 * 24 * 60 * 60

# One after the other: a slow mail server takes one thread, never those that answer.
BACKGROUND = ThreadPoolExecutor(max_workers=1, thread_name_prefix="password-reset")
# Work in the background takes processor time from the answer: it begins when that is on its way.
ANSWER_FIRST_SECONDS = 0.5
log = logging.getLogger(__name__)


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

    def post_login(self, request: HttpRequest, user: User, **options: Any) -> HttpResponse:
        """Whoever has signed in with this browser is known to it."""
        answer: HttpResponse = super().post_login(request, user, **options)
        answer.set_signed_cookie(
            KNOWN_BROWSER,
            str(user.pk),
            salt=KNOWN_BROWSER,
            max_age=KNOWN_BROWSER_SECONDS,
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Lax",
        )
        return answer

    def get_client_ip(self, request: HttpRequest) -> str:
        """Whom allauth counts: the account that a browser is known for, else the address.

        Nobody without such a browser adds to the first count, however near to it their address.
        All browsers of one account share a count, so that signing in often earns no more guesses.
        """
        try:
            account = request.get_signed_cookie(
                KNOWN_BROWSER, salt=KNOWN_BROWSER, max_age=KNOWN_BROWSER_SECONDS
            )
        except (KeyError, signing.BadSignature):
            return str(super().get_client_ip(request))
        return f"account-{account}"

    def _get_login_attempts_cache_key(self, request: HttpRequest, **credentials: Any) -> str:
        key = super()._get_login_attempts_cache_key(request, **credentials)
        return f"{key}:{self.get_client_ip(request)}"

    def reauthenticate(self, user: User, password: str) -> bool:
        """By the address of the account: allauth looks for one that the person has confirmed."""
        found = self.authenticate(context.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk


class PasswordResetForm(ResetPasswordForm):
    """Answers before it acts: the time to answer does not tell whether there is an account."""

    def save(self, request: HttpRequest, **options: Any) -> str:
        BACKGROUND.submit(copy_context().run, self._send, request, options)
        return str(self.cleaned_data["email"])

    def _send(self, request: HttpRequest, options: dict[str, Any]) -> None:
        time.sleep(ANSWER_FIRST_SECONDS)
        try:
            super().save(request, **options)
        except Exception:
            log.exception("A mail to reset a password was not sent")
        finally:
            connection.close()  # of this thread, which may sleep for long now


def password_link(request: HttpRequest, account: User) -> str:
    """An address with which ``account`` gets a new password: once, and not for long."""
    key = f"{user_pk_to_url_str(account)}-{default_token_generator.make_token(account)}"
    return str(AccountAdapter(request).get_reset_password_from_key_url(key))
