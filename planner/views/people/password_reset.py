"""A forgotten password: by mail, or, on a site without mail, by HR."""

from __future__ import annotations

from allauth.account import views
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render


@login_not_required
def password_reset(request: HttpRequest) -> HttpResponseBase:
    if not settings.SENDS_MAIL:
        return render(request, "account/password_reset_by_hr.html")
    answer: HttpResponseBase = views.password_reset(request)
    return answer
