"""Check-ins: opened by either side, rated separately, agreed together, frozen."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from planner.access import with_employee, with_own_context
from planner.actions.check_ins.apart import (
    give_own_view,
    give_their_view,
    open_check_in,
    take_over,
)
from planner.actions.check_ins.call_off import call_off
from planner.actions.check_ins.together import close_check_in, save_agreement
from planner.attempt import attempt
from planner.forms.check_ins import AgreementForm, CheckInOpenForm, OwnViewForm, ViewForm
from planner.htmx import HtmxRequest
from planner.models import CheckIn, Employee
from planner.queries.check_ins import (
    Agenda,
    agenda_of,
    check_in_page,
    check_ins_below,
    check_ins_of,
    goes_on_with,
    open_check_in_of,
)
from planner.queries.people.planning_context import (
    CannotPlan,
    ManagingContext,
    plan_of,
    planning_context,
)

Stage = CheckIn.Stage
FORMS: dict[str, type[ViewForm] | type[AgreementForm]] = {
    Stage.MINE: OwnViewForm,
    Stage.THEIRS: ViewForm,
    Stage.TOGETHER: AgreementForm,
}
HAND_OVER, CLOSE = "hand-over", "close"
DRAFT_KEPT = gettext_lazy("Kept as a draft. Nobody else sees it.")
HANDED_OVER = gettext_lazy("Handed over. {name} gives their view now, without seeing yours.")
SIDE_BY_SIDE = gettext_lazy("Handed over. Both views stand side by side now.")
SAVED = gettext_lazy("Saved. Both of you see it.")
CLOSED = gettext_lazy("Closed and frozen. What you agreed stands in the log.")


@with_own_context
def check_in_list(request: HtmxRequest, viewer: ManagingContext) -> HttpResponse:
    """My check-ins, or with ``team`` those of my people; closed ones stay."""
    number, team = request.GET.get("page", "1"), "team" in request.GET
    rows = check_ins_below(request.user, viewer, number) if team else check_ins_of(viewer, number)
    has_open = bool(rows.object_list) and rows[0].is_open and not team
    context = {"page": rows, "team": team, "has_open": has_open}
    return render(request, "planner/check_ins/check_in_list.html", context)


@with_own_context
def check_in_open(
    request: HtmxRequest, viewer: ManagingContext, pk: int | None = None
) -> HttpResponse:
    """Open a check-in for oneself, or with ``pk`` for somebody below."""
    if pk is None:
        return _open(request, viewer, agenda_of(plan_of(viewer)))
    employee = get_object_or_404(Employee.objects.managed_by(request.user), pk=pk)
    try:
        return _open(request, viewer, agenda_of(planning_context(employee)))
    except CannotPlan:
        messages.info(request, _no_role(employee))
        return redirect(employee)


def _open(request: HtmxRequest, viewer: ManagingContext, agenda: Agenda) -> HttpResponse:
    if before := open_check_in_of(agenda.employee):
        return redirect("check-in-detail", before.pk)
    form = CheckInOpenForm(request.POST or None, agenda=agenda)
    if request.method == "POST" and form.is_valid():
        skills, day = form.cleaned_data["skills"], form.cleaned_data["planned_on"]
        begin = partial(open_check_in, agenda, viewer.employee, skills, day)
        if opened := attempt(request, begin, form=form):
            return redirect("check-in-detail", opened.result.pk)
    context = {"form": form, "agenda": agenda, "is_own": agenda.employee == viewer.employee}
    return render(request, "planner/check_ins/check_in_open.html", context)


def _no_role(employee: Employee) -> str:
    return _("{name} has no role on the career map yet.").format(name=employee.name)


@with_own_context
def check_in_detail(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    """The form of the stage for the side whose turn it is; read-only for everybody else."""
    check_in = _visible(request, pk)
    page = check_in_page(viewer, check_in)
    stage, is_sent = request.POST.get("stage", check_in.stage), request.method == "POST"
    if is_sent and not page.may_send(stage):
        raise Http404
    form = FORMS[stage](request.POST or None, page=page) if is_sent or page.acts else None
    if form and form.is_bound and form.is_valid() and _sent(request, viewer.employee, form):
        return redirect("check-in-detail", pk)
    context = {"page": page, "form": form, "stage": stage}
    return render(request, "planner/check_ins/check_in_detail.html", context)


def _visible(request: HtmxRequest, pk: int) -> CheckIn:
    rows = CheckIn.objects.visible_to(request.user)
    return get_object_or_404(rows.select_related("employee", "manager", "role"), pk=pk)


def _sent(request: HtmxRequest, by: Employee, form: ViewForm | AgreementForm) -> bool:
    """Whether the action accepted the form; its message goes to the page either way."""
    act = partial(_act, by, form, request.POST.get("do", ""))
    return attempt(request, act, str, form=form) is not None


def _act(by: Employee, form: ViewForm | AgreementForm, done: str) -> str:
    """Do what the button says; return the message. Raises what the actions raise."""
    check_in, gives = form.page.check_in, done == HAND_OVER
    if isinstance(form, AgreementForm):
        return _agree(by, form, closes=done == CLOSE)
    if isinstance(form, OwnViewForm):
        give_own_view(check_in, form.views(), form.note, hand_over=gives)
        name = goes_on_with(check_in) or check_in.manager
        return HANDED_OVER.format(name=name) if gives else str(DRAFT_KEPT)
    give_their_view(check_in, by, form.views(), form.note, hand_over=gives)
    return str(SIDE_BY_SIDE if gives else DRAFT_KEPT)


def _agree(by: Employee, form: AgreementForm, *, closes: bool) -> str:
    act = close_check_in if closes else save_agreement
    act(form.page.check_in, by, form.agreement())
    return str(CLOSED if closes else SAVED)


@require_POST
@with_employee
def check_in_take(request: HtmxRequest, employee: Employee, pk: int) -> HttpResponse:
    """Take over a check-in that another manager began."""
    below = CheckIn.objects.filter(employee__in=Employee.objects.managed_by(request.user))
    check_in = get_object_or_404(below.select_related("employee"), pk=pk)
    take = partial(take_over, check_in, employee)
    attempt(request, take, _("You hold this check-in from now on."))
    return redirect("check-in-detail", pk)


@require_POST
@with_employee
def check_in_call_off(request: HtmxRequest, employee: Employee, pk: int) -> HttpResponse:
    """Call a check-in off. It stays in the list, with the day."""
    call = partial(call_off, _visible(request, pk), employee)
    attempt(request, call, _("Called off. What was written is kept as it is."))
    return redirect("check-in-detail", pk)
