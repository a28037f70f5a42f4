"""Look ahead: what is left on a day to come, if nothing new is learned until then."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_GET

from planner.access import personal
from planner.forms.explore.look_ahead import LookAheadForm
from planner.htmx import HtmxRequest, render_part
from planner.queries.explore.look_ahead import look_ahead_page, reach_of
from planner.queries.people.planning_context import Me


@require_GET
@personal
def look_ahead(request: HtmxRequest, me: Me) -> HttpResponse:
    reach = reach_of(me)
    form = LookAheadForm(request.GET, reach=reach)
    page = look_ahead_page(me, *form.asked())
    context = {"me": me, "form": form, "reach": reach, "page": page}
    return render_part(request, "planner/explore/look_ahead.html", "outlook", context)
