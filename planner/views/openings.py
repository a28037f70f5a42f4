"""Internal openings, and interest in them."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_planning_context
from planner.actions.openings import say_interest, withdraw_interest
from planner.attempt import attempt
from planner.forms.openings import InterestForm
from planner.htmx import HtmxRequest
from planner.models import Interest, Opening
from planner.queries.openings import opening_list_page, opening_page, told_page
from planner.queries.people.planning_context import PlanningContext


@with_planning_context
def opening_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    only_ready = request.GET.get("show") == "ready"
    number = request.GET.get("page", 1)
    page = opening_list_page(request.user, planning, number, only_ready=only_ready)
    return render(request, "planner/openings/opening_list.html", {"page": page})


@with_planning_context
def opening_detail(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    return _show(request, planning, _opening(pk))


@require_POST
@with_planning_context
def interest_say(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    opening = _opening(pk)
    form = InterestForm(request.POST)
    if form.is_valid():
        note, told = form.cleaned_data["note"], form.cleaned_data["told"]
        say = partial(say_interest, planning.employee, opening, note, told=told)
        if attempt(request, say, _told, form=form):
            return redirect(opening)
    return _show(request, planning, _opening(pk), form)


def _told(interest: Interest) -> str:
    return _("{name} knows, and nobody else.").format(name=interest.contact)


@require_POST
@with_planning_context
def interest_withdraw(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    opening = _opening(pk)
    withdraw_interest(planning.employee, opening)
    messages.success(request, _("Taken back. You can say it again whenever you like."))
    return redirect(opening)


@with_planning_context
def interest_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:  # noqa: ARG001
    """Interest that people have told me of as the contact of openings."""
    context = {"page": told_page(request.user, request.GET.get("page", 1))}
    return render(request, "planner/openings/interest_list.html", context)


def _opening(pk: int) -> Opening:
    return get_object_or_404(Opening.objects.select_related("role", "contact"), pk=pk)


def _show(
    request: HtmxRequest,
    planning: PlanningContext,
    opening: Opening,
    form: InterestForm | None = None,
) -> HttpResponse:
    page = opening_page(request.user, planning, opening)
    if form is None and page.contact:
        form = InterestForm(initial={"told": page.contact.pk})
    elif form and page.contact:
        form.now_about(told=page.contact.pk)
    context = {"page": page, "form": form}
    return render(request, "planner/openings/opening_detail.html", context)
