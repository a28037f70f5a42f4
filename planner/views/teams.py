"""What a manager sees and answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from planner.access import personal
from planner.actions.errors import ActionError
from planner.actions.milestones import decide_milestone
from planner.actions.people_settings import note_view
from planner.actions.progress import answer_confirmation, observe_skill
from planner.forms.teams import CONFIRM, AnswerForm, DecisionForm, ObservationForm
from planner.htmx import HtmxRequest
from planner.models import ConfirmationRequest, Employee, MilestoneRecord
from planner.queries.me import Me
from planner.queries.person import person_page
from planner.queries.promotion import case_in_short
from planner.queries.team_pages import board_page, inbox_page, request_page


@personal
def team_board(request: HtmxRequest, me: Me) -> HttpResponse:
    page = board_page(request.user, me, everybody="all" in request.GET)
    return render(request, "planner/teams/team_board.html", {"page": page})


@personal
def inbox(request: HtmxRequest, me: Me) -> HttpResponse:
    page = inbox_page(request.user, me)
    return render(request, "planner/teams/inbox.html", {"page": page})


@personal
def person_detail(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    employee = get_object_or_404(Employee.objects.managed_by(request.user), pk=pk)
    note_view(employee, me.employee, me.at)
    page = person_page(request.user, employee, me)
    form = ObservationForm(
        request.POST or None, skills=page.skill_choices, levels=page.level_choices
    )
    if request.method == "POST" and form.is_valid() and _observed(request, me, employee, form):
        return redirect("person-detail", pk)
    context = {"page": page, "form": form, "case": case_in_short(request.user, employee)}
    return render(request, "planner/teams/person_detail.html", context)


def _observed(request: HtmxRequest, me: Me, employee: Employee, form: ObservationForm) -> bool:
    data = form.cleaned_data
    try:
        observe_skill(employee, me.employee, data["skill"], data["level"], form.note())
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, f"Written down. {employee.name} sees it in the log.")
    return True


@personal
def confirmation_answer(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    rows = ConfirmationRequest.objects.managed_by(request.user)
    asked = get_object_or_404(rows.select_related("employee", "skill", "evidence"), pk=pk)
    page = request_page(asked, me)
    initial = {"level": page.level}
    form = AnswerForm(request.POST or None, levels=page.level_choices, initial=initial)
    if request.method == "POST" and form.is_valid() and _answered(request, me, asked, form):
        return redirect("inbox")
    context = {"form": form, "page": page}
    return render(request, "planner/teams/confirmation_answer.html", context)


def _answered(request: HtmxRequest, me: Me, asked: ConfirmationRequest, form: AnswerForm) -> bool:
    data = form.cleaned_data
    try:
        answer_confirmation(asked, me.employee, data["level"], data["text"], at=me.at)
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, f"Thank you. {asked.employee.name} sees your answer.")
    return True


@personal
def milestone_decide(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    rows = MilestoneRecord.objects.managed_by(request.user).select_related("employee", "milestone")
    record = get_object_or_404(rows, pk=pk)
    form = DecisionForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _decided(request, me, record, form):
        return redirect("inbox")
    context = {"form": form, "record": record}
    return render(request, "planner/teams/milestone_decide.html", context)


def _decided(request: HtmxRequest, me: Me, record: MilestoneRecord, form: DecisionForm) -> bool:
    data = form.cleaned_data
    confirm = data["decision"] == CONFIRM
    try:
        decide_milestone(record, me.employee, confirm=confirm, answer=data["text"])
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, f"Thank you. {record.employee.name} sees your answer.")
    return True
