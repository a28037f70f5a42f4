"""What staff need beyond a password: a second factor, and a session that was used lately."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django_htmx.http import HttpResponseClientRedirect

from planner.htmx import varies_by_part, wants_whole_page
from planner.models import User

Answer = Callable[[HttpRequest], HttpResponse]

LAST_USED = "staff_last_used"
NOTE_EVERY = 5 * 60  # seconds: a session is not written for every page
FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


class StaffIdleMiddleware:
    """Ends a staff session that was not used for ``STAFF_IDLE_HOURS``, kept or not."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.user.is_authenticated and request.user.is_staff:
            _note_use(request, request.user)
        return self.answer(request)


class SecondFactorMiddleware:
    """Staff without a second factor get the pages of their account only, to set one up."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        if not _lacks_second_factor(request):
            return None
        setup = reverse("mfa_index")
        if not wants_whole_page(request):
            return varies_by_part(HttpResponseClientRedirect(setup))
        messages.info(request, _("An account in HR needs a second factor: please add one first."))
        return varies_by_part(redirect(setup))


def _note_use(request: HttpRequest, user: User) -> None:
    now = int(time.time())
    signed_in = int(user.last_login.timestamp()) if user.last_login else now
    last_used = request.session.get(LAST_USED, signed_in)
    if now - last_used > settings.STAFF_IDLE_HOURS * 60 * 60:
        logout(request)
    elif now - last_used > NOTE_EVERY or LAST_USED not in request.session:
        request.session[LAST_USED] = now


def _lacks_second_factor(request: HttpRequest) -> bool:
    user = request.user
    if not (settings.STAFF_SECOND_FACTOR and user.is_authenticated and user.is_staff):
        return False
    match = request.resolver_match
    own_pages = match is not None and match.route.startswith("account/")
    return not own_pages and not is_mfa_enabled(user, FACTORS)
