"""A goal under an older version: what changed, and switching to the newest."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from planner.access import with_planning_context
from planner.actions.goals import switch_goal
from planner.attempt import attempt
from planner.forms.goals import SwitchForm
from planner.htmx import HtmxRequest
from planner.queries.explore.goal_switch import switch_page
from planner.queries.people.planning_context import PlanningContext


@with_planning_context
def goal_switch(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    page = switch_page(planning)
    if page is None:
        messages.info(request, _("Your goal counts by the newest version."))
        return redirect("home")
    form = SwitchForm(request.POST or None, initial={"seen": page.effective_version.newest.number})
    if request.method == "POST" and form.is_valid():
        switch = partial(switch_goal, planning.employee, seen=form.cleaned_data["seen"])
        thanks = _("Your goal counts by the newest version from now on.")
        if attempt(request, switch, thanks, form=form):
            return redirect("home")
    return render(request, "planner/explore/goal_switch.html", {"page": page, "form": form})
