"""The whole site and one bare page, for the server of the benchmark.

The bare page is what Django itself costs: a session, one query, a template of 15 KB.
"""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from careerpath.urls import handler400, handler403, handler404, handler500
from careerpath.urls import urlpatterns as site
from planner.models import Team

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]

PARAGRAPH = "<p>{{ name }} reads this line, which is about as long as lines are in a page.</p>\n"
BARE = engines["django"].from_string("<!doctype html><title>Bare</title>" + PARAGRAPH * 180)


@login_not_required
def bare(request: HttpRequest) -> HttpResponse:
    request.session["seen"] = request.session.get("seen", 0)
    team = Team.objects.first()
    return HttpResponse(BARE.render({"name": team}, request))


urlpatterns = [path("bare/", bare), *site]
