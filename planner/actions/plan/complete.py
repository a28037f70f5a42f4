"""Completes a step: it becomes evidence, and the plan is made anew."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace

from django.db import transaction
from django.utils import timezone

from planner.actions.guards import check_note
from planner.actions.plan.steps import check_open, locked_step
from planner.actions.progress.evidence import Note, write_evidence
from planner.actions.progress.milestones import AlreadyLogged, log_milestone
from planner.actions.recompute import recompute
from planner.models import Blocker, Evidence, Milestone, MilestoneRecord, PlanStep
from planner.queries.people.planning_context import PlanningContext, planning_context
from planner.queries.plan.step import reached_by


@transaction.atomic
def complete_step(step: PlanStep, note: Note) -> PlanStep:
    """Complete a step, for good, and recompute the plan.

    Each level that it leads to becomes a self-rating of ``note.happened_on``, and the milestone of
    its activity is logged. Idempotent. Raises ``StepClosed``, ``InTheFuture`` or ``NoteTooLong``.
    """
    check_note(note.happened_on, note.text)
    current = locked_step(step)
    if current.state == PlanStep.State.DONE:
        return current
    check_open(current)
    planning = planning_context(current.goal.employee)
    _show(planning, current, note)
    _log(planning, current, note)
    current.state, current.closed_on = PlanStep.State.DONE, note.happened_on
    current.save(update_fields=["state", "closed_on"])
    Blocker.objects.filter(step=current, resolved_at=None).update(resolved_at=timezone.now())
    recompute(planning.employee)
    return current


def _show(planning: PlanningContext, step: PlanStep, note: Note) -> None:
    """Write the self-ratings."""
    said = replace(note, kind=Evidence.Kind.ACTIVITY, activity=step.activity_id, submission=None)
    for skill, level in reached_by(planning, step):
        write_evidence(planning.employee, planning.employee, skill, level, said)


def _log(planning: PlanningContext, step: PlanStep, note: Note) -> MilestoneRecord | None:
    """Log the milestone of the activity, unless it is waiting or confirmed already."""
    activity = planning.framework.activities.get(step.activity_id or "")
    milestone = Milestone.objects.filter(pk=activity.milestone).first() if activity else None
    if milestone is not None:
        with suppress(AlreadyLogged):
            return log_milestone(planning.employee, milestone, replace(note, submission=None))
    return None
