"""The draft of the career framework: everything that HR keeps by hand."""

from __future__ import annotations

from typing import Any, ClassVar, Generic, TypeVar

from django import forms
from django.contrib import admin
from django.db.models import ManyToManyField, Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from planner.actions.framework.publishing import bring_back, retire
from planner.admin.edits.lists import SharedList
from planner.admin.framework.codes import MendsCodes
from planner.admin.framework.inlines import (
    EffectInline,
    GateInline,
    GrowthInline,
    MoveInInline,
    MoveOutInline,
    RequirementInline,
    SkillLevelInline,
)
from planner.admin.site import SAFE_LINKS, NamesLookups, PlannerAdmin, name_of_column
from planner.forms.framework import ActivityForm
from planner.models import (
    AcceptedFinding,
    Activity,
    CareerFramework,
    Milestone,
    Move,
    Role,
    Skill,
    Track,
)
from planner.models.fields import LinesField
from planner.models.framework.draft import FrameworkItem
from planner.queries.framework.published import was_published

Item = TypeVar("Item", bound=FrameworkItem)
LINES = {"level_names": _("names of the levels"), "subjects": _("codes that it is about")}


class ItemAdmin(SharedList, NamesLookups, MendsCodes[Item], Generic[Item]):
    """Something with a code: once it is published, it keeps the code and is not deleted."""

    actions = ("retire_selected", "bring_back_selected")
    list_editable = ("position",)
    formfield_overrides: ClassVar[Any] = {
        **SAFE_LINKS,
        ManyToManyField: {"widget": forms.CheckboxSelectMultiple},
    }
    list_filter: ClassVar[tuple[str, ...]] = ("retired",)
    list_per_page = 50
    search_fields = ("name", "code")

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        return name_of_column(field) if db_field.name in self.list_editable else field

    def get_readonly_fields(self, request: HttpRequest, obj: Item | None = None) -> Any:
        return (*super().get_readonly_fields(request, obj), *(("code",) if obj else ()))

    def get_prepopulated_fields(self, request: HttpRequest, obj: Item | None = None) -> Any:  # noqa: ARG002
        return {} if obj else {"code": ("name",)}

    def has_delete_permission(self, request: HttpRequest, obj: Item | None = None) -> bool:
        """Versions name their items by code for ever: such an item can be retired instead."""
        allowed = super().has_delete_permission(request, obj)
        return allowed and (obj is None or not was_published(obj.pk))

    def get_actions(self, request: HttpRequest) -> Any:
        return {k: v for k, v in super().get_actions(request).items() if k != "delete_selected"}

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Item], search_term: str
    ) -> tuple[QuerySet[Item], bool]:
        """Fields that look something up offer only what is not retired."""
        match = request.resolver_match
        if match is not None and match.url_name == "autocomplete":
            queryset = queryset.filter(retired=False)
        return super().get_search_results(request, queryset, search_term)

    @admin.action(description=_("Retire (leave out of the next version)"), permissions=["change"])
    def retire_selected(self, request: HttpRequest, queryset: QuerySet[FrameworkItem]) -> None:
        words = ngettext(
            "{number} entry retired. Publish the framework to let it take effect.",
            "{number} entries retired. Publish the framework to let it take effect.",
            count := retire(queryset),
        )
        self.message_user(request, words.format(number=count))

    @admin.action(description=_("Bring back (into the next version)"), permissions=["change"])
    def bring_back_selected(self, request: HttpRequest, queryset: QuerySet[FrameworkItem]) -> None:
        words = ngettext(
            "{number} entry brought back. Publish the framework to let it take effect.",
            "{number} entries brought back. Publish the framework to let it take effect.",
            count := bring_back(queryset),
        )
        self.message_user(request, words.format(number=count))


