"""Internal openings, as HR enters them."""

from __future__ import annotations

from django.contrib import admin

from planner.models import Opening


@admin.register(Opening)
class OpeningAdmin(admin.ModelAdmin[Opening]):
    list_display = ("role", "location", "seats", "taken", "opens_on", "closes_on")
    list_filter = ("opens_on", "closes_on", "role__track")
    list_select_related = ("role",)
    search_fields = ("role__name", "location")
    autocomplete_fields = ("role",)
