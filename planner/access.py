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
from planner.queries.people.planning_context import (
    NO_RECORD,
    CannotPlan,
    ManagingContext,
    PlanningContext,
    managing_context,
    own_context,
    planning_context,
)
from planner.queries.people.profiles import employee_of

P = ParamSpec("P")
PlanningView = Callable[Concatenate[HtmxRequest, PlanningContext, P], HttpResponse]
ManagingView = Callable[Concatenate[HtmxRequest, ManagingContext, P], HttpResponse]
EmployeeView = Callable[Concatenate[HtmxRequest, Employee, P], HttpResponse]
FrameworkView = Callable[Concatenate[HtmxRequest, Viewer, P], HttpResponse]
View = Callable[Concatenate[HttpRequest, P], HttpResponse]


def with_planning_context(view: PlanningView[P]) -> View[P]:
    """Gives a view the signed-in person, or shows why nothing can be planned yet."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            planning = planning_context(employee_of(request.user))
        except (CannotPlan, NothingPublished) as reason:
            return _cannot_plan(request, str(reason))
        return view(cast("HtmxRequest", request), planning, *args, **kwargs)

    return page


def with_managing_context(view: ManagingView[P]) -> View[P]:
    """Gives a view who looks at others; whoever manages needs no plan of their own."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            viewer = managing_context(employee_of(request.user))
        except (CannotPlan, NothingPublished) as reason:
            return _cannot_plan(request, str(reason))
        return view(cast("HtmxRequest", request), viewer, *args, **kwargs)

    return page


def with_own_context(view: ManagingView[P]) -> View[P]:
    """Gives a view the signed-in person, with their plan if they can have one.

    For pages that one also reads as a manager, a colleague or a contact. A view in which the plan
    turns out to be needed raises ``CannotPlan``, and the page says why there is none.
    """

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            viewer = own_context(employee_of(request.user))
            return view(cast("HtmxRequest", request), viewer, *args, **kwargs)
        except (CannotPlan, NothingPublished) as reason:
            return _cannot_plan(request, str(reason))

    return page


def with_employee(view: EmployeeView[P]) -> View[P]:
    """Gives a view the signed-in person's HR record, also to somebody who cannot plan yet."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        employee = employee_of(request.user)
        if employee is None:
            return _cannot_plan(request, str(NO_RECORD))
        return view(cast("HtmxRequest", request), employee, *args, **kwargs)

    return page


def with_framework(view: FrameworkView[P]) -> View[P]:
    """Gives a view the framework and who looks at it, or says that there is none yet."""

    @wraps(view)
    def page(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        try:
            viewer = viewer_of(request.user)
        except NothingPublished:
            return render(request, "planner/career_map/nothing_published.html")
        return view(cast("HtmxRequest", request), viewer, *args, **kwargs)

    return page


def _cannot_plan(request: HttpRequest, reason: str) -> HttpResponse:
    return render(request, "planner/people/cannot_plan.html", {"reason": reason})