@admin.register(CareerFramework)
class CareerFrameworkAdmin(PlannerAdmin[CareerFramework]):
    """The single row of settings."""

    def changelist_view(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """There is nothing to choose from: go to the row, or to adding it."""
        if not self.has_view_or_change_permission(request):
            return super().changelist_view(request, extra_context)
        row = CareerFramework.objects.first()
        if row is None:
            return redirect("admin:planner_careerframework_add")
        return redirect("admin:planner_careerframework_change", row.pk)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _lines(db_field) or super().formfield_for_dbfield(db_field, request, **kwargs)

    def has_add_permission(self, request: HttpRequest) -> bool:
        return super().has_add_permission(request) and not CareerFramework.objects.exists()

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:  # noqa: ARG002
        return False

    def save_model(
        self, request: HttpRequest, obj: CareerFramework, form: Any, change: bool
    ) -> None:
        obj.pk = 1
        super().save_model(request, obj, form, change)


@admin.register(Track)
class TrackAdmin(ItemAdmin[Track]):
    list_display = ("name", "code", "colour", "position", "retired")


@admin.register(Skill)
class SkillAdmin(ItemAdmin[Skill]):
    inlines = (SkillLevelInline,)
    list_display = ("name", "code", "category", "fades_after_months", "position", "retired")
    list_filter = ("retired", "category")
    fields = (
        *("name", "code", "aliases", "category", "fades_after_months"),
        *("was", "position", "retired"),
    )


@admin.register(Milestone)
class MilestoneAdmin(ItemAdmin[Milestone]):
    list_display = ("name", "code", "confirmed_by", "valid_months", "position", "retired")
    list_filter = ("retired", "confirmed_by")
    fields = ("name", "code", "confirmed_by", "valid_months", "position", "retired")


@admin.register(Role)
class RoleAdmin(ItemAdmin[Role]):
    inlines = (RequirementInline, GateInline, GrowthInline, MoveOutInline, MoveInInline)
    list_display = ("name", "code", "track", "level", "leads_people", "position", "retired")
    list_filter = ("retired", "track", "level", "leads_people")
    list_select_related = ("track",)
    autocomplete_fields = ("track",)
    fieldsets = (
        (None, {"fields": ("name", "code", ("track", "level"), "leads_people", "summary")}),
        (_("What people do"), {"fields": ("responsibilities",)}),
        (_("Pay band"), {"fields": (("pay_from", "pay_to", "pay_currency"),)}),
        (_("Occupation codes"), {"fields": ("external",)}),
        (_("In the framework"), {"fields": ("key", "was", ("position", "retired"))}),
    )


@admin.register(Move)
class MoveAdmin(NamesLookups, PlannerAdmin[Move]):
    list_display = ("__str__", "source", "target", "kind", "min_months", "typical_months")
    list_display_links = ("__str__",)
    list_filter = ("kind", "source__track", "target__track")
    list_select_related = ("source", "target")
    search_fields = ("source__name", "target__name", "source__code", "target__code")
    autocomplete_fields = ("source", "target")


@admin.register(Activity)
class ActivityAdmin(ItemAdmin[Activity]):
    form = ActivityForm
    inlines = (EffectInline,)
    list_display = ("name", "code", "kind", "hours", "milestone", "position", "retired")
    list_filter = ("retired", "kind")
    list_select_related = ("milestone",)
    autocomplete_fields = ("milestone",)
    fieldsets = (
        (None, {"fields": ("name", "code", ("kind", "hours"), "summary", "url")}),
        (_("Before and after"), {"fields": ("after", "milestone")}),
        (_("In the framework"), {"fields": (("position", "retired"),)}),
    )


@admin.register(AcceptedFinding)
class AcceptedFindingAdmin(PlannerAdmin[AcceptedFinding]):
    list_display = ("code", "about", "reason", "position")
    list_filter = ("code",)
    search_fields = ("code", "subjects", "reason")
    fields = ("code", "subjects", "reason", "position")

    @admin.display(description=_("about"))
    def about(self, accepted: AcceptedFinding) -> str:
        return ", ".join(accepted.subjects)

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        return _lines(db_field) or super().formfield_for_dbfield(db_field, request, **kwargs)


def _lines(db_field: Any) -> forms.Field | None:
    """A list of texts is edited as one text per line, not as JSON."""
    label = LINES.get(db_field.name)
    field = LinesField(label, help_text=_("One per line.")) if label else None
    return field.formfield() if field else None
