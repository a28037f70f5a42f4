"""Skills and their log: what I hold, how I show it, and asking for confirmation."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from planner.access import with_planning_context
from planner.actions.guards import NOBODY_TO_ASK
from planner.actions.progress.events import Event, add_event
from planner.actions.progress.evidence import ask_confirmation, withdraw_confirmation
from planner.attempt import attempt
from planner.forms.progress.evidence import EvidenceForm
from planner.htmx import HtmxRequest
from planner.models import ConfirmationRequest, Evidence
from planner.queries.explore.leverage import best_lever
from planner.queries.framework.off_map import off_map_skill
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.levels import evidence_log
from planner.queries.progress.skills import LOG_ROWS, level_choices, skill_list_page, skill_page


@with_planning_context
def skill_list(request: HtmxRequest, planning: PlanningContext) -> HttpResponse:
    page = skill_list_page(planning, everything="all" in request.GET)
    context = {"page": page, "lever": best_lever(planning)}
    return render(request, "planner/progress/skill_list.html", context)


@with_planning_context
def skill_detail(request: HtmxRequest, planning: PlanningContext, code: str) -> HttpResponse:
    if code not in planning.framework.skills:
        return _off_map(request, planning, code)
    return render(
        request, "planner/progress/skill_detail.html", {"page": skill_page(planning, code)}
    )


def to_skill_off_map(planning: PlanningContext, code: str) -> HttpResponse:
    """Lead to the page that says why nothing can be done with a skill that is off the map.

    Raises ``Http404`` for a skill that never was.
    """
    if off_map_skill(code, planning.versions) is None:
        raise Http404
    return redirect("skill-detail", code)


def _off_map(request: HtmxRequest, planning: PlanningContext, code: str) -> HttpResponse:
    """A skill of another version than one's own: why it is not on the map, and what was said."""
    found = off_map_skill(code, planning.versions)
    if found is None:
        raise Http404
    log = evidence_log(planning.employee, found.framework, skill=code, limit=LOG_ROWS)
    name = found.framework.skills[code].name
    context = {"found": found, "name": name, "log": log}
    return render(request, "planner/career_map/off_map.html", context)


@with_planning_context
def evidence_add(request: HtmxRequest, planning: PlanningContext, code: str) -> HttpResponse:
    if code not in planning.framework.skills:
        return to_skill_off_map(planning, code)
    form = EvidenceForm(
        request.POST or None,
        request.FILES or None,
        main=code,
        levels=level_choices(planning.framework, code),
        skills=[(skill.code, skill.name) for skill in planning.framework.skills.values()],
    )
    if request.method == "POST" and form.is_valid() and _added(request, planning, form):
        return redirect("skill-detail", code)
    context = {"form": form, "page": skill_page(planning, code)}
    return render(request, "planner/progress/evidence_add.html", context)


def _added(request: HtmxRequest, planning: PlanningContext, form: EvidenceForm) -> bool:
    file, ask = form.cleaned_data["file"], form.cleaned_data["ask"]
    levels, note = form.levels(), form.note()
    add = partial(add_event, planning.employee, levels, note, file, ask=ask, planning=planning)
    thanks = _("Written down. Your levels and your route are up to date.")
    added = attempt(request, add, thanks, form=form)
    if added and ask:
        _tell_asked(request, added.result)
    return added is not None


@require_POST
@with_planning_context
def confirmation_ask(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    evidence = get_object_or_404(Evidence.objects.of(planning.employee), pk=pk)
    if asked := attempt(request, partial(ask_confirmation, evidence)):
        _tell_asked(request, Event([evidence], [asked.result]))
    return redirect("skill-detail", evidence.skill_id)


@require_POST
@with_planning_context
def confirmation_withdraw(request: HtmxRequest, planning: PlanningContext, pk: int) -> HttpResponse:
    asked = get_object_or_404(ConfirmationRequest.objects.of(planning.employee), pk=pk)
    withdraw_confirmation(asked)
    messages.success(request, _("Taken back. You can ask again whenever you like."))
    return redirect("skill-detail", asked.skill_id)


def _tell_asked(request: HtmxRequest, event: Event) -> None:
    if not event.asked:
        messages.info(request, NOBODY_TO_ASK)
    elif [one.evidence_id for one in event.asked] == [row.pk for row in event.rows]:
        messages.success(request, _("Your manager has been asked to confirm it."))
    else:
        words = _("You had asked about this skill before: your manager sees the new evidence, too.")
        messages.info(request, words)
