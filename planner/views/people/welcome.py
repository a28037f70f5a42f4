"""The first visit: confirm the role, rate the skills that matter now, choose a goal or not."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import personal
from planner.actions.people.welcome import complete_welcome
from planner.actions.progress.evidence import rate_skills
from planner.forms.people.welcome import WelcomeSkillsForm
from planner.htmx import HtmxRequest
from planner.queries.explore.suggestions import best_suggestions
from planner.queries.goals.goal import seats_at
from planner.queries.goals.routes import near_roles
from planner.queries.people.planning_context import Me
from planner.queries.progress.skills import welcome_skills


@personal
def welcome(request: HtmxRequest, me: Me) -> HttpResponse:
    role = me.framework.roles[me.person.role]
    context = {"me": me, "role": role, "skills": len(welcome_skills(me))}
    return render(request, "planner/people/welcome.html", context)


@personal
def welcome_skill(request: HtmxRequest, me: Me) -> HttpResponse:
    form = WelcomeSkillsForm(request.POST or None, skills=welcome_skills(me))
    if request.method == "POST" and form.is_valid():
        rate_skills(me.employee, form.levels(), at=me.at)
        complete_welcome(me.employee)
        return redirect("welcome-driver")
    return render(request, "planner/people/welcome_skill.html", {"form": form, "me": me})


@personal
def welcome_goal(request: HtmxRequest, me: Me) -> HttpResponse:
    context = {
        "me": me,
        "roles": near_roles(me),
        "suggested": best_suggestions(me, seats_at(me.at)),
    }
    return render(request, "planner/people/welcome_goal.html", context)


@require_POST
@personal
def welcome_skip(request: HtmxRequest, me: Me) -> HttpResponse:
    complete_welcome(me.employee)
    messages.info(request, _("You can rate your skills at any time, under Skills."))
    return redirect("home")
