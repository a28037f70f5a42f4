"""Another goal: its effect first, and the goals that one had before."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from planner.access import with_planning_context
from planner.actions.goals import resume_goal
from planner.attempt import attempt
from planner.forms.goals import GoalForm
from planner.htmx import HtmxRequest
from planner.models import Goal
from planner.queries.explore.goal_change import change_page, former_goals, resume_page
from planner.queries.framework.off_map import goal_name
from planner.queries.people.planning_context import PlanningContext


@with_planning_context
def goal_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    context = {"planning": planning, "former": former_goals(planning)}
    return render(request, "planner/goals/goal_list.html", context)


@with_planning_context
def goal_change(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    """What choosing another goal would change; nothing is written."""
    form = GoalForm(request.GET)
    if not form.is_valid() or not _may_be_a_goal(planning, form.cleaned_data["role"]):
        messages.error(request, _("The career map does not have this role any more."))
        return redirect("map-detail")
    data = form.cleaned_data
    if planning.goal is not None and data["role"] == planning.goal.role_id:
        messages.info(request, _("This is your goal. Here are the routes to it."))
        return redirect("route-list", data["role"])
    page = change_page(planning, data["role"], data["route"])
    context = {"page": page, "form": form, "planning": planning}
    return render(request, "planner/goals/goal_change.html", context)


@with_planning_context
def goal_resume(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    """Taking a former goal up again: its effect first."""
    rows = Goal.objects.of(planning.employee).select_related("role", "version", "employee")
    goal = get_object_or_404(rows.defer("version__document"), pk=pk)
    if goal.ended_at is None:
        messages.info(request, _("This is your goal."))
        return redirect("home")
    if request.method == "POST":
        words = _("{role} is your goal again, with its plan as it was.")
        thanks = words.format(role=goal_name(goal, planning.versions))
        if attempt(request, partial(resume_goal, goal), thanks, level=messages.ERROR):
            return redirect("home")
        return redirect("goal-list")
    context = {"page": resume_page(planning, goal), "planning": planning, "resumes": goal}
    return render(request, "planner/goals/goal_change.html", context)


def _may_be_a_goal(planning: PlanningContext, role: str) -> bool:
    return role in planning.newest.roles and role != planning.person.role
