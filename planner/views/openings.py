"""Internal openings, and interest in them."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_employee, with_own_context
from planner.actions.openings import say_interest, withdraw_interest
from planner.attempt import attempt
from planner.forms.openings import InterestForm
from planner.htmx import HtmxRequest
from planner.models import Employee, Interest, Opening
from planner.queries.openings import opening_list_page, opening_page, told_page
from planner.queries.people.planning_context import ManagingContext


@with_own_context
def opening_list(request: HtmxRequest, viewer: ManagingContext) -> HttpResponse:
    only_ready = request.GET.get("show") == "ready"
    number = request.GET.get("page", 1)
    page = opening_list_page(request.user, viewer, number, only_ready=only_ready)
    return render(request, "planner/openings/opening_list.html", {"page": page})


@with_own_context
def opening_detail(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    return _show(request, viewer, _opening(pk))


@require_POST
@with_own_context
def interest_say(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    opening = _opening(pk)
    form = InterestForm(request.POST)
    if form.is_valid():
        note, told = form.cleaned_data["note"], form.cleaned_data["told"]
        say = partial(say_interest, viewer.employee, opening, note, told=told)
        if attempt(request, say, _told, form=form):
            return redirect(opening)
    return _show(request, viewer, _opening(pk), form)


def _told(interest: Interest) -> str:
    return _("{name} knows, and nobody else.").format(name=interest.contact)


@require_POST
@with_employee
def interest_withdraw(request: HtmxRequest, employee: Employee, pk: int) -> HttpResponse:
    opening = _opening(pk)
    withdraw_interest(employee, opening)
    messages.success(request, _("Taken back. You can say it again whenever you like."))
    return redirect(opening)


@with_employee
def interest_list(request: HtmxRequest, employee: Employee) -> HttpResponse:  # noqa: ARG001
    """Interest that people have told me of as the contact of openings."""
    context = {"page": told_page(request.user, request.GET.get("page", 1))}
    return render(request, "planner/openings/interest_list.html", context)


def _opening(pk: int) -> Opening:
    return get_object_or_404(Opening.objects.select_related("role", "contact"), pk=pk)


def _show(
    request: HtmxRequest,
    viewer: ManagingContext,
    opening: Opening,
    form: InterestForm | None = None,
) -> HttpResponse:
    page = opening_page(request.user, viewer, opening)
    if form is None and page.contact:
        form = InterestForm(initial={"told": page.contact.pk})
    elif form and page.contact:
        form.now_about(told=page.contact.pk)
    context = {"page": page, "form": form}
    return render(request, "planner/openings/opening_detail.html", context)
