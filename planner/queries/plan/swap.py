"""What else would lead to the same levels as a step, and what the plan would be with it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from planner.engine.values.framework import Activity
from planner.models import Pause, PlanStep
from planner.queries.common.language import list_in_language
from planner.queries.common.planned import code_of, spent_on
from planner.queries.plan.calendar import minutes_left, plan_calendar
from planner.queries.plan.captions import title_of
from planner.queries.plan.proposal import proposal_of
from planner.queries.plan.rows import PlanRows, claims_of
from planner.queries.plan.step_rows import KINDS

MOST = 8


@dataclass(frozen=True, slots=True)
class SwapChoice:
    """An activity that may stand in for a step; ``code`` "" is to do without, of no ``kind``.

    ``extra`` minutes are those of the whole plan beside today's, ``done_on`` the day before
    which the whole plan is done. ``brings`` are the other steps that come with it.
    """

    code: str
    name: str
    kind: str
    summary: str
    minutes: int
    extra: int
    done_on: date | None
    brings: Sequence[str]

    @property
    def saved(self) -> int:
        """The minutes that it takes less than the plan as it is."""
        return -self.extra

    @property
    def brings_words(self) -> str:
        return list_in_language(_("“{step}”").format(step=title) for title in self.brings)


def choices_for(rows: PlanRows, step: PlanStep, pauses: Iterable[Pause] = ()) -> list[SwapChoice]:
    """The ways around ``step``, the least effort first; none for a step that is begun.

    The plan is made anew for each of them.
    """
    if spent_on(step) or code_of(step) in _needed_by_kept(rows, step):
        return []
    around = list(pauses)
    found = [_choice(rows, step, activity, around) for activity in _candidates(rows, step)]
    found.sort(key=lambda choice: (choice.extra, choice.code))
    without = [_choice(rows, step, None, around)] if step.activity_id else []
    return [*found[:MOST], *without]


def _needed_by_kept(rows: PlanRows, step: PlanStep) -> set[str]:
    """What the steps that stay in any case come after."""
    known = rows.framework.activities
    others = [other.activity_id for other in rows.kept if other.pk != step.pk]
    found: set[str] = set()
    queue = [code for code in others if code in known]
    while queue:
        new = set(known[queue.pop()].after) - found
        found |= new
        queue += new
    return found


def _candidates(rows: PlanRows, step: PlanStep) -> list[Activity]:
    """Activities that lift the person in a skill that ``step`` is for."""
    held, planned = rows.levels, {other.activity_id for other in rows.open}
    skills = _skills(rows, step)
    return [
        activity
        for code, activity in rows.framework.activities.items()
        if code not in planned
        and any(e.skill in skills and e.to_level > held[e.skill] for e in activity.effects)
    ]


def _skills(rows: PlanRows, step: PlanStep) -> set[str]:
    """The skills that ``step`` closes a gap in; all that it lifts if it closes none."""
    known = rows.framework.activities.get(step.activity_id or "")
    effects = known.effects if known else claims_of(step)
    needs, held = rows.framework.roles[rows.next_role].needs, rows.levels
    gaps = {e.skill for e in effects if needs.get(e.skill, 0) > held.get(e.skill, 0)}
    return (gaps or {e.skill for e in effects}) & held.keys()


def _choice(
    rows: PlanRows, step: PlanStep, activity: Activity | None, pauses: Sequence[Pause]
) -> SwapChoice:
    with_it = _supposed(rows, step, activity)
    proposal = proposal_of(with_it)
    new = [s for s in proposal.added if s.activity_id != (activity.code if activity else None)]
    return SwapChoice(
        code=activity.code if activity else "",
        name=activity.name if activity else _("Go without"),
        kind=str(KINDS[activity.kind][0]) if activity else "",
        summary=activity.summary if activity else "",
        minutes=activity.minutes if activity else 0,
        extra=minutes_left(proposal.steps) - minutes_left(rows.open),
        done_on=plan_calendar(with_it, proposal.steps, pauses).done_on,
        brings=[title_of(rows.framework, other) for other in new],
    )


def _supposed(rows: PlanRows, step: PlanStep, activity: Activity | None) -> PlanRows:
    """The plan with ``activity`` in the place of ``step``."""
    instead = _stand_in(rows, activity) if activity else None
    steps = [instead if other.pk == step.pk else other for other in rows.open]
    out = {step.activity_id} if step.activity_id else set()
    back = {activity.code} if activity else set()
    return replace(
        rows,
        open=[other for other in steps if other is not None],
        declined=(rows.declined | out) - back,
    )


def _stand_in(rows: PlanRows, activity: Activity) -> PlanStep:
    return PlanStep(
        goal=rows.goal,
        role_id=rows.next_role,
        activity_id=activity.code,
        minutes=activity.minutes,
        is_own=True,
    )
