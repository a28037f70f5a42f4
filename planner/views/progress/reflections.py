"""Private notes: only their author has these pages."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from planner.access import with_planning_context
from planner.actions.progress.reflections import add_reflection
from planner.attempt import attempt
from planner.forms.progress.reflections import ReflectionForm
from planner.htmx import HtmxRequest
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.reflections import QUESTIONS, question_at, reflection_list_page


@with_planning_context
def reflection_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    page = reflection_list_page(planning.employee, request.GET.get("page", ""))
    return render(request, "planner/progress/reflection_list.html", {"page": page})


@with_planning_context
def reflection_add(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    skills = [(code, skill.name) for code, skill in planning.framework.skills.items()]
    asked = {"question": question_at(request.GET.get("question", ""))}
    form = ReflectionForm(request.POST or None, initial=asked, questions=QUESTIONS, skills=skills)
    if request.method == "POST" and form.is_valid():
        add = partial(add_reflection, planning.employee, form.thought())
        if attempt(request, add, _("Written down. Only you can read it."), form=form):
            return redirect("reflection-list")
    return render(request, "planner/progress/reflection_add.html", {"form": form})
