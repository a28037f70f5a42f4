"""Feedback on a skill: ask a colleague, answer in two minutes, or leave it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_planning_context
from planner.actions.errors import ActionError
from planner.actions.progress.feedback import (
    answer_feedback,
    ask_feedback,
    decline_feedback,
    withdraw_feedback,
)
from planner.forms.progress.feedback import FeedbackAnswerForm, FeedbackAskForm
from planner.htmx import HtmxRequest, render_part
from planner.models import FeedbackRequest
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.feedback import colleagues_called, feedback_list_page, meanings


@with_planning_context
def feedback_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    page = feedback_list_page(planning, request.GET.get("page", "1"))
    return render(request, "planner/progress/feedback_list.html", {"page": page})


@with_planning_context
def feedback_ask(request: HtmxRequest, planning: PlanningContext, code: str) -> HttpResponse:
    """First a name, then the colleague and a question: two steps without JavaScript."""
    if code not in planning.framework.skills:
        raise Http404
    text = request.POST.get("q", request.GET.get("q", "")).strip()
    found = colleagues_called(planning.employee, text, planning.at)
    form = FeedbackAskForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid() and _asked(request, planning, code, form):
        return redirect("feedback-list")
    context = {"form": form, "text": text, "skill": planning.framework.skills[code]}
    return render_part(request, "planner/progress/feedback_ask.html", "found", context)


def _asked(
    request: HtmxRequest, planning: PlanningContext, code: str, form: FeedbackAskForm
) -> bool:
    try:
        ask_feedback(planning.employee, form.chosen, code, form.cleaned_data["question"])
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("{name} has been asked.").format(name=form.chosen.name))
    return True


@with_planning_context
def feedback_answer(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    asked = _asked_of_me(planning, pk)
    levels = meanings(planning.under_newest().framework, asked.skill_id)
    form = FeedbackAnswerForm(request.POST or None, levels=levels)
    if request.method == "POST" and form.is_valid() and _answered(request, planning, asked, form):
        return redirect("feedback-list")
    return render(request, "planner/progress/feedback_answer.html", {"asked": asked, "form": form})


def _answered(
    request: HtmxRequest,
    planning: PlanningContext,
    asked: FeedbackRequest,
    form: FeedbackAnswerForm,
) -> bool:
    try:
        answer_feedback(asked, form.seen, form.cleaned_data["text"], at=planning.at)
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    words = _("Thank you. {name} sees your words.")
    messages.success(request, words.format(name=asked.employee.name))
    return True


@require_POST
@with_planning_context
def feedback_decline(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    asked = _asked_of_me(planning, pk)
    try:
        decline_feedback(asked)
    except ActionError as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Closed. You need not say why."))
    return redirect("feedback-list")


@require_POST
@with_planning_context
def feedback_withdraw(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    asked = get_object_or_404(FeedbackRequest.objects.of(planning.employee), pk=pk)
    try:
        withdraw_feedback(asked)
    except ActionError as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Taken back. You can ask somebody else."))
    return redirect("feedback-list")


def _asked_of_me(planning: PlanningContext, pk: int) -> FeedbackRequest:
    rows = FeedbackRequest.objects.to_give_by(planning.employee)
    return get_object_or_404(rows.select_related("employee", "skill", "answer"), pk=pk)
