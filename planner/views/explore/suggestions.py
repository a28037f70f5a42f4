"""Drivers, suggested roles, and what others like them did."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from planner.access import with_planning_context
from planner.actions.people.drivers import set_drivers
from planner.attempt import attempt
from planner.forms.people.drivers import DriversForm
from planner.htmx import HtmxRequest
from planner.queries.explore.cohorts import peers_of
from planner.queries.explore.suggestion_terms import weight_lines
from planner.queries.explore.suggestions import suggestion_page
from planner.queries.goals.goal import seats_at
from planner.queries.people.drivers import driver_lines
from planner.queries.people.planning_context import PlanningContext


@with_planning_context
def suggestion_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    """Suggested roles; ``lower`` also shows those below the person's level."""
    context = {
        "planning": planning,
        "page": suggestion_page(planning, seats_at(planning.at), lower="lower" in request.GET),
        "peers": peers_of(planning.framework, planning.person.role, planning.at),
        "weights": weight_lines(),
        "lines": driver_lines(planning.framework),
    }
    return render(request, "planner/explore/suggestion_list.html", context)


@with_planning_context
def driver_edit(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    """What drives me, and whether I want to lead people. Nobody else sees it."""
    form = DriversForm(request.POST or None, employee=planning.employee)
    thanks = _("Your answers are kept. This is what they change.")
    if request.method == "POST" and form.is_valid() and _kept(request, planning, form, thanks):
        return redirect("suggestion-list")
    return _show_questions(request, "planner/people/driver_edit.html", form, planning)


@with_planning_context
def welcome_driver(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    """The same on the first visit; it can be skipped."""
    form = DriversForm(request.POST or None, employee=planning.employee)
    if request.method == "POST" and form.is_valid() and _kept(request, planning, form):
        return redirect("welcome-goal")
    return _show_questions(request, "planner/people/welcome_driver.html", form, planning)


def _show_questions(
    request: HtmxRequest, template: str, form: DriversForm, planning: PlanningContext
) -> HttpResponse:
    return render(request, template, {"form": form, "lines": driver_lines(planning.framework)})


@with_planning_context
def people_like_me(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    """Where people went from my role, or from another one that I ask about."""
    asked = request.GET.get("role", "")
    if asked and asked not in planning.framework.roles:
        messages.warning(request, _("This role is not on the career map. Here is your own."))
    code = asked if asked in planning.framework.roles else planning.person.role
    context = {
        "planning": planning,
        "peers": peers_of(planning.framework, code, planning.at),
        "roles": sorted(planning.framework.roles.values(), key=lambda role: role.name),
    }
    return render(request, "planner/explore/people_like_me.html", context)


def _kept(
    request: HtmxRequest, planning: PlanningContext, form: DriversForm, thanks: str = ""
) -> bool:
    keep = partial(set_drivers, planning.employee, form.drivers(), wants_to_lead=form.answer())
    return attempt(request, keep, thanks, form=form) is not None
