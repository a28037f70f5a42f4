"""Feedback on a skill: ask a colleague, answer in two minutes, or leave it."""

from __future__ import annotations

from functools import partial

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_employee, with_managing_context, with_planning_context
from planner.actions.progress.feedback import (
    answer_feedback,
    ask_feedback,
    decline_feedback,
    withdraw_feedback,
)
from planner.attempt import attempt
from planner.forms.progress.feedback import FeedbackAnswerForm, FeedbackAskForm
from planner.htmx import HtmxRequest, render_part
from planner.models import Employee, FeedbackRequest
from planner.queries.people.planning_context import ManagingContext, PlanningContext
from planner.queries.progress.feedback import colleagues_called, feedback_list_page, meanings
from planner.views.progress.skills import to_skill_off_map


@with_employee
def feedback_list(request: HtmxRequest, employee: Employee) -> HttpResponse:
    page = feedback_list_page(employee, request.GET.get("page", ""))
    return render(request, "planner/progress/feedback_list.html", {"page": page})


@with_planning_context
def feedback_ask(request: HtmxRequest, planning: PlanningContext, code: str) -> HttpResponse:
    """First a name, then the colleague and a question: two steps without JavaScript."""
    if code not in planning.framework.skills:
        return to_skill_off_map(planning, code)
    text = request.POST.get("q", request.GET.get("q", "")).strip()
    found = colleagues_called(planning.employee, text, planning.at)
    form = FeedbackAskForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid():
        question = form.cleaned_data["question"]
        ask = partial(ask_feedback, planning.employee, form.chosen, code, question)
        thanks = _("{name} has been asked.").format(name=form.chosen.name)
        if attempt(request, ask, thanks, form=form):
            return redirect("feedback-list")
    context = {"form": form, "text": text, "skill": planning.framework.skills[code]}
    return render_part(request, "planner/progress/feedback_ask.html", "found", context)


@with_managing_context
def feedback_answer(request: HtmxRequest, viewer: ManagingContext, pk: int) -> HttpResponse:
    asked = _asked_of(viewer.employee, pk)
    levels = meanings(viewer.newest, asked.skill_id)
    form = FeedbackAnswerForm(request.POST or None, levels=levels)
    if request.method == "POST" and form.is_valid():
        text = form.cleaned_data["text"]
        answer = partial(answer_feedback, asked, form.seen, text, at=viewer.at)
        thanks = _("Thank you. {name} sees your words.").format(name=asked.employee.name)
        if attempt(request, answer, thanks, form=form):
            return redirect("feedback-list")
    return render(request, "planner/progress/feedback_answer.html", {"asked": asked, "form": form})


@require_POST
@with_employee
def feedback_decline(request: HtmxRequest, employee: Employee, pk: int) -> HttpResponse:
    decline = partial(decline_feedback, _asked_of(employee, pk))
    attempt(request, decline, _("Closed. You need not say why."))
    return redirect("feedback-list")


@require_POST
@with_employee
def feedback_withdraw(request: HtmxRequest, employee: Employee, pk: int) -> HttpResponse:
    asked = get_object_or_404(FeedbackRequest.objects.of(employee), pk=pk)
    withdraw = partial(withdraw_feedback, asked)
    attempt(request, withdraw, _("Taken back. You can ask somebody else."))
    return redirect("feedback-list")


def _asked_of(employee: Employee, pk: int) -> FeedbackRequest:
    rows = FeedbackRequest.objects.to_give_by(employee)
    return get_object_or_404(rows.select_related("employee", "skill", "answer"), pk=pk)
