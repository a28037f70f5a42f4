"""What a manager sees and answers."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from planner.access import with_managing_context
from planner.actions.people.settings import note_view
from planner.actions.plan.blockers import answer_blocker
from planner.actions.progress.evidence import answer_confirmation, observe_skill
from planner.actions.progress.milestones import decide_milestone
from planner.attempt import attempt
from planner.forms.plan import SupportForm
from planner.forms.team import CONFIRM, AnswerForm, DecisionForm, ObservationForm
from planner.htmx import HtmxRequest
from planner.models import Blocker, ConfirmationRequest, Employee, Evidence, MilestoneRecord
from planner.queries.check_ins import latest_check_in
from planner.queries.people.planning_context import ManagingContext
from planner.queries.plan.step import support_page
from planner.queries.progress.counting import what_counts_instead
from planner.queries.progress.skills import level_choices
from planner.queries.promotion.cases import case_in_short
from planner.queries.team.pages import board_page, inbox_page, request_page
from planner.queries.team.person import person_page


@with_managing_context
def team_board(request: HtmxRequest, viewer: ManagingContext) -> HttpResponse:
    everybody, number = "all" in request.GET, request.GET.get("page")
    page = board_page(request.user, viewer, everybody=everybody, number=number)
    return render(request, "planner/team/team_board.html", {"page": page})


@with_managing_context
def inbox(request: HtmxRequest, viewer: ManagingContext) -> HttpResponse:
    page = inbox_page(request.user, viewer, request.GET.get("page"))
    return render(request, "planner/team/inbox.html", {"page": page})


@with_managing_context
def person_detail(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    employee = get_object_or_404(Employee.objects.managed_by(request.user), pk=pk)
    note_view(employee, viewer.employee, viewer.at)
    page = person_page(request.user, employee, viewer)
    form = ObservationForm(
        request.POST or None, skills=page.skill_choices, levels=page.level_choices
    )
    if request.method == "POST" and form.is_valid() and _observed(request, viewer, employee, form):
        return redirect("person-detail", pk)
    context = {
        "page": page,
        "form": form,
        "case": case_in_short(request.user, employee),
        "check_in": latest_check_in(employee),
    }
    return render(request, "planner/team/person_detail.html", context)


def _observed(
    request: HtmxRequest, viewer: ManagingContext, employee: Employee, form: ObservationForm
) -> bool:
    data = form.cleaned_data
    write = partial(
        observe_skill, employee, viewer.employee, data["skill"], data["level"], form.note()
    )
    thanks = _("Written down. {name} sees it in the log.").format(name=employee.name)
    written = attempt(request, write, thanks, form=form)
    if written:
        _tell_what_counts(request, viewer, employee, written.result)
    return written is not None


@with_managing_context
def confirmation_answer(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    rows = ConfirmationRequest.objects.managed_by(request.user)
    asked = get_object_or_404(rows.select_related("employee", "skill", "evidence"), pk=pk)
    levels = level_choices(viewer.newest, asked.skill_id)
    initial = {"level": asked.evidence.level}
    form = AnswerForm(request.POST or None, levels=levels, initial=initial)
    if request.method == "POST" and form.is_valid():
        level, text = form.cleaned_data["level"], form.cleaned_data["text"]
        write = partial(answer_confirmation, asked, viewer.employee, level, text, at=viewer.at)
        if answer := attempt(request, write, _thanks(asked.employee), form=form):
            _tell_what_counts(request, viewer, asked.employee, answer.result)
            return redirect("inbox")
    context = {"form": form, "page": request_page(asked, viewer)}
    return render(request, "planner/team/confirmation_answer.html", context)


@with_managing_context
def milestone_decide(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    rows = MilestoneRecord.objects.managed_by(request.user).select_related("employee", "milestone")
    record = get_object_or_404(rows, pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        confirm, text = form.cleaned_data["decision"] == CONFIRM, form.cleaned_data["text"]
        write = partial(decide_milestone, record, viewer.employee, confirm=confirm, answer=text)
        if attempt(request, write, _thanks(record.employee), form=form):
            return redirect("inbox")
    context = {"form": form, "record": record}
    return render(request, "planner/team/milestone_decide.html", context)


@with_managing_context
def blocker_answer(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    """Support: what is in the way of somebody’s step, and the manager's answer."""
    rows = Blocker.objects.managed_by(request.user)
    linked = rows.select_related("step__goal__employee", "step__activity", "step__skill")
    page = support_page(viewer, get_object_or_404(linked, pk=pk))
    form = SupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        write = partial(answer_blocker, page.blocker, viewer.employee, form.cleaned_data["text"])
        if attempt(request, write, _thanks(page.blocker.step.goal.employee), form=form):
            return redirect("inbox")
    return render(request, "planner/team/blocker_answer.html", {"form": form, "page": page})


def _tell_what_counts(
    request: HtmxRequest, viewer: ManagingContext, employee: Employee, given: Evidence
) -> None:
    """Tell whoever has just rated a skill if another level counts now."""
    if words := what_counts_instead(employee, given.skill_id, given.level, viewer.at):
        messages.info(request, words)


def _thanks(employee: Employee) -> str:
    return _("Thank you. {name} sees your answer.").format(name=employee.name)
