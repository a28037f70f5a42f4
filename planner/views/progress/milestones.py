"""Milestones: what I have reached, and logging another."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from planner.access import with_planning_context
from planner.actions.errors import ActionError
from planner.actions.progress.milestones import log_milestone
from planner.forms.progress.evidence import MilestoneForm
from planner.htmx import HtmxRequest
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
    if request.method == "POST" and form.is_valid() and _logged(request, planning, form):
        return redirect("milestone-list")
    return render(request, "planner/progress/milestone_add.html", {"form": form})


def _logged(request: HtmxRequest, planning: PlanningContext, form: MilestoneForm) -> bool:
    try:
        record = log_milestone(planning.employee, form.cleaned_data["milestone"], form.note())
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    if record.state == record.State.WAITING:
        messages.success(request, _("Logged. Your manager will confirm it."))
    else:
        messages.success(request, _("Logged, and it counts."))
    return True
