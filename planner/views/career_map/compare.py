"""Roles side by side."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from planner.access import with_planning_context
from planner.htmx import HtmxRequest
from planner.queries.career_map.compare import MOST_ROLES, Comparison, comparison
from planner.queries.career_map.role_cards import by_track
from planner.queries.common.language import list_in_language
from planner.queries.goals.goal import seats_at
from planner.queries.goals.routes import near_roles
from planner.queries.people.planning_context import PlanningContext


@with_planning_context
def role_compare(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    """The roles named in the address; without any, a form to choose them."""
    asked = [code for code in request.GET.getlist("role") if code]
    found = comparison(
        planning, asked, seats_at(planning.at), only_different="differ" in request.GET
    )
    _say_what_is_missing(request, found)
    chosen = [column.role.code for column in found.columns]
    context = {
        "planning": planning,
        "page": found,
        "chosen": chosen,
        "slots": [*chosen, *[""] * (MOST_ROLES - len(chosen))],
        "tracks": by_track(planning.framework, planning.framework.roles.values()),
        "near": near_roles(planning)[:3],
    }
    return render(request, "planner/career_map/role_compare.html", context)


def _say_what_is_missing(request: HtmxRequest, found: Comparison) -> None:
    if found.unknown:
        messages.warning(request, _("A role that you asked for is not on the career map."))
    if found.too_many:
        names = list_in_language(role.name for role in found.too_many)
        text = _("Four roles fit side by side. Left out: {names}.")
        messages.warning(request, text.format(names=names))
