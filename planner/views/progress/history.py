"""What has been shown so far: all evidence, one's own or that of one's people, and progress."""

from __future__ import annotations

from datetime import date

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from planner.access import with_managing_context, with_planning_context
from planner.actions.people.settings import note_view
from planner.htmx import HtmxRequest
from planner.models import Employee
from planner.queries.people.planning_context import ManagingContext, PlanningContext
from planner.queries.progress.log import EvidenceListPage, evidence_list_page
from planner.queries.progress.page import SPAN, progress_page


@with_planning_context
def evidence_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    context = {"page": _evidence_of(request, planning.employee, planning)}
    return render(request, "planner/progress/evidence_list.html", context)


@with_managing_context
def person_evidence(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    """All evidence of one of one's people; never their reflections, which are no evidence."""
    employee = get_object_or_404(Employee.objects.managed_by(request.user), pk=pk)
    note_view(employee, viewer.employee, viewer.at)
    context = {"page": _evidence_of(request, employee, viewer), "person": employee}
    return render(request, "planner/progress/evidence_list.html", context)


def _evidence_of(
    request: HtmxRequest, employee: Employee, viewer: ManagingContext
) -> EvidenceListPage:
    return evidence_list_page(
        employee,
        viewer.framework_of(employee),
        skill=request.GET.get("skill", ""),
        kind=request.GET.get("kind", ""),
        place=request.GET.get("page", ""),
    )


@with_planning_context
def progress_detail(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    span = request.GET.get("span", SPAN)
    page = progress_page(planning, span=span, on=_day(request.GET.get("on", ""), planning.at))
    return render(request, "planner/progress/progress_detail.html", {"page": page})


def _day(text: str, at: date) -> date | None:
    """The day of an address, ``at`` or before; None for anything else."""
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day <= at else None
