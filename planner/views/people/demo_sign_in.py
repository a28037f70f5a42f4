"""Signing in to the demo."""

from __future__ import annotations

from django.contrib.auth import login
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from planner.queries.people.demo_sign_ins import demo_user


@login_not_required
def address_kept_by_hr(request: HttpRequest) -> HttpResponse:
    """No page: HR manages the addresses of accounts, and their ways of signing in."""
    raise Http404(request.path)


@login_not_required
@require_POST
def demo_sign_in(request: HttpRequest) -> HttpResponse:
    """Sign in as one of the demo's people, without a password. A 404 outside the demo."""
    user = demo_user(request.POST.get("email", ""))
    if user is None:
        raise Http404
    login(request, user)
    return redirect("admin:index" if user.is_staff and not hasattr(user, "employee") else "home")
