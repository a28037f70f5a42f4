"""People's own settings, and the private address of their calendar."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from planner.access import with_employee
from planner.actions.people.settings import renew_calendar, revoke_calendar, save_settings
from planner.attempt import attempt
from planner.forms.people.settings import SettingsForm
from planner.htmx import HtmxRequest
from planner.models import Employee
from planner.queries.notices.calendar import calendar_file, calendar_since, owner_of

TEMPLATE = "planner/people/settings_edit.html"
FEED_SECONDS = 3600


@with_employee
def settings_edit(request: HtmxRequest, employee: Employee) -> HttpResponse:
    form = SettingsForm(request.POST or None, employee=employee)
    if request.method == "POST" and form.is_valid():
        save = partial(save_settings, employee, form.wishes())
        if attempt(request, save, _("Your settings are saved."), form=form):
            return redirect("settings-edit")
    return render(request, TEMPLATE, {"form": form, "since": calendar_since(employee)})


@require_POST
@with_employee
def calendar_renew(request: HtmxRequest, employee: Employee) -> HttpResponse:
    """Show the address in this one answer. It is stored nowhere, so a redirect would lose it."""
    path = reverse("calendar-feed", args=[renew_calendar(employee)])
    context = {
        "form": SettingsForm(employee=employee),
        "since": calendar_since(employee),
        "address": request.build_absolute_uri(path),
    }
    response = render(request, TEMPLATE, context)
    patch_cache_control(response, private=True, no_store=True)
    return response


@require_POST
@with_employee
def calendar_revoke(request: HtmxRequest, employee: Employee) -> HttpResponse:
    revoke_calendar(employee)
    messages.success(request, _("The address opens nothing any more."))
    return redirect("settings-edit")


@login_not_required
@require_safe
def calendar_feed(request: HttpRequest, token: str) -> HttpResponse:  # noqa: ARG001
    """The calendar of whoever was given this address. A 404 for revoked ones and for leavers."""
    owner = owner_of(token)
    if owner is None:
        raise Http404
    response = HttpResponse(calendar_file(owner), content_type="text/calendar; charset=utf-8")
    response.headers["Content-Disposition"] = 'inline; filename="careerpath.ics"'
    response.headers["X-Robots-Tag"] = "noindex"
    patch_cache_control(response, private=True, max_age=FEED_SECONDS)
    return response
