"""The pages about one step: what ticking it off does, and what could stand in for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from planner.models import Blocker, PlanStep
from planner.queries.common.planned import spent_on
from planner.queries.people.planning_context import ManagingContext, PlanningContext
from planner.queries.plan.calendar import pauses_ahead, plan_calendar
from planner.queries.plan.captions import levels_in_words, title_of
from planner.queries.plan.rows import claims_of, held_levels, plan_rows
from planner.queries.plan.swap import SwapChoice, choices_for


@dataclass(frozen=True, slots=True)
class StepPage:
    """One step. ``reaches`` are skill and level that ticking it off will say of its owner.

    ``misses`` are skill, level, and the level from which it would have led there.
    """

    step: PlanStep
    title: str
    minutes: int
    spent: int
    reaches: Sequence[tuple[str, int]]
    misses: Sequence[tuple[str, int, int]]
    milestone: str
    is_private: bool

    @property
    def reaches_words(self) -> str:
        return levels_in_words(self.reaches)


@dataclass(frozen=True, slots=True)
class SwapPage:
    """The ways around a step, and when the plan as it is would be done."""

    step: PlanStep
    title: str
    choices: Sequence[SwapChoice]
    done_on: date | None


@dataclass(frozen=True, slots=True)
class SupportPage:
    """A blocker as the manager sees it: the step, its owner, and how long they have waited."""

    blocker: Blocker
    title: str
    days: int
    is_closed: bool


def step_page(planning: PlanningContext, step: PlanStep) -> StepPage:
    """``step`` comes ``with_spent``, with its goal, activity and skill."""
    known = planning.framework.activities.get(step.activity_id or "")
    milestone = planning.framework.milestones.get(known.milestone or "") if known else None
    skills = planning.framework.skills
    return StepPage(
        step=step,
        title=title_of(planning.framework, step),
        minutes=step.minutes,
        spent=spent_on(step),
        reaches=[(skills[code].name, level) for code, level in reached_by(planning, step)],
        misses=_missed(planning, step),
        milestone=milestone.name if milestone else "",
        is_private=not step.goal.shared,
    )


def _missed(planning: PlanningContext, step: PlanStep) -> list[tuple[str, int, int]]:
    """The effects that start higher than the person is today."""
    activity = planning.framework.activities.get(step.activity_id or "")
    held = held_levels(planning)
    return [
        (planning.framework.skills[effect.skill].name, effect.to_level, effect.from_level)
        for effect in (activity.effects if activity else ())
        if effect.from_level > held[effect.skill]
    ]


def reached_by(planning: PlanningContext, step: PlanStep) -> list[tuple[str, int]]:
    """The levels that ``step`` leads to for somebody who holds what they hold today.

    An effect that starts higher leads nowhere, and none leads down. Skill codes and levels.
    """
    activity = planning.framework.activities.get(step.activity_id or "")
    held = held_levels(planning)
    return [
        (effect.skill, effect.to_level)
        for effect in (activity.effects if activity else claims_of(step))
        if effect.skill in held and effect.from_level <= held[effect.skill] <= effect.to_level
    ]


def swap_page(planning: PlanningContext, step: PlanStep) -> SwapPage:
    """What could stand in for ``step``."""
    rows = plan_rows(planning)
    pauses = pauses_ahead(planning.employee, planning.at)
    is_open = step.state == PlanStep.State.OPEN
    return SwapPage(
        step=step,
        title=title_of(planning.framework, step),
        choices=choices_for(rows, step, pauses) if rows and is_open else [],
        done_on=plan_calendar(rows, rows.open, pauses).done_on if rows else None,
    )


def support_page(viewer: ManagingContext, blocker: Blocker) -> SupportPage:
    """``blocker`` comes with its step, the step's activity and skill, and the goal's owner."""
    return SupportPage(
        blocker=blocker,
        title=title_of(viewer.newest, blocker.step),
        days=(viewer.at - timezone.localdate(blocker.since)).days,
        is_closed=bool(blocker.answered_at or blocker.resolved_at),
    )
