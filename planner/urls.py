"""Every address of the planner; the URL name is the view's name with dashes."""

from __future__ import annotations

from django.urls import URLPattern, path

from planner.views import people

urlpatterns: list[URLPattern] = [
    # people
    path("demo/sign-in/", people.demo_sign_in, name="demo-sign-in"),
]
