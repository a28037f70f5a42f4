"""The development plan: steps, logged hours, blockers and pauses."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_planning_context
from planner.actions.plan.pauses import add_pause, drop_pause
from planner.actions.recompute import recompute
from planner.attempt import attempt
from planner.forms.goals import BudgetForm
from planner.forms.plan import PauseForm
from planner.htmx import HtmxRequest
from planner.models import Pause
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.calendar import pauses_ahead
from planner.queries.plan.page import plan_page


@with_planning_context
def plan_detail(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    budget = BudgetForm.showing(planning.person.weekly_minutes)
    context = {"planning": planning, "page": plan_page(planning), "budget": budget}
    return render(request, "planner/plan/plan_detail.html", context)


@require_POST
@with_planning_context
def plan_recompute(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    changes = recompute(planning.employee)
    messages.success(request, " ".join(changes) or _("Your plan is up to date."))
    return redirect("plan-detail")


@with_planning_context
def pause_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    form = PauseForm(request.POST or None, initial={"starts_on": planning.at})
    if request.method == "POST" and form.is_valid():
        kind, first, last = (form.cleaned_data[name] for name in ("kind", "starts_on", "ends_on"))
        add = partial(add_pause, planning.employee, kind, first, last)
        thanks = _("These days are free of learning. The dates of your plan follow.")
        if attempt(request, add, thanks, form=form):
            return redirect("pause-list")
    context = {"form": form, "pauses": pauses_ahead(planning.employee, planning.at)}
    return render(request, "planner/plan/pause_list.html", context)


@require_POST
@with_planning_context
def pause_drop(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    drop_pause(get_object_or_404(Pause.objects.of(planning.employee), pk=pk))
    messages.success(request, _("The pause is taken out. The dates of your plan follow."))
    return redirect("pause-list")
