"""What people read when the database has no time: nothing was saved, nothing typed is lost."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponse]

# SQLite has one writer at a time; PostgreSQL ends one of two transactions that wait for each
# other, or that saw different things, or that waited too long for a row.
SQLITE_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
POSTGRES_BUSY = {"40001", "40P01", "55P03"}
RETRY_SECONDS = "5"


class BusyMiddleware:
    """Answers 503 with what was sent, ready to be sent again."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.answer(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not is_busy(error):
            return None
        answer = render(request, "503.html", {"fields": _sent(request)}, status=503)
        answer.headers["Retry-After"] = RETRY_SECONDS
        return answer


def is_busy(error: Exception) -> bool:
    """Whether the same request may succeed in a moment."""
    if not isinstance(error, OperationalError):
        return False
    sqlite_code = getattr(error.__cause__, "sqlite_errorcode", 0) & 0xFF  # without the details
    return sqlite_code in SQLITE_BUSY or getattr(error.__cause__, "sqlstate", "") in POSTGRES_BUSY


def _sent(request: HttpRequest) -> list[tuple[str, str, bool]]:
    """Name and value of each field, and whether it holds a text; nothing that holds a secret."""
    match = request.resolver_match
    if (match and match.route.startswith("account/")) or "password1" in request.POST:
        return []
    return [
        (name, value, " " in value or "\n" in value)
        for name, values in request.POST.lists()
        for value in values
        if name != "csrfmiddlewaretoken"
    ]
