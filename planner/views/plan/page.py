"""The development plan: the page, its pauses, and making it anew."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import personal
from planner.actions.errors import ActionError
from planner.actions.plan.pauses import add_pause, drop_pause
from planner.actions.recompute import recompute
from planner.forms.goals import BudgetForm
from planner.forms.plan import PauseForm
from planner.htmx import HtmxRequest
from planner.models import Pause
from planner.queries.people.planning_context import Me
from planner.queries.plan.calendar import pauses_ahead
from planner.queries.plan.page import plan_page


@personal
def plan_detail(request: HtmxRequest, me: Me) -> HttpResponse:
    budget = BudgetForm.showing(me.person.weekly_minutes)
    context = {"me": me, "page": plan_page(me), "budget": budget}
    return render(request, "planner/plan/plan_detail.html", context)


@require_POST
@personal
def plan_recompute(request: HtmxRequest, me: Me) -> HttpResponse:
    changes = recompute(me.employee)
    messages.success(request, " ".join(changes) or _("Your plan is up to date."))
    return redirect("plan-detail")


@personal
def pause_list(request: HtmxRequest, me: Me) -> HttpResponse:
    form = PauseForm(request.POST or None, initial={"starts_on": me.at})
    if request.method == "POST" and form.is_valid() and _added(request, me, form):
        return redirect("pause-list")
    context = {"form": form, "pauses": pauses_ahead(me.employee, me.at)}
    return render(request, "planner/plan/pause_list.html", context)


def _added(request: HtmxRequest, me: Me, form: PauseForm) -> bool:
    data = form.cleaned_data
    try:
        add_pause(me.employee, data["kind"], data["starts_on"], data["ends_on"])
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    free = _("These days are free of learning. The dates of your plan follow.")
    messages.success(request, free)
    return True


@require_POST
@personal
def pause_drop(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    drop_pause(get_object_or_404(Pause.objects.of(me.employee), pk=pk))
    messages.success(request, _("The pause is taken out. The dates of your plan follow."))
    return redirect("pause-list")
