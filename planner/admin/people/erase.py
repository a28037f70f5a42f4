"""HR erases leavers from the list of employees: first what goes is shown, then it goes."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from planner.actions.privacy import erase
from planner.attempt import attempt
from planner.models import Employee
from planner.queries.privacy.erase import leaver

if TYPE_CHECKING:
    Base = admin.ModelAdmin[Employee]
else:
    Base = object

ERASE = "planner.delete_employee"


class ErasesLeavers(Base):
    """An employee is never deleted as a row: erasing takes the rest along, and spares others."""

    actions = ("erase",)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:  # noqa: ARG002
        return False

    def has_erase_permission(self, request: HttpRequest) -> bool:
        return request.user.has_perm(ERASE)

    @admin.action(
        description=gettext_lazy("Erase the selected leavers for good"), permissions=["erase"]
    )
    def erase(self, request: HttpRequest, people: QuerySet[Employee]) -> HttpResponse | None:
        """Without “confirmed”, the page that asks; with it, each leaver in a transaction."""
        today = timezone.localdate()
        left = [employee for employee in people if employee.has_left(today)]
        if not left:
            messages.error(request, _("Only what is kept about leavers can be erased."))
        elif "confirmed" not in request.POST:
            return self._ask(request, left)
        for employee in left:
            self._erase(request, employee)
        return None

    def _ask(self, request: HttpRequest, people: Iterable[Employee]) -> HttpResponse:
        context = {
            **self.admin_site.each_context(request),
            "title": _("Erase leavers"),
            "opts": self.opts,
            "leavers": [leaver(employee) for employee in people],
        }
        return TemplateResponse(request, "admin/planner/employee/erase.html", context)

    def _erase(self, request: HttpRequest, employee: Employee) -> None:
        text = _("What was kept about the employee with the number {number} is erased.")
        thanks = text.format(number=employee.number)
        write = partial(self._log_and_erase, request, employee)
        attempt(request, write, thanks, level=messages.ERROR)

    @transaction.atomic
    def _log_and_erase(self, request: HttpRequest, employee: Employee) -> None:
        # Written down before, so that the name goes from the record with all the others;
        # locked, so that a second click finds the name gone and does not write it anew.
        row = Employee.objects.select_for_update().filter(pk=employee.pk)
        self.log_deletions(request, row)
        erase(employee, timezone.localdate())
