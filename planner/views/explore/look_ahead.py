"""Look ahead: what remains on a future day if nothing new is learned until then."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from planner.access import with_planning_context
from planner.forms.explore.look_ahead import LookAheadForm
from planner.htmx import HtmxRequest, render_part
from planner.queries.explore.look_ahead import look_ahead_page, reach_of
from planner.queries.people.planning_context import PlanningContext


@require_GET
@with_planning_context
def look_ahead(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    reach = reach_of(planning)
    form = LookAheadForm(request.GET, reach=reach)
    page = look_ahead_page(planning, *form.asked())
    context = {"planning": planning, "form": form, "reach": reach, "page": page}
    return render_part(request, "planner/explore/look_ahead.html", "outlook", context)
