"""Home, the routes to a target, and choosing one."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_planning_context
from planner.actions.goals import end_goal, set_budget, set_goal
from planner.attempt import attempt
from planner.forms.goals import BudgetForm, GoalForm
from planner.htmx import HtmxRequest
from planner.models import Goal
from planner.queries.check_ins import latest_check_in
from planner.queries.explore.cohorts import peers_of
from planner.queries.explore.look_ahead import losses_soon
from planner.queries.explore.suggestions import best_suggestions
from planner.queries.framework.published import framework_of
from planner.queries.goals.routes import route_page
from planner.queries.goals.routes_table import route_table
from planner.queries.home import home_page
from planner.queries.people.planning_context import PlanningContext


@with_planning_context
def home(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    if planning.employee.welcomed_at is None:
        return redirect("welcome")
    page = home_page(planning)
    context = {
        "planning": planning,
        "page": page,
        "suggested": [] if page.journey else best_suggestions(planning, page.seats),
        "losses": losses_soon(planning, [planning.person.role, page.compared_code]),
        "openings": page.near,
        "check_in": latest_check_in(planning.employee),
        "peers": peers_of(planning.framework, planning.person.role, planning.at),
    }
    return render(request, "planner/home/home.html", context)


@with_planning_context
def route_list(request: HtmxRequest, planning: PlanningContext, code: str) -> HttpResponse:
    if planning.goal is None or planning.goal.role_id != code:
        planning = planning.under_newest()  # another goal would count by the newest version
    if code not in planning.framework.roles:
        raise Http404
    if code == planning.person.role:
        messages.info(request, _("You are in this role already."))
        return redirect("role-detail", code)
    page = route_page(planning, code)
    budget = BudgetForm.showing(page.weekly_minutes)
    as_table = request.GET.get("view") == "table"
    table = route_table(page, request.GET.getlist("way")) if as_table else None
    context = {"page": page, "budget": budget, "table": table}
    return render(request, "planner/goals/route_list.html", context)


@require_POST
@with_planning_context
def goal_set(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    form = GoalForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("This choice did not arrive whole. Please choose again."))
        return redirect("map-detail")
    data = form.cleaned_data
    if _is_a_change(planning, data["role"], data["leaves"]):
        return redirect(f"{reverse('goal-change')}?{form.as_query()}")
    choose = partial(
        set_goal, planning.employee, data["role"], data["route"], shared=not data["private"]
    )
    if attempt(request, choose, _goal_is, level=messages.ERROR):
        return redirect("home")
    return redirect("map-detail")


def _is_a_change(planning: PlanningContext, role: str, seen: int | None) -> bool:
    """Whether choosing ``role`` has an effect to look at first.

    It ends another goal, or begins one anew that could be taken up again. ``seen`` is the key of
    the goal that the person knows they leave; 0 if they know that it is none.
    """
    goal, here = planning.goal, planning.person.role
    if role == here or role not in planning.newest.roles or (goal and goal.role_id == role):
        return False
    if goal and goal.role_id != here:
        return goal.pk != seen
    former = Goal.objects.former().of(planning.employee).filter(role=role)
    return seen is None and former.exists()


def _goal_is(goal: Goal) -> str:
    role = framework_of(goal.version).roles[goal.role_id]
    return _("Your goal is {role}.").format(role=role.name)


@require_POST
@with_planning_context
def goal_end(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    end_goal(planning.employee)
    messages.success(request, _("You have let go of your goal. What you have shown stays."))
    return redirect("home")


@require_POST
@with_planning_context
def budget_set(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    form = BudgetForm(request.POST)
    if form.is_valid():
        set_budget(planning.employee, form.minutes())
        messages.success(request, _("Your learning time is changed; all dates follow it."))
    else:
        messages.error(request, " ".join(map(str, form.errors["hours"])))
    return _back(request, planning)


def _back(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    """Redirect to the routes that the form was on; never to an address sent by the browser."""
    if request.POST.get("page") == "plan":
        return redirect("plan-detail")
    code = request.POST.get("role", "")
    return redirect("route-list", code) if code in planning.framework.roles else redirect("home")
