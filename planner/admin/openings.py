"""Internal openings, as HR enters them. Who is interested is not HR's to see."""

from __future__ import annotations

from django.contrib import admin

from planner.admin.site import NamesLookups, PlannerAdmin
from planner.models import Opening


@admin.register(Opening)
class OpeningAdmin(NamesLookups, PlannerAdmin[Opening]):
    list_display = ("role", "location", "seats", "taken", "contact", "opens_on", "closes_on")
    list_filter = (
        "opens_on",
        "closes_on",
        ("contact", admin.EmptyFieldListFilter),
        "role__track",
    )
    list_select_related = ("role", "contact")
    search_fields = ("role__name", "location", "contact__name")
    autocomplete_fields = ("role", "contact")
