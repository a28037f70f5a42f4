"""What has been shown so far: all evidence, and progress over time."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from planner.access import personal
from planner.htmx import HtmxRequest
from planner.queries.me import Me
from planner.queries.progress_log import evidence_list_page
from planner.queries.progress_page import SPAN, progress_page


@personal
def evidence_list(request: HtmxRequest, me: Me) -> HttpResponse:
    page = evidence_list_page(
        me,
        skill=request.GET.get("skill", ""),
        kind=request.GET.get("kind", ""),
        number=request.GET.get("page", "1"),
    )
    return render(request, "planner/progress/evidence_list.html", {"page": page})


@personal
def progress_detail(request: HtmxRequest, me: Me) -> HttpResponse:
    span = request.GET.get("span", SPAN)
    page = progress_page(me, span=span, on=_day(request.GET.get("on", ""), me.at))
    return render(request, "planner/progress/progress_detail.html", {"page": page})


def _day(text: str, at: date) -> date | None:
    """The day of an address, ``at`` or before; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day <= at else None
