"""Feedback on a skill: ask a colleague, answer in two minutes, or leave it."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import personal
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
from planner.queries.people.planning_context import Me
from planner.queries.progress.feedback import colleagues_called, feedback_list_page, meanings


@personal
def feedback_list(request: HtmxRequest, me: Me) -> HttpResponse:
    page = feedback_list_page(me, request.GET.get("page", "1"))
    return render(request, "planner/progress/feedback_list.html", {"page": page})


@personal
def feedback_ask(request: HtmxRequest, me: Me, code: str) -> HttpResponse:
    """First a name, then the colleague and a question: two steps without JavaScript."""
    if code not in me.framework.skills:
        raise Http404
    text = request.POST.get("q", request.GET.get("q", "")).strip()
    found = colleagues_called(me.employee, text, me.at)
    form = FeedbackAskForm(request.POST or None, found=found)
    if request.method == "POST" and form.is_valid() and _asked(request, me, code, form):
        return redirect("feedback-list")
    context = {"form": form, "text": text, "skill": me.framework.skills[code]}
    return render_part(request, "planner/progress/feedback_ask.html", "found", context)


def _asked(request: HtmxRequest, me: Me, code: str, form: FeedbackAskForm) -> bool:
    try:
        ask_feedback(me.employee, form.chosen, code, form.cleaned_data["question"])
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, _("{name} has been asked.").format(name=form.chosen.name))
    return True


@personal
def feedback_answer(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    asked = _asked_of_me(me, pk)
    levels = meanings(me.under_newest().framework, asked.skill_id)
    form = FeedbackAnswerForm(request.POST or None, levels=levels)
    if request.method == "POST" and form.is_valid() and _answered(request, me, asked, form):
        return redirect("feedback-list")
    return render(request, "planner/progress/feedback_answer.html", {"asked": asked, "form": form})


def _answered(
    request: HtmxRequest, me: Me, asked: FeedbackRequest, form: FeedbackAnswerForm
) -> bool:
    try:
        answer_feedback(asked, form.seen, form.cleaned_data["text"], at=me.at)
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    words = _("Thank you. {name} sees your words.")
    messages.success(request, words.format(name=asked.employee.name))
    return True


@require_POST
@personal
def feedback_decline(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    asked = _asked_of_me(me, pk)
    try:
        decline_feedback(asked)
    except ActionError as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Closed. You need not say why."))
    return redirect("feedback-list")


@require_POST
@personal
def feedback_withdraw(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    asked = get_object_or_404(FeedbackRequest.objects.of(me.employee), pk=pk)
    try:
        withdraw_feedback(asked)
    except ActionError as refusal:
        messages.info(request, str(refusal))
    else:
        messages.success(request, _("Taken back. You can ask somebody else."))
    return redirect("feedback-list")


def _asked_of_me(me: Me, pk: int) -> FeedbackRequest:
    rows = FeedbackRequest.objects.to_give_by(me.employee)
    return get_object_or_404(rows.select_related("employee", "skill", "answer"), pk=pk)
