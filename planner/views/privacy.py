"""My data: who looked at it, who confirmed what, and everything to take along."""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.cache import patch_cache_control

from planner.access import with_employee
from planner.htmx import HtmxRequest
from planner.models import Employee
from planner.queries.privacy.export import data_page, everything_about, everything_in_words


@with_employee
def my_data(request: HtmxRequest, employee: Employee) -> HttpResponse:
    page = data_page(employee, request.GET.get("views", "1"), request.GET.get("confirmed", "1"))
    return render(request, "planner/privacy/my_data.html", {"page": page})


@with_employee
def my_data_download(request: HtmxRequest, employee: Employee) -> HttpResponse:
    """Everything at once, as a file: ``format`` is “json” for programs, “html” for people."""
    kind = request.GET.get("format", "json")
    if kind not in DOCUMENTS:
        raise Http404
    response = DOCUMENTS[kind](request, employee)
    name = f"careerpath-{timezone.localdate():%Y-%m-%d}.{kind}"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    patch_cache_control(response, private=True, no_store=True)
    return response


def _as_json(_: HtmxRequest, employee: Employee) -> HttpResponse:
    options = {"indent": 2, "ensure_ascii": False}
    return JsonResponse(everything_about(employee), json_dumps_params=options)


def _as_html(request: HtmxRequest, employee: Employee) -> HttpResponse:
    context = {"sections": everything_in_words(employee), "employee": employee}
    return render(request, "planner/privacy/my_data_download.html", context)


DOCUMENTS = {"json": _as_json, "html": _as_html}
