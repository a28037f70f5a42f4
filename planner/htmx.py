"""Pages and their parts: one template, one function that decides which of them to send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.contrib.auth.views import redirect_to_login
from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.http import HttpResponseClientRedirect
from django_htmx.middleware import HtmxDetails

from planner.models import User

MESSAGES = "planner/components/_messages.html"


class HtmxRequest(HttpRequest):
    """A request of a signed-in person, with what htmx says about it."""

    htmx: HtmxDetails
    user: User


class SignInFirstMiddleware(LoginRequiredMiddleware):
    """Every page needs a sign-in. When the session is over, it is asked for on a page of its own.

    Without this, htmx would follow the redirect and put the sign-in page into a part of the page.
    """

    def handle_no_permission(  # type: ignore[override]  # an answer that htmx acts upon
        self, request: HttpRequest, view_func: Any
    ) -> HttpResponse:
        return varies_by_part(self._ask_to_sign_in(request, view_func))

    def _ask_to_sign_in(self, request: HttpRequest, view_func: Any) -> HttpResponse:
        if wants_whole_page(request):
            return super().handle_no_permission(request, view_func)
        htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
        back = htmx.current_url_abs_path or "/"
        return HttpResponseClientRedirect(
            redirect_to_login(back, self.get_login_url(view_func)).url
        )


def render_part(
    request: HttpRequest, template: str, part: str, context: Mapping[str, Any] | None = None
) -> HttpResponse:
    """The whole page ``template``, or for htmx only its partial called ``part``.

    Boosted requests, and those that restore the history, get the whole page. Waiting messages
    travel with the part, out of band, so that no view has to think of them.
    """
    if wants_whole_page(request):
        response = render(request, template, context)
    else:
        response = render(request, f"{template}#{part}", context)
        if len(get_messages(request)):
            response.write(render_to_string(MESSAGES, {"oob": True}, request))
    return varies_by_part(response)


def varies_by_part(response: HttpResponse) -> HttpResponse:
    """The same answer, not to be mixed up with the one for a part, or for the whole page."""
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response


def wants_whole_page(request: HttpRequest) -> bool:
    """Whether the browser, and not a part of a page, asks."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return not htmx or htmx.boosted or htmx.history_restore_request
