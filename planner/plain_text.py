"""What no person types and PostgreSQL does not take: control characters in what a browser sends."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from unicodedata import category

from django.core.exceptions import BadRequest
from django.db import DataError
from django.http import Http404, HttpRequest, HttpResponse, QueryDict

Answer = Callable[[HttpRequest], HttpResponse]
NUL = "\x00"
ENDS_OF_LINES = "\t\r\n"  # a query may fill in a field of several lines


class PlainTextMiddleware:
    """Answers 404 to such an address, and 400 to such a query, cookie or form."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _holds_controls(request.path_info):
            raise Http404
        if any(map(_holds_controls, _texts(request.GET))) or NUL in "".join(_cookies(request)):
            raise BadRequest("A control character in the query or in a cookie.")
        return self.answer(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> None:
        """Fields of text refuse NUL by themselves; a choice or a key reaches the database."""
        refused = isinstance(exception, DataError | ValueError)
        if refused and NUL in "".join(_texts(request.POST)):
            raise BadRequest("NUL in a form.") from exception


def _holds_controls(text: str) -> bool:
    return any(category(sign) == "Cc" and sign not in ENDS_OF_LINES for sign in text)


def _texts(sent: QueryDict) -> Iterable[str]:
    return (text for key, values in sent.lists() for text in (key, *values))


def _cookies(request: HttpRequest) -> Iterable[str]:
    return (text for cookie in request.COOKIES.items() for text in cookie)
