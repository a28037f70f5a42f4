"""HR starts a role for somebody, today or on a day to come."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from planner.actions.people.roles import start_role
from planner.attempt import attempt
from planner.forms.people.start_role import StartRoleForm
from planner.models import Employee, RoleAssignment

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Employee]
else:
    Base = object

START = "planner.add_roleassignment"
TEMPLATE = "admin/planner/employee/start_role.html"


class StartsRoles(Base):
    """The one page on which a role starts: whoever has a part in it is told."""

    def get_urls(self) -> Any:
        view = self.admin_site.admin_view(self.start_role_view)
        return [path("<int:pk>/start-role/", view, name="start-role"), *super().get_urls()]

    def start_role_view(self, request: Any, pk: int) -> HttpResponse:
        """Ask for role and day (GET; ``role`` in the address is chosen already), or start it."""
        employee = get_object_or_404(Employee, pk=pk)
        if not (self.has_change_permission(request, employee) and request.user.has_perm(START)):
            raise PermissionDenied
        asked = {"role": request.GET.get("role", ""), "on": timezone.localdate()}
        form = StartRoleForm(request.POST or None, initial=asked)
        if form.is_valid():
            role, on, opening = form.start()
            start = partial(start_role, employee, role, on, by=request.user, opening=opening)
            if done := attempt(request, start, _thanks, form=form):
                self.log_change(request, employee, [{"added": {"object": str(done.result)}}])
                return redirect("admin:to-do")
        return self._ask_for_role(request, employee, form)

    def _ask_for_role(
        self, request: HttpRequest, employee: Employee, form: StartRoleForm
    ) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Start a role"),
            "opts": self.opts,
            "employee": employee,
            "record": reverse("admin:planner_employee_change", args=[employee.pk]),
            "current": employee.assignments.current().select_related("role").first(),
            "form": form,
        }
        return TemplateResponse(request, TEMPLATE, context)


def _thanks(started: RoleAssignment) -> str:
    words = _("{name} is “{role}” from {day}. Everybody concerned is told.")
    day = date_format(started.started_on)
    return words.format(name=started.employee, role=started.role, day=day)
