"""What people do about their goals: plans that are begun, done in part, blocked, or paused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from django.utils import timezone

from planner.actions.recompute import recompute
from planner.demo.people.life import Life, at_work, dice
from planner.demo.people.personas import EMPLOYEE
from planner.engine import Framework
from planner.engine.values.framework import Activity
from planner.models import (
    Blocker,
    Goal,
    HoursEntry,
    Pause,
    PlanChange,
    PlanStep,
    SkillStanding,
)

PLANS = 80
BEGUN, DONE, BLOCKED, ASKING, PAUSED = 0.5, 0.3, 0.12, 0.7, 0.4
WEEK = timedelta(days=7)
SITTING = 30  # minutes: people learn in half-hours
OWN_IDEA, OWN_IDEA_MINUTES = "Write down three calls that went well, and why", 180
STUCK_PERSONA = (
    "My session was cancelled twice because of the queue. I would need two quiet hours"
    " in which somebody covers my line."
)
STUCK = (
    "The course is full until next month.",
    "I have not found anybody who has time to show me.",
    "The queue is so long that I never get to it.",
    "I cannot get into the practice system.",
    "I am tired at the moment and need to slow down first.",
)


@dataclass(frozen=True, slots=True)
class PlanStory:
    """Tells how people get on with their plans, as of one day."""

    framework: Framework
    at: date
    seed: int

    def tell(self, life: Life, goal: Goal) -> None:
        """A plan as it is made today, with what has happened to it since the goal was chosen."""
        recompute(life.employee)
        chance = dice(self.seed, f"{life.employee.number} plan")
        steps = list(goal.steps.open().select_related("activity"))
        is_persona = life.persona == EMPLOYEE
        if is_persona or chance.random() < DONE:
            self._tell_done(life, goal, steps)
        if steps and (is_persona or chance.random() < BEGUN):
            self._log(steps[0], self._since(goal), chance)
        if is_persona:
            self._tell_persona(goal, steps)
        elif steps and goal.shared and chance.random() < BLOCKED:
            self._block(steps[0], chance.choice(STUCK), chance, asks=chance.random() < ASKING)
        if is_persona or chance.random() < PAUSED:
            self._rest(life, chance)

    def _tell_persona(self, goal: Goal, steps: list[PlanStep]) -> None:
        """One step blocked for nine days, and an idea of her own."""
        for step in steps[1:2]:
            self._write(step, self.at - 2 * WEEK, step.minutes // 4 // SITTING * SITTING)
            self._block(step, STUCK_PERSONA, Random(9), asks=True)  # noqa: S311  # a story
        PlanStep.objects.create(
            goal=goal,
            role_id=steps[0].role_id if steps else goal.role_id,
            title=OWN_IDEA,
            minutes=OWN_IDEA_MINUTES,
            position=len(steps) + 1,
            is_own=True,
        )

    def _tell_done(self, life: Life, goal: Goal, steps: Iterable[PlanStep]) -> None:
        """An activity whose levels the person holds already, as the first step of the plan."""
        planned = {step.activity_id for step in steps}
        current = SkillStanding.objects.of(life.employee).current(self.at)
        held = dict(current.values_list("skill_id", "claimed"))
        known = self.framework.activities.values()
        fitting = (one for one in known if one.code not in planned and _is_held(one, held))
        for activity in list(fitting)[:1]:
            closed = max(self._since(goal), self.at - 3 * WEEK)
            step = PlanStep.objects.create(
                goal=goal,
                role_id=life.role,
                activity_id=activity.code,
                minutes=activity.minutes,
                position=0,
                state=PlanStep.State.DONE,
                closed_on=closed,
            )
            self._write(step, closed, activity.minutes)

    def _log(self, step: PlanStep, since: date, chance: Random) -> None:
        """Some of the planned time, week by week, up to yesterday."""
        most = step.minutes // SITTING
        sittings = chance.randint(1, max(1, most * 3 // 4))
        for number in range(min(sittings, 6)):
            self._write(step, max(since, self.at - timedelta(days=2) - number * WEEK), SITTING)

    def _write(self, step: PlanStep, day: date, minutes: int) -> None:
        if minutes:
            HoursEntry.objects.create(step=step, spent_on=min(day, self.at), minutes=minutes)

    def _block(self, step: PlanStep, reason: str, chance: Random, *, asks: bool) -> None:
        blocker = Blocker.objects.create(step=step, reason=reason, wants_support=asks)
        days = 9 if reason == STUCK_PERSONA else chance.randint(1, 20)
        blocker.since = at_work(self.at - timedelta(days=days))
        blocker.save(update_fields=["since"])

    def _rest(self, life: Life, chance: Random) -> None:
        """The coming holidays."""
        year = self.at.year + (self.at > date(self.at.year, 12, 20))
        first = date(year, 12, 21) + timedelta(days=chance.randint(0, 3))
        Pause.objects.create(
            employee=life.employee, starts_on=first, ends_on=first + timedelta(days=13)
        )

    def _since(self, goal: Goal) -> date:
        return timezone.localdate(goal.started_at)


def tell_plans(story: PlanStory, lives: Iterable[Life]) -> None:
    """Plans of the personas and of many others with an open goal."""
    goals = {goal.employee_id: goal for goal in Goal.objects.open()}
    with_goal = [life for life in lives if life.employee.pk in goals and not life.has_left]
    personas_first = sorted(with_goal, key=lambda life: not life.persona)
    for life in personas_first[:PLANS]:
        story.tell(life, goals[life.employee.pk])
    _stamp(goals.values())


def _stamp(goals: Iterable[Goal]) -> None:
    """The plans were made when the goals were chosen."""
    started = {goal.pk: goal.started_at for goal in goals}
    changes = list(PlanChange.objects.filter(goal__in=started))
    for change in changes:
        change.changed_at = started[change.goal_id]
    PlanChange.objects.bulk_update(changes, ["changed_at"], batch_size=500)


def _is_held(activity: Activity, held: dict[str, int]) -> bool:
    return bool(activity.effects) and all(
        held.get(effect.skill, 0) >= effect.to_level for effect in activity.effects
    )
