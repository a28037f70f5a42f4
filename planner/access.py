"""Personal pages: what they need before they can be shown."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from planner.htmx import HtmxRequest
from planner.models import Employee
from planner.queries.career_map.role_cards import Viewer, viewer_of
from planner.queries.framework.published import NothingPublished
from planner.queries.people.planning_context import NO_RECORD, CannotPlan, Me, me
from planner.queries.people.profiles import employee_of

P = ParamSpec("P")
Personal = Callable[Concatenate[HtmxRequest, Me, P], HttpResponse]
Recorded = Callable[Concatenate[HtmxRequest, Employee, P], HttpResponse]
Open = Callable[Concatenate[HtmxRequest, Viewer, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def personal(view: Personal[P]) -> View[P]:
    """Gives a view the signed-in person, or shows why nothing can be planned yet."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            mine = me(request.user)
        except (CannotPlan, NothingPublished) as reason:
            return render(request, "planner/people/cannot_plan.html", {"reason": str(reason)})
        return view(cast("HtmxRequest", request), mine, *args, **kwargs)

    return page


def recorded(view: Recorded[P]) -> View[P]:
    """Gives a view the signed-in person's HR record, also to somebody who cannot plan yet."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        employee = employee_of(request.user)
        if employee is None:
            return render(request, "planner/people/cannot_plan.html", {"reason": NO_RECORD})
        return view(cast("HtmxRequest", request), employee, *args, **kwargs)

    return page


def published(view: Open[P]) -> View[P]:
    """Gives a view the framework and who looks at it, or says that there is none yet."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            viewer = viewer_of(request.user)
        except NothingPublished:
            return render(request, "planner/career_map/nothing_published.html")
        return view(cast("HtmxRequest", request), viewer, *args, **kwargs)

    return page
