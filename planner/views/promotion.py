"""Promotion cases: begin, write, submit, decide, and verify what was sealed."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_employee, with_own_context, with_planning_context
from planner.actions.promotion.case import start_case, submit_case, withdraw_case, write_statement
from planner.actions.promotion.decide import decide_as_approver, decide_as_manager
from planner.attempt import attempt
from planner.forms.promotion import CaseDecisionForm, StatementForm
from planner.htmx import HtmxRequest
from planner.models import CaseSeal, Employee, PromotionCase
from planner.queries.goals.goal import one_move_away
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import ManagingContext, PlanningContext
from planner.queries.promotion.case import CasePage, case_page, cases_to_show, verify_page
from planner.queries.promotion.cases import case_list_page, start_page


@with_own_context
def case_list(request: HtmxRequest, viewer: ManagingContext) -> HttpResponse:
    page = case_list_page(request.user, viewer, request.GET.get("page", 1))
    return render(request, "planner/promotion/case_list.html", {"page": page})


@with_planning_context
def case_start(request: HtmxRequest, planning: PlanningContext, code: str) -> HttpResponse:
    """How ready I am first; then, by POST, a draft."""
    if code not in one_move_away(planning):
        raise Http404
    if request.method != "POST":
        context = {"page": start_page(planning, code)}
        return render(request, "planner/promotion/case_start.html", context)
    started = attempt(request, partial(start_case, planning, code), level=messages.ERROR)
    return redirect("case-edit", started.result.pk) if started else redirect("case-list")


@with_own_context
def case_detail(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    case = get_object_or_404(cases_to_show(request.user), pk=pk)
    page = case_page(request.user, viewer, case)
    form = _decision_form(page) if page.decides_as else None
    return _show(request, page, form)


@with_planning_context
def case_edit(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    """The statement; the button that copies reflections comes back to it."""
    case = _own(planning, pk)
    initial = {"statement": case.statement}
    form = StatementForm(request.POST or None, user=request.user, initial=initial)
    if request.method == "POST" and form.is_valid():
        text, copied = form.cleaned_data["statement"], form.chosen()
        write = partial(write_statement, case, planning.employee, text, copied)
        if attempt(request, write, _("Saved. Nobody sees it before you submit it."), form=form):
            return redirect("case-edit" if "copy" in request.POST else "case-detail", pk)
    context = {"form": form, "case": case, "is_writable": case.state in case.WRITABLE}
    return render(request, "planner/promotion/case_edit.html", context)


@require_POST
@with_planning_context
def case_submit(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    submit = partial(submit_case, _own(planning, pk), planning, at=timezone.now())
    attempt(request, submit, _sealed, level=messages.ERROR)
    return redirect("case-detail", pk)


def _sealed(case: PromotionCase) -> str:
    return _("Sealed, and with {name}.").format(name=nearest_manager(case.employee))


@require_POST
@with_planning_context
def case_withdraw(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    withdraw = partial(withdraw_case, _own(planning, pk), planning.employee, at=timezone.now())
    thanks = _("Withdrawn. Your words are kept for another time.")
    attempt(request, withdraw, thanks, level=messages.ERROR)
    return redirect("case-list")


@with_own_context
def case_decide(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    """A decision. What cannot be decided any more is shown as it is now, with the reason why."""
    rows = cases_to_show(request.user).exclude(employee=viewer.employee)
    case = get_object_or_404(rows, pk=pk)
    if request.method != "POST":
        return redirect(case)
    page = case_page(request.user, viewer, case)
    form = _decision_form(page, request)
    if form.is_valid() and _decided(request, viewer, page, form):
        return redirect("case-detail", pk)
    form.now_about(seen=page.case.sha256)
    return _show(request, page, form)


def _decided(
    request: HtmxRequest, viewer: ManagingContext, page: CasePage, form: CaseDecisionForm
) -> bool:
    decide = decide_as_approver if page.is_for_approvers else decide_as_manager
    write = partial(decide, page.case, viewer.employee, **form.answer(), at=timezone.now())
    thanks = _("Thank you. {name} sees your decision.").format(name=page.case.employee.name)
    return attempt(request, write, thanks, form=form) is not None


@with_employee
def case_verify(request: HtmxRequest, employee: Employee, token: str) -> HttpResponse:  # noqa: ARG001
    """Whether a document is what was sealed; printable, from the document itself."""
    rows = CaseSeal.objects.visible_to(request.user)
    seal = get_object_or_404(rows.select_related("case__role", "case__employee"), token=token)
    context = {"page": verify_page(seal), "address": request.build_absolute_uri()}
    return render(request, "planner/promotion/case_verify.html", context)


def _own(planning: PlanningContext, pk: int) -> PromotionCase:
    own = PromotionCase.objects.filter(employee=planning.employee)
    return get_object_or_404(own.select_related("role", "employee__manager"), pk=pk)


def _decision_form(page: CasePage, request: HtmxRequest | None = None) -> CaseDecisionForm:
    data = request.POST if request else None
    return CaseDecisionForm(data, approve=page.approval, initial={"seen": page.case.sha256})


def _show(request: HtmxRequest, page: CasePage, form: CaseDecisionForm | None) -> HttpResponse:
    context = {"page": page, "form": form}
    return render(request, "planner/promotion/case_detail.html", context)
