"""What people have shown and where they want to go, to look at only."""

from __future__ import annotations

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from planner.admin.site import ReadOnlyAdmin
from planner.models import ConfirmationRequest, Evidence, Goal, MilestoneRecord, SkillStanding

PERSON = ("employee__name", "employee__number")


@admin.register(Evidence)
class EvidenceAdmin(ReadOnlyAdmin[Evidence]):
    list_display = ("employee", "skill", "level", "kind", "confirms", "author", "happened_on")
    list_filter = ("kind", "confirms", "skill__category")
    list_select_related = ("employee", "skill", "author")
    search_fields = (*PERSON, "skill__name")
    date_hierarchy = "happened_on"


@admin.register(SkillStanding)
class SkillStandingAdmin(ReadOnlyAdmin[SkillStanding]):
    list_display = (
        "employee",
        "skill",
        "since",
        "until",
        "claimed",
        "claimed_on",
        "confirmed",
        "confirmed_on",
    )
    list_filter = ("confirmed", "skill__category")
    list_select_related = ("employee", "skill")
    search_fields = (*PERSON, "skill__name")
    ordering = ("employee__name", "skill__name", "since")


@admin.register(ConfirmationRequest)
class ConfirmationRequestAdmin(ReadOnlyAdmin[ConfirmationRequest]):
    list_display = ("employee", "skill", "asked_at", "closed_at")
    list_filter = (("closed_at", admin.EmptyFieldListFilter),)
    list_select_related = ("employee", "skill")
    search_fields = (*PERSON, "skill__name")


@admin.register(MilestoneRecord)
class MilestoneRecordAdmin(ReadOnlyAdmin[MilestoneRecord]):
    list_display = ("employee", "milestone", "achieved_on", "state", "decided_by")
    list_filter = ("state", "milestone")
    list_select_related = ("employee", "milestone", "decided_by")
    search_fields = (*PERSON, "milestone__name")


@admin.register(Goal)
class GoalAdmin(ReadOnlyAdmin[Goal]):
    """Shared goals only: one that somebody keeps to themselves is nobody else's business."""

    list_display = ("employee", "role", "version", "started_at", "ended_at")
    list_filter = (("ended_at", admin.EmptyFieldListFilter), "role__track")
    list_select_related = ("employee", "role", "version")
    search_fields = (*PERSON, "role__name")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Goal]:
        return super().get_queryset(request).filter(shared=True).defer("version__document")
