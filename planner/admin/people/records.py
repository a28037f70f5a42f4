"""Accounts, HR records, teams and role history."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin as AccountAdmin
from django.db.models import OuterRef, QuerySet, Subquery
from django.forms import ModelForm
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from planner.actions.people.lines import follow_lines, keep_lines
from planner.admin.edits.shared import SharedForms
from planner.admin.people.access import LetsPeopleIn
from planner.admin.people.erase import ErasesLeavers
from planner.admin.people.rights import KeepsAccounts, KeepsRecords
from planner.admin.site import NamedInline, NamesLookups, OwnFilters, PlainInline, PlannerAdmin
from planner.admin.to_do.page import ShowsToDo
from planner.admin.to_do.start_role import StartsRoles
from planner.forms.people.admin import (
    EmployeeForm,
    LinesFormSet,
    RoleHistoryFormSet,
    UserAddForm,
    UserEditForm,
)
from planner.models import Employee, ReportingLine, RoleAssignment, Team, User
from planner.queries.people.consequences import what_follows

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

PERMISSIONS = ("is_active", "is_staff", "is_superuser", "groups", "user_permissions")


@admin.register(User)
class UserAdmin(KeepsAccounts, LetsPeopleIn, SharedForms, OwnFilters, AccountAdmin[User]):
    """Accounts; an account is known by its e-mail address."""

    form = UserEditForm
    add_form = UserAddForm
    ordering = ("email",)
    list_display = ("email", "employee", "is_staff", "is_active", "last_login")
    list_filter = ("is_staff", "is_active", "groups")
    list_select_related = ("employee",)
    search_fields = ("email", "employee__name", "employee__number")
    readonly_fields = ("last_login", "date_joined")
    fieldsets = (
        (None, {"fields": ("email", "password")}),
        (_("What the account may do"), {"fields": PERMISSIONS}),
        (_("Dates"), {"fields": ("last_login", "date_joined")}),
    )
    add_fieldsets = ((None, {"fields": ("email", "usable_password", "password1", "password2")}),)

    def get_readonly_fields(self, request: HttpRequest, obj: User | None = None) -> Any:
        """Only those who may do everything hand out rights: nobody promotes themselves."""
        rights = () if request.user.is_superuser else PERMISSIONS[1:]
        return (*super().get_readonly_fields(request, obj), *rights)


@admin.register(Team)
class TeamAdmin(PlannerAdmin[Team]):
    list_display = ("name", "location")
    search_fields = ("name", "location")


class EmployedFilter(admin.SimpleListFilter):
    """Who is employed today."""

    title = _("employed")
    parameter_name = "employed"

    def lookups(self, request: Any, model_admin: Any) -> list[tuple[str, StrOrPromise]]:  # noqa: ARG002
        return [("yes", _("Employed")), ("no", _("Left"))]

    def queryset(self, request: Any, queryset: QuerySet[Employee]) -> QuerySet[Employee]:  # noqa: ARG002
        here = Employee.objects.current().values("pk")
        if self.value() == "no":
            return queryset.exclude(pk__in=here)
        return queryset.filter(pk__in=here) if self.value() == "yes" else queryset


class RoleAssignmentInline(NamedInline):
    model = RoleAssignment
    formset = RoleHistoryFormSet
    fields = ("role", "started_on", "ended_on")
    named_fields = ("role",)
    verbose_name_plural = _(
        "roles, past, current and to come; one without an end lasts until the next"
    )


class ReportingLineInline(PlainInline):
    model = ReportingLine
    fk_name = "employee"
    formset = LinesFormSet
    fields = ("manager", "started_on")
    autocomplete_fields = ("manager",)
    verbose_name_plural = _("managers, each until the next one; also on days to come")


@admin.register(Employee)
class EmployeeAdmin(
    ShowsToDo, StartsRoles, ErasesLeavers, KeepsRecords, NamesLookups, PlannerAdmin[Employee]
):
    form = EmployeeForm
    inlines = (RoleAssignmentInline, ReportingLineInline)
    list_display = ("name", "number", "current_role", "team", "manager", "on_hold", "left_on")
    list_filter = (EmployedFilter, "on_hold", "team")
    list_select_related = ("team", "manager")
    search_fields = ("name", "number", "user__email")
    autocomplete_fields = ("manager", "team", "user")
    readonly_fields = ("welcomed_at", "what_follows")
    fieldsets = (
        (None, {"fields": ("name", "known_as", "number", "user")}),
        (_("Place"), {"fields": ("manager", "team")}),
        (_("Learning"), {"fields": ("weekly_minutes", "on_hold", "welcomed_at")}),
        (_("Employment"), {"fields": ("hired_on", "left_on", "what_follows")}),
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Employee]:
        current = RoleAssignment.objects.current().filter(employee=OuterRef("pk"))
        return (
            super()
            .get_queryset(request)
            .annotate(current_role_name=Subquery(current.values("role__name")[:1]))
        )

    @admin.display(description=_("current role"), ordering="current_role_name")
    def current_role(self, employee: Any) -> str:
        return employee.current_role_name or ""

    @admin.display(description=_("what follows from the dates"))
    def what_follows(self, employee: Employee) -> str:
        """The record says what its dates cause; nothing else does."""
        return " ".join(what_follows(employee, timezone.localdate())) if employee.pk else ""

    def save_related(
        self, request: HttpRequest, form: ModelForm[Employee], formsets: Any, change: bool
    ) -> None:
        """Follow the dates, and say what those that were changed cause."""
        super().save_related(request, form, formsets, change)
        former = form.initial["manager"] if change else form.instance.manager_id
        keep_lines(form.instance, former, timezone.localdate())
        follow_lines()
        dated = any(formset.has_changed() for formset in formsets)
        if dated or {"user", "hired_on", "left_on", "manager"} & set(form.changed_data):
            self.message_user(request, self.what_follows(form.instance))
