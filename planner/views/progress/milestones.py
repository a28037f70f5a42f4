"""Milestones: what I have reached, and logging another."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from planner.access import with_planning_context
from planner.actions.progress.milestones import log_milestone
from planner.attempt import attempt
from planner.forms.progress.evidence import MilestoneForm
from planner.htmx import HtmxRequest
from planner.models import MilestoneRecord
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.milestones import milestone_page


@with_planning_context
def milestone_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    context = {"page": milestone_page(planning)}
    return render(request, "planner/progress/milestone_list.html", context)


@with_planning_context
def milestone_add(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    initial = {"milestone": request.GET.get("milestone")}
    form = MilestoneForm(request.POST or None, codes=planning.framework.milestones, initial=initial)
    if request.method == "POST" and form.is_valid():
        code, note = form.cleaned_data["milestone"], form.note()
        log = partial(log_milestone, planning.employee, code, note)
        if attempt(request, log, _logged, form=form):
            return redirect("milestone-list")
    return render(request, "planner/progress/milestone_add.html", {"form": form})


def _logged(record: MilestoneRecord) -> str:
    if record.state == record.State.WAITING:
        return _("Logged. Your manager will confirm it.")
    return _("Logged, and it counts.")
