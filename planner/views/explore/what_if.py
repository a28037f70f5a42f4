"""What if: suppose, see both sides, and keep it or not; and the levels that open most."""

from __future__ import annotations

from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from planner.access import with_planning_context
from planner.actions.explore import keep_supposition
from planner.attempt import attempt
from planner.forms.explore.what_if import WhatIfForm
from planner.htmx import HtmxRequest, render_part
from planner.queries.explore.leverage import lever_lines
from planner.queries.explore.what_if import what_if_page
from planner.queries.explore.what_if_keep import keeping_of
from planner.queries.explore.what_if_options import options_of
from planner.queries.people.planning_context import PlanningContext

PAGE = "planner/explore/what_if.html"


@require_GET
@with_planning_context
def what_if(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    return render_part(request, PAGE, "outcome", _context(planning, request.GET))


@require_POST
@with_planning_context
def what_if_keep(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    context = _context(planning, request.POST)
    if context["form"].errors:
        return render(request, PAGE, context)
    keeping = context["keeping"]
    keep = partial(keep_supposition, planning.employee, keeping)
    if not attempt(request, keep, level=messages.ERROR):
        return redirect("what-if")
    if keeping.things:
        messages.success(request, _("Kept. Your dates and your plan follow it from now on."))
    else:
        messages.info(request, _("There was nothing left to do: all of it is so already."))
    return redirect("home")


def _context(planning: PlanningContext, asked: QueryDict) -> dict[str, Any]:
    options = options_of(planning, asked.getlist("activity"))
    form = WhatIfForm(
        asked,
        weekly_minutes=planning.person.weekly_minutes,
        activities=planning.framework.activities,
        confirmable=options.confirmable,
    )
    wish = form.supposition()
    return {
        "planning": planning,
        "form": form,
        "wish": wish,
        "options": options,
        "page": what_if_page(planning, wish),
        "keeping": keeping_of(planning, wish),
        "address": reverse("what-if"),
        "helpful_open": any(one.activity.code in wish.activities for one in options.helpful),
    }


@require_GET
@with_planning_context
def leverage_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    context = {"levers": lever_lines(planning), "ready_at": planning.framework.ready_at}
    return render(request, "planner/explore/leverage_list.html", context)
