"""Who decides about promotions, and what has become of the cases, to look at only."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from planner.admin.progress import PERSON
from planner.admin.site import NamesLookups, PlainInline, PlannerAdmin, ReadOnlyAdmin
from planner.models import Approver, CaseEvent, PromotionCase


@admin.register(Approver)
class ApproverAdmin(NamesLookups, PlannerAdmin[Approver]):
    """Named here, an approver decides about every case that is passed on from then on."""

    list_display = ("employee", "track")
    list_filter = ("track",)
    list_select_related = ("employee", "track")
    search_fields = (*PERSON, "track__name")
    autocomplete_fields = ("employee", "track")


class CaseEventInline(PlainInline):
    """What happened and when; the words stay between those concerned."""

    model = CaseEvent
    fields = readonly_fields = ("kind", "actor", "happened_at")
    can_delete = False
    verbose_name_plural = _("what happened")

    def get_queryset(self, request: HttpRequest) -> QuerySet[CaseEvent]:
        return super().get_queryset(request).select_related("actor")

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:  # noqa: ARG002
        return False


@admin.register(PromotionCase)
class PromotionCaseAdmin(ReadOnlyAdmin[PromotionCase]):
    """What was submitted: HR starts the role of those that are approved. No drafts, no words."""

    list_display = ("employee", "role", "state", "sealed_at")
    list_filter = ("state", "role__track")
    list_select_related = ("employee", "role")
    search_fields = (*PERSON, "role__name")
    date_hierarchy = "sealed_at"
    fields = ("employee", "role", "version", "state", "sealed_at", "sha256")
    inlines = (CaseEventInline,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[PromotionCase]:
        rows = super().get_queryset(request).filter(sealed_at__isnull=False)
        return rows.select_related("employee", "role", "version").defer("version__document")
