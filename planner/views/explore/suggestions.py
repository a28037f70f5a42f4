"""What drives somebody, the roles that are worth a look, and what others like them did."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from planner.access import personal
from planner.actions.errors import ActionError
from planner.actions.people.drivers import set_drivers
from planner.forms.people.drivers import DriversForm
from planner.htmx import HtmxRequest
from planner.queries.explore.cohorts import peers_of
from planner.queries.explore.suggestion_terms import weight_lines
from planner.queries.explore.suggestions import suggestion_page
from planner.queries.goals.goal import seats_at
from planner.queries.people.drivers import driver_lines
from planner.queries.people.planning_context import Me


@personal
def suggestion_list(request: HtmxRequest, me: Me) -> HttpResponse:
    """Roles worth a look; ``lower`` shows those below the person's level too."""
    context = {
        "me": me,
        "page": suggestion_page(me, seats_at(me.at), lower="lower" in request.GET),
        "peers": peers_of(me.framework, me.person.role, me.at),
        "weights": weight_lines(),
        "lines": driver_lines(me.framework),
    }
    return render(request, "planner/explore/suggestion_list.html", context)


@personal
def driver_edit(request: HtmxRequest, me: Me) -> HttpResponse:
    """What drives me, and whether I want to lead people. For nobody else to see."""
    form = DriversForm(request.POST or None, employee=me.employee)
    if request.method == "POST" and _save(form, me):
        messages.success(request, _("Your answers are kept. This is what they change."))
        return redirect("suggestion-list")
    return _show_questions(request, "planner/people/driver_edit.html", form, me)


@personal
def welcome_driver(request: HtmxRequest, me: Me) -> HttpResponse:
    """The same in the first visit; one may go on without."""
    form = DriversForm(request.POST or None, employee=me.employee)
    if request.method == "POST" and _save(form, me):
        return redirect("welcome-goal")
    return _show_questions(request, "planner/people/welcome_driver.html", form, me)


def _show_questions(request: HtmxRequest, template: str, form: DriversForm, me: Me) -> HttpResponse:
    return render(request, template, {"form": form, "lines": driver_lines(me.framework)})


@personal
def people_like_me(request: HtmxRequest, me: Me) -> HttpResponse:
    """Where people went who were in my role, or in another one that I ask for."""
    asked = request.GET.get("role", "")
    if asked and asked not in me.framework.roles:
        messages.warning(request, _("This role is not on the career map. Here is your own."))
    code = asked if asked in me.framework.roles else me.person.role
    context = {
        "me": me,
        "peers": peers_of(me.framework, code, me.at),
        "roles": sorted(me.framework.roles.values(), key=lambda role: role.name),
    }
    return render(request, "planner/explore/people_like_me.html", context)


def _save(form: DriversForm, me: Me) -> bool:
    """Whether the answers are kept; else the form says why not."""
    if not form.is_valid():
        return False
    try:
        set_drivers(me.employee, form.drivers(), wants_to_lead=form.answer())
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    return True
