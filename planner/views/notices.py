"""The inbox: notices, and marking them as read."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_employee
from planner.actions.notices.tell import read_all_notices, read_notice
from planner.forms.notices import ReadAllForm
from planner.htmx import HtmxRequest
from planner.models import Employee, Notice
from planner.queries.notices.notices import notice_page


@with_employee
def notice_list(request: HtmxRequest, employee: Employee) -> HttpResponse:
    page = notice_page(employee, request.GET.get("page", ""))
    return render(request, "planner/notices/notice_list.html", {"page": page})


@require_POST
@with_employee
def notice_read(request: HtmxRequest, employee: Employee, pk: int) -> HttpResponse:
    """Mark one as read, and follow its link if it is to be opened."""
    notice = get_object_or_404(Notice.objects.of(employee), pk=pk)
    read_notice(notice)
    return redirect(notice.url if notice.url and "open" in request.POST else "notice-list")


@require_POST
@with_employee
def notice_read_all(request: HtmxRequest, employee: Employee) -> HttpResponse:
    form = ReadAllForm(request.POST)
    if form.is_valid():
        read_all_notices(employee, until=form.cleaned_data["until"])
        messages.success(request, _("All read."))
    return redirect("notice-list")
