"""The page that says what waits for HR."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from planner.models import Employee
from planner.queries.to_do import (
    SHOWN,
    cases_to_start,
    findings,
    openings_that_end,
    people_without_manager,
    people_without_role,
)

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Employee]
else:
    Base = object

TEMPLATE = "admin/planner/employee/to_do.html"


class ShowsToDo(Base):
    """What waits for HR, each part for those who may see its table."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.to_do_view)
        return [path("to-do/", view, name="to-do"), *super().get_urls()]

    def to_do_view(self, request: HttpRequest) -> HttpResponse:
        if not self.has_view_permission(request):
            raise PermissionDenied
        at, may = timezone.localdate(), request.user.has_perm
        context = {
            **self.admin_site.each_context(request),
            "title": _("What there is to do"),
            "opts": self.opts,
            "cases": _part(cases_to_start(at)) if may("planner.view_promotioncase") else None,
            "without_role": _part(people_without_role(at)),
            "without_manager": _part(people_without_manager(at)),
            "openings": _part(openings_that_end(at)) if may("planner.view_opening") else None,
            "findings": findings() if may("planner.view_frameworkversion") else None,
        }
        return TemplateResponse(request, TEMPLATE, context)


def _part(rows: QuerySet[Any]) -> dict[str, Any]:
    """The first rows, and how many more there are."""
    number = rows.count()
    return {"rows": rows[:SHOWN], "number": number, "more": max(number - SHOWN, 0)}
