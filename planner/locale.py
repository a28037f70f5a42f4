"""The language, the time zone and the formats of whoever asks."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import translation

from planner.queries.common.locale import locale_of
from planner.queries.people.profiles import employee_of

Answer = Callable[[HttpRequest], HttpResponse]


class PersonalLocaleMiddleware:
    """Answers in the signed-in person’s language and time zone; in the site’s to anybody else."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with locale_of(employee_of(request.user)):
            response = self.answer(request)
            response.headers.setdefault("Content-Language", translation.get_language() or "")
        return response
