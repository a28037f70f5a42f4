"""Pages and their parts: one template, one function that decides which of them to send."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.cache import patch_vary_headers
from django_htmx.middleware import HtmxDetails

from planner.models import User

MESSAGES = "planner/components/_messages.html"


class HtmxRequest(HttpRequest):
    """A request of a signed-in person, with what htmx says about it."""

    htmx: HtmxDetails
    user: User


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
    patch_vary_headers(response, ["HX-Request", "HX-Boosted", "HX-History-Restore-Request"])
    return response


def wants_whole_page(request: HttpRequest) -> bool:
    """Whether the browser, and not a part of a page, asks."""
    htmx: HtmxDetails = request.htmx  # type: ignore[attr-defined]
    return not htmx or htmx.boosted or htmx.history_restore_request
