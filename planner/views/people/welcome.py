"""The first visit: confirm the role, rate the relevant skills, choose a goal or not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_planning_context
from planner.actions.people.welcome import complete_welcome
from planner.actions.progress.evidence import rate_skills
from planner.forms.people.welcome import WelcomeSkillsForm
from planner.htmx import HtmxRequest
from planner.queries.explore.suggestions import best_suggestions
from planner.queries.goals.goal import seats_at
from planner.queries.goals.routes import near_roles
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.skills import welcome_skills


@with_planning_context
def welcome(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    role = planning.framework.roles[planning.person.role]
    context = {"planning": planning, "role": role, "skills": len(welcome_skills(planning))}
    return render(request, "planner/people/welcome.html", context)


@with_planning_context
def welcome_skill(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    form = WelcomeSkillsForm(request.POST or None, skills=welcome_skills(planning))
    if request.method == "POST" and form.is_valid():
        rate_skills(planning.employee, form.levels(), at=planning.at, planning=planning)
        complete_welcome(planning.employee)
        return redirect("welcome-driver")
    return render(
        request, "planner/people/welcome_skill.html", {"form": form, "planning": planning}
    )


@with_planning_context
def welcome_goal(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    context = {
        "planning": planning,
        "roles": near_roles(planning),
        "suggested": best_suggestions(planning, seats_at(planning.at)),
    }
    return render(request, "planner/people/welcome_goal.html", context)


@require_POST
@with_planning_context
def welcome_skip(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    complete_welcome(planning.employee)
    messages.info(request, _("You can rate your skills at any time, under Skills."))
    return redirect("home")
