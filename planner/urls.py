"""Every address of the planner; the URL name is the view's name with dashes."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
