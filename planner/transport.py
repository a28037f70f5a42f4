"""How pages travel: compressed, and kept by nobody but whoever asked for them."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from django.utils.cache import patch_cache_control

Answer = Callable[[HttpRequest], HttpResponse]


class CompressPagesMiddleware(GZipMiddleware):
    """Compresses pages with random padding, so that their length tells no secret (BREACH).

    Files stream as they are: pictures and PDFs do not become smaller.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if response.streaming:
            return response
        return super().process_response(request, response)


class PrivatePagesMiddleware:
    """No cache keeps a page, neither on the way nor in the browser, unless its view says so."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if "Cache-Control" not in response:
            patch_cache_control(response, private=True, no_store=True)
        return response
