"""What a plan would be if it were made anew today, around what is begun or chosen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.engine.activities.schedule import in_order
from planner.engine.steps.curriculum import builds_on, curriculum, is_orderly, levels_after
from planner.engine.steps.outlook import Step
from planner.engine.values.framework import Framework
from planner.models import PlanStep
from planner.queries.common.planned import code_of
from planner.queries.plan.rows import PlanRows, is_kept, works_of


@dataclass(frozen=True, slots=True)
class Proposal:
    """The open steps as they should be, in order; those without a key are not stored yet.

    ``dropped`` are stored steps that are not needed any more, ``resized`` stored ones whose
    effort has changed (with the minutes that they should have). ``why`` says by ``code_of`` a
    step what it is for.
    """

    steps: Sequence[PlanStep]
    added: Sequence[PlanStep]
    dropped: Sequence[PlanStep]
    resized: Mapping[int, int]
    why: Mapping[str, str]
    is_reordered: bool


def proposal_of(rows: PlanRows) -> Proposal:
    """The plan as it would be now."""
    wanted = {_code(step): step for step in _wanted(rows)}
    stored = {code_of(step): step for step in rows.open}
    dropped = [s for code, s in stored.items() if not (is_kept(s) or code in wanted)]
    added = [_new(rows, step) for code, step in wanted.items() if code not in stored]
    left = [step for step in rows.open if step not in dropped]
    steps = _ordered(rows, left, added, list(wanted))
    return Proposal(
        steps=steps,
        added=added,
        dropped=dropped,
        resized={
            step.pk: wanted[code].minutes
            for code, step in stored.items()
            if code in wanted and not is_kept(step) and step.minutes != wanted[code].minutes
        },
        why={code: step.why for code, step in wanted.items()},
        is_reordered=[step for step in steps if step.pk] != left,
    )


def _wanted(rows: PlanRows) -> tuple[Step, ...]:
    """The learning steps for the next role, the best first."""
    return curriculum(
        rows.framework,
        rows.planner,
        rows.goal.role_id,
        at=rows.planning.at,
        route=rows.route,
        fixed_choices=rows.fixed_choices,
    )


def _code(step: Step) -> str:
    return step.activity or f"{step.skill} {step.level}"


def _new(rows: PlanRows, step: Step) -> PlanStep:
    is_practice = step.activity is None
    return PlanStep(
        goal=rows.goal,
        role_id=rows.next_role,
        activity_id=step.activity,
        skill_id=step.skill if is_practice else None,
        level=step.level if is_practice else None,
        minutes=step.minutes,
    )


def _ordered(
    rows: PlanRows, left: Sequence[PlanStep], added: Sequence[PlanStep], best: Sequence[str]
) -> list[PlanStep]:
    """What is left in the person's own order, then what is new; each behind what it builds on.

    ``best`` are codes in the order that is known to work.
    """
    desired = [*left, *added]
    rank = {code: place for place, code in enumerate(best)}
    ranked = sorted(desired, key=lambda step: rank.get(code_of(step), -1))
    if not left:
        return ranked
    works, held = works_of(rows.framework, ranked), rows.levels
    reached = levels_after(works, held)
    if is_orderly(works_of(rows.framework, desired), held, reached):
        return desired
    return _behind(desired, builds_on(works, held), rows.framework)


def _behind(
    steps: Sequence[PlanStep], owes: Mapping[str, Iterable[str]], framework: Framework
) -> list[PlanStep]:
    """The steps in their order, but each behind what it owes to."""
    by_code = {code_of(step): step for step in steps}
    bare = [
        replace(work, after=tuple(sorted(owes[work.code]))) for work in works_of(framework, steps)
    ]
    return [by_code[work.code] for work in in_order(bare)]
