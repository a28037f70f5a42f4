"""The steps of a plan: adding, logging, ticking off, moving, swapping, removing, and blockers."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_planning_context
from planner.actions.plan.blockers import block_step, resolve_blocker
from planner.actions.plan.complete import complete_step
from planner.actions.plan.steps import add_step, drop_step, log_hours, move_step, swap_step
from planner.attempt import attempt
from planner.forms.plan import BlockForm, CompleteForm, HoursForm, IdeaForm, SwapForm
from planner.forms.refusals import RefusableForm
from planner.htmx import HtmxRequest
from planner.models import Blocker, PlanStep
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.page import has_plan
from planner.queries.plan.step import step_page, swap_page

UP = "up"


@with_planning_context
def step_add(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    if not has_plan(planning):
        messages.info(request, _("Choose a goal first: a plan leads somewhere."))
        return redirect("plan-detail")
    skills = [(code, skill.name) for code, skill in planning.framework.skills.items()]
    form = IdeaForm(request.POST or None, skills=skills)

    def add() -> None:
        add_step(planning.employee, form.idea())

    if _sent(request, form, add, _("Added. The plan counts on it.")):
        return redirect("plan-detail")
    return render(request, "planner/plan/step_add.html", {"form": form})


@with_planning_context
def step_complete(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    step = _step(planning, pk)
    if step.state == PlanStep.State.DONE:
        messages.info(request, _("This step is ticked off already."))
        return redirect("plan-detail")
    form = CompleteForm(request.POST or None)

    def complete() -> None:
        complete_step(step, form.note())

    if _sent(request, form, complete, _("Well done. It is written down as evidence.")):
        return redirect("plan-detail")
    return _page(request, "step_complete", planning, step, form)


@with_planning_context
def step_hours(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    step = _step(planning, pk)
    form = HoursForm(request.POST or None)

    def log() -> None:
        data = form.cleaned_data
        log_hours(step, form.minutes(), data["day"], data["submission"])

    if _sent(request, form, log, _("Logged. The dates of your plan follow.")):
        return redirect("plan-detail")
    return _page(request, "step_hours", planning, step, form)


@with_planning_context
def step_block(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    step = _step(planning, pk)
    form = BlockForm(request.POST or None)

    def block() -> None:
        data = form.cleaned_data
        block_step(step, data["reason"], wants_support=data["wants_support"])

    if _sent(request, form, block, _("Noted. Say so when you are past it.")):
        return redirect("plan-detail")
    return _page(request, "step_block", planning, step, form)


@with_planning_context
def step_swap(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    step = _step(planning, pk)
    form = SwapForm(request.POST if request.method == "POST" else None)

    def swap() -> None:
        swap_step(step, form.cleaned_data["activity"])

    if _sent(request, form, swap, _("Swapped. The plan is made anew around your choice.")):
        return redirect("plan-detail")
    context = {"form": form, "page": swap_page(planning, step)}
    return render(request, "planner/plan/step_swap.html", context)


@require_POST
@with_planning_context
def step_move(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    step = _step(planning, pk)
    attempt(request, partial(move_step, step, up=request.POST.get("direction") == UP))
    return redirect(f"{reverse('plan-detail')}#step-{pk}")


@require_POST
@with_planning_context
def step_drop(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    step = _step(planning, pk)
    attempt(request, partial(drop_step, step), _("Removed from your plan."))
    return redirect("plan-detail")


@require_POST
@with_planning_context
def blocker_resolve(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    resolve_blocker(get_object_or_404(Blocker.objects.of(planning.employee), pk=pk))
    messages.success(request, _("Good to hear. On it goes."))
    return redirect("plan-detail")


def _step(planning: PlanningContext, pk: int) -> PlanStep:
    steps = PlanStep.objects.of(planning.employee).current().with_spent()
    return get_object_or_404(steps.select_related("goal__employee", "activity", "skill"), pk=pk)


def _page(
    request: HtmxRequest, name: str, planning: PlanningContext, step: PlanStep, form: RefusableForm
) -> HttpResponse:
    context: dict[str, Any] = {"form": form, "page": step_page(planning, step)}
    return render(request, f"planner/plan/{name}.html", context)


def _sent(
    request: HtmxRequest, form: RefusableForm, write: Callable[[], None], thanks: str
) -> bool:
    """Whether the form was sent and written; if it was refused, the form shows why."""
    if request.method != "POST" or not form.is_valid():
        return False
    return attempt(request, write, thanks, form=form) is not None
