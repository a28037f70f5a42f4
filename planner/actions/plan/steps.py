"""What a person does with the steps of their plan: adding, logging, moving, swapping, dropping."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.formats import number_format
from django.utils.translation import gettext as _

from planner.actions.errors import ActionError
from planner.actions.guards import InTheFuture, NoSuchLevel, lock, name_of_form
from planner.actions.recompute import note_changes, recompute
from planner.engine.steps.curriculum import builds_on, is_orderly, levels_after
from planner.models import DeclinedActivity, Employee, HoursEntry, PlanStep
from planner.models.plan import MINUTES_PER_HOUR, STEP_MINUTES_MAX
from planner.models.texts import visible
from planner.queries.common.locale import locale_of
from planner.queries.common.planned import code_of, spent_on
from planner.queries.people.planning_context import planning_context
from planner.queries.plan.captions import swap_in_words, title_of
from planner.queries.plan.rows import PlanRows, plan_rows, works_of
from planner.queries.plan.swap import choices_for

DAY_MINUTES = 24 * MINUTES_PER_HOUR
TITLE_LENGTH = PlanStep._meta.get_field("title").max_length or 0


class NoPlan(ActionError):
    """There is no goal ahead that one could plan for."""


class StepClosed(ActionError):
    """The step is done, or no longer part of the plan."""


class StepOutOfOrder(ActionError):
    """A step builds on another one, which must stay before it."""


class NotAnIdea(ActionError):
    """A step of one's own lacks a title or a duration."""


class NoSuchSkill(ActionError):
    """The framework does not have the skill, or the level is missing."""


class HoursOutOfRange(ActionError):
    """The time is zero, more than a day, or takes back more than was logged."""


class NoAlternative(ActionError):
    """The activity cannot stand in for the step."""


class NotYourOwn(ActionError):
    """The planner's own steps cannot be removed, only swapped."""


@dataclass(frozen=True, slots=True)
class Idea:
    """A step of one's own: what to do, its minutes, and optionally the level it leads to."""

    title: str
    minutes: int
    skill: str = ""
    level: int | None = None
    submission: UUID | None = None


@transaction.atomic
def add_step(employee: Employee, idea: Idea) -> PlanStep:
    """Append a step of one's own to the plan, which is recomputed around it. Idempotent.

    Raises ``NoPlan``, ``NotAnIdea``, ``NoSuchSkill`` or ``NoSuchLevel``.
    """
    rows = _rows(lock(employee))
    submission = name_of_form(idea.submission, employee)
    sent = PlanStep.objects.of(employee).filter(submission=submission)
    if submission and (before := sent.first()):
        return before
    _check_idea(rows, idea)
    step = PlanStep.objects.create(
        goal=rows.goal,
        role_id=rows.next_role,
        title=visible(idea.title),
        minutes=idea.minutes,
        skill_id=idea.skill or None,
        level=idea.level,
        is_own=True,
        submission=submission,
    )
    recompute(employee)
    return step


@transaction.atomic
def log_hours(
    step: PlanStep, minutes: int, spent_on_day: date, submission: UUID | None = None
) -> HoursEntry:
    """Log time spent on an open step; a negative time takes back what was logged. Idempotent.

    Raises ``StepClosed``, ``InTheFuture`` or ``HoursOutOfRange``.
    """
    current = locked_step(step)
    submission = name_of_form(submission, current)
    sent = HoursEntry.objects.filter(step=current, submission=submission)
    if submission and (before := sent.first()):
        return before
    check_open(current)
    if spent_on_day > timezone.localdate():
        words = _("This day is still to come. Log the time when it is spent.")
        raise InTheFuture(words, field="day")
    if not 0 < abs(minutes) <= DAY_MINUTES:
        words = _("Log more than nothing, and at most 24 hours a day.")
        raise HoursOutOfRange(words, field="hours")
    if spent_on(current) + minutes < 0:
        raise HoursOutOfRange(_("That takes back more than was logged."), field="hours")
    return HoursEntry.objects.create(
        step=current, spent_on=spent_on_day, minutes=minutes, submission=submission
    )


@transaction.atomic
def move_step(step: PlanStep, *, up: bool) -> None:
    """Move an open step one place up or down; at the end of the list nothing happens.

    Raises ``StepClosed``, or ``StepOutOfOrder`` if one of the two builds on the other.
    """
    check_open(locked_step(step))
    rows = _rows(step.goal.employee)
    steps = list(rows.open)
    place = next(number for number, other in enumerate(steps) if other.pk == step.pk)
    other = place - 1 if up else place + 1
    if not 0 <= other < len(steps):
        return
    first = min(place, other)
    swapped = [*steps[:first], steps[first + 1], steps[first], *steps[first + 2 :]]
    _check_order(rows, steps, swapped, first)
    for position, moved in enumerate(swapped, start=1):
        moved.position = position
    PlanStep.objects.bulk_update(swapped, ["position"])


