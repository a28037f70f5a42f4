from __future__ import annotations

import pytest
from django.contrib import messages
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django_htmx.middleware import HtmxMiddleware

from planner.htmx import render_part

PAGE = "planner/career_map/map_list.html"
CONTEXT = {"tracks": [], "text": "", "too_large": False}
HTMX = {"HX-Request": "true"}


def answer(headers: dict[str, str], *, say: str = "") -> HttpResponse:
    def view(request: HttpRequest) -> HttpResponse:
        if say:
            messages.success(request, say)
        return render_part(request, PAGE, "roles", CONTEXT)

    chain = SessionMiddleware(MessageMiddleware(HtmxMiddleware(view)))
    response = chain(RequestFactory().get("/", headers=headers))
    assert isinstance(response, HttpResponse)
    return response


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {**HTMX, "HX-Boosted": "true"},
        {**HTMX, "HX-History-Restore-Request": "true"},
    ],
)
def test_the_browser_gets_the_whole_page(headers: dict[str, str]) -> None:
    assert b"<html" in answer(headers).content


def test_htmx_gets_the_part() -> None:
    assert b"<html" not in answer(HTMX).content


def test_a_part_brings_its_messages_with_it() -> None:
    html = answer(HTMX, say="It is saved.").content.decode()

    assert 'id="messages" class="messages" hx-swap-oob="innerHTML"' in html
    assert "It is saved." in html
    assert "hx-swap-oob" not in answer(HTMX).content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_caches_keep_parts_and_pages_apart(headers: dict[str, str]) -> None:
    assert "HX-Request" in answer(headers).headers["Vary"]


@pytest.mark.parametrize("code", [400, 403, 404, 500])
def test_error_pages_need_no_request_and_no_database(code: int) -> None:
    html = render_to_string(f"{code}.html")

    assert str(code) in html
    assert 'href="/"' in html
