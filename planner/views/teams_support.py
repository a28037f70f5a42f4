"""Support: what is in the way of somebody’s step, and the manager's answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from planner.access import personal
from planner.actions.blockers import answer_blocker
from planner.actions.errors import ActionError
from planner.forms.plan import SupportForm
from planner.htmx import HtmxRequest
from planner.models import Blocker
from planner.queries.me import Me
from planner.queries.plan_step import support_page


@personal
def blocker_answer(request: HtmxRequest, me: Me, pk: int) -> HttpResponse:
    rows = Blocker.objects.managed_by(request.user)
    linked = rows.select_related("step__goal__employee", "step__activity", "step__skill")
    page = support_page(me, get_object_or_404(linked, pk=pk))
    form = SupportForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _answered(request, me, page.blocker, form):
        return redirect("inbox")
    return render(request, "planner/teams/blocker_answer.html", {"form": form, "page": page})


def _answered(request: HtmxRequest, me: Me, blocker: Blocker, form: SupportForm) -> bool:
    try:
        answer_blocker(blocker, me.employee, form.cleaned_data["text"])
    except ActionError as refusal:
        form.refuse(refusal)
        return False
    messages.success(request, f"Thank you. {blocker.step.goal.employee.name} sees your answer.")
    return True