@transaction.atomic
def swap_step(step: PlanStep, activity: str) -> None:
    """Replace ``step`` by ``activity``, or do without it if ``activity`` is "".

    The plan is recomputed around the choice. Idempotent. Raises ``StepClosed`` or
    ``NoAlternative``.
    """
    current = locked_step(step)
    if _was_swapped(current, activity):
        return
    check_open(current)
    rows = _rows(step.goal.employee)
    if activity not in {choice.code for choice in choices_for(rows, current)}:
        raise NoAlternative(_("This cannot take its place any more. Please choose again."))
    _decline(current)
    DeclinedActivity.objects.filter(goal=rows.goal, activity=activity or None).delete()
    if activity:
        PlanStep.objects.create(
            goal=rows.goal,
            role_id=rows.next_role,
            activity_id=activity,
            minutes=rows.framework.activities[activity].minutes,
            position=current.position,
            is_own=True,
        )
    _note_swap(rows, current, activity)
    recompute(step.goal.employee)


@transaction.atomic
def drop_step(step: PlanStep) -> None:
    """Remove a step of one's own. Idempotent. Raises ``StepClosed`` or ``NotYourOwn``."""
    current = locked_step(step)
    if current.state == PlanStep.State.DROPPED:
        return
    check_open(current)
    if not current.is_own:
        raise NotYourOwn(_("Your goal asks for this step. You can swap it for another one."))
    _decline(current)
    recompute(step.goal.employee)


def locked_step(step: PlanStep) -> PlanStep:
    """The step, locked and reread ``with_spent``: writes about one person wait for each other."""
    lock(step.goal.employee)
    return PlanStep.objects.with_spent().select_related("goal__employee").get(pk=step.pk)


def check_open(step: PlanStep) -> None:
    """Raises ``StepClosed``."""
    if step.state != PlanStep.State.OPEN:
        raise StepClosed(_("This step is closed: it is done, or not needed any more."))


def _rows(employee: Employee) -> PlanRows:
    rows = plan_rows(planning_context(employee))
    if rows is None:
        raise NoPlan(_("Choose a goal first: a plan leads somewhere."))
    return rows


def _check_idea(rows: PlanRows, idea: Idea) -> None:
    if not 0 < len(visible(idea.title)) <= TITLE_LENGTH:
        words = _("Say in at most {number} characters what to do.")
        raise NotAnIdea(words.format(number=TITLE_LENGTH), field="title")
    if not 0 < idea.minutes <= STEP_MINUTES_MAX:
        words = _("Say how long it takes, up to {hours} hours.")
        most = number_format(STEP_MINUTES_MAX // MINUTES_PER_HOUR, force_grouping=True)
        raise NotAnIdea(words.format(hours=most), field="hours")
    _check_level(rows, idea)


def _check_level(rows: PlanRows, idea: Idea) -> None:
    """Check that skill and level come together."""
    if idea.skill and idea.skill not in rows.framework.skills:
        raise NoSuchSkill(_("The career map does not have this skill."), field="skill")
    if idea.skill and idea.level is None:
        raise NoSuchSkill(_("Choose the level as well, or neither."), field="level")
    if idea.level is not None and not idea.skill:
        raise NoSuchSkill(_("Choose the skill as well, or neither."), field="skill")
    if idea.level is not None and not 1 <= idea.level <= rows.framework.levels:
        words = _("Levels that one can reach go from 1 to {highest}.")
        raise NoSuchLevel(words.format(highest=rows.framework.levels), field="level")


def _check_order(rows: PlanRows, before: list[PlanStep], after: list[PlanStep], first: int) -> None:
    works, held = works_of(rows.framework, before), rows.levels
    lower, upper = before[first], before[first + 1]
    owes = builds_on(works, held)[code_of(upper)]
    wanted = levels_after(works, held)
    moved = [works[before.index(step)] for step in after]
    if code_of(lower) in owes or not is_orderly(moved, held, wanted):
        words = _("“{later}” builds on “{earlier}”, so it stays behind it.")
        later, earlier = (title_of(rows.framework, step) for step in (upper, lower))
        raise StepOutOfOrder(words.format(later=later, earlier=earlier))


def _was_swapped(step: PlanStep, activity: str) -> bool:
    """Whether ``activity`` has taken the place of ``step``, or nothing has if it is ""."""
    if step.state != PlanStep.State.DROPPED:
        return False
    steps = step.goal.steps.exclude(state=PlanStep.State.DROPPED)
    return not activity or steps.filter(activity=activity).exists()


def _decline(step: PlanStep) -> None:
    """Remove the step, and exclude its activity from later plans."""
    step.state, step.closed_on = PlanStep.State.DROPPED, timezone.localdate()
    step.save(update_fields=["state", "closed_on"])
    if step.activity_id:
        DeclinedActivity.objects.get_or_create(goal=step.goal, activity_id=step.activity_id)


def _note_swap(rows: PlanRows, step: PlanStep, activity: str) -> None:
    with locale_of(step.goal.employee):
        note_changes(rows.goal, [swap_in_words(rows.framework, step, activity)])
