"""A stored plan, and its steps as works that the engine can order and lay out in the calendar."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from planner.engine import Person, Rating, standing
from planner.engine.steps.curriculum import FixedChoices
from planner.engine.values.framework import Activity, Effect, Framework
from planner.engine.values.person import DEFAULT_WEEKLY_MINUTES
from planner.models import DeclinedActivity, Employee, Evidence, Goal, Pause, PlanStep
from planner.queries.common.planned import code_of, spent_on, work_of
from planner.queries.goals.goal import Journey, journey_of
from planner.queries.people.planning_context import PlanningContext

State = PlanStep.State
OWN_WORD = "plan"  # who rates in a supposed rating; nobody reads it


@dataclass(frozen=True, slots=True)
class PlanRows:
    """What is stored of a plan towards the open goal, and who it is for.

    ``next_role`` is the code of the role that it prepares for, ``route`` the way that leads
    over it. ``open`` and ``done`` are steps ``with_spent``, in their order. ``learned`` are
    codes of activities that the person has done, with or without a plan.
    """

    planning: PlanningContext
    goal: Goal
    next_role: str
    route: tuple[str, ...] | None
    open: Sequence[PlanStep]
    done: Sequence[PlanStep]
    declined: frozenset[str]
    learned: frozenset[str]

    def expected(self, pauses: Iterable[Pause], steps: Iterable[PlanStep]) -> Journey | None:
        """The way to the goal with the dates to expect if ``steps`` are its plan."""
        planning, work = self.planning, work_of(steps, pauses)
        return journey_of(planning.framework, planning.person, self.goal, planning.at, work)

    @property
    def framework(self) -> Framework:
        return self.planning.framework

    @property
    def kept(self) -> list[PlanStep]:
        """The open steps that no recomputation takes away."""
        return [step for step in self.open if is_kept(step)]

    @property
    def fixed_choices(self) -> FixedChoices:
        """What a recomputation has to plan around."""
        known = self.framework.activities.keys()
        return FixedChoices(
            sure=frozenset(step.activity_id for step in self.kept if step.activity_id) & known,
            declined=self.declined & known,
            done=self.learned & known,
        )

    @property
    def levels(self) -> dict[str, int]:
        """The levels that count for planning today, by skill of the framework."""
        return held_levels(self.planning)

    @property
    def planner(self) -> Person:
        """The person, supposing that the kept steps without an activity lead where they say.

        Without a weekly budget the plan is that of a usual one: what to do does not depend on
        when there is time for it.
        """
        held = self.levels
        supposed = [
            Rating(effect.skill, effect.to_level, self.planning.at, OWN_WORD, confirms=False)
            for step in self.kept
            for effect in claims_of(step)
            if effect.skill in held and effect.to_level > held[effect.skill]
        ]
        person = with_time(self.planning.person)
        return replace(person, ratings=(*person.ratings, *supposed))


def plan_rows(planning: PlanningContext) -> PlanRows | None:
    """The plan of somebody; None without a goal on the map ahead of them."""
    journey = journey_of(planning.framework, with_time(planning.person), planning.goal, planning.at)
    if journey is None:
        return None
    steps = list(journey.goal.steps.with_spent().select_related("activity", "skill", "role"))
    done = [step for step in steps if step.state == State.DONE]
    return PlanRows(
        planning=planning,
        goal=journey.goal,
        next_role=journey.next_role,
        route=journey.route.roles if journey.route else None,
        open=[step for step in steps if step.state == State.OPEN],
        done=done,
        declined=planning.declined,
        learned=learned_by(planning.employee)
        | {step.activity_id for step in done if step.activity_id},
    )


def held_levels(planning: PlanningContext) -> dict[str, int]:
    """The level that counts for planning today, by skill of the framework."""
    found = standing(planning.framework, planning.person, planning.at)
    return {code: held.level for code, held in found.items()}


def with_time(person: Person) -> Person:
    """The person with a usual budget if there is none at the moment."""
    return replace(person, weekly_minutes=person.weekly_minutes or DEFAULT_WEEKLY_MINUTES)


def is_kept(step: PlanStep) -> bool:
    """Whether no recomputation takes ``step`` away: it is begun, or the person's own choice."""
    return step.is_own or spent_on(step) > 0


def claims_of(step: PlanStep) -> tuple[Effect, ...]:
    """What a step without an activity leads to."""
    if step.skill_id and step.level and not step.activity_id:
        return (Effect(step.skill_id, 0, step.level),)
    return ()


def works_of(framework: Framework, steps: Iterable[PlanStep]) -> list[Activity]:
    """The steps as the engine sees them.

    Practice that is not begun waits for the activities before it that lead part of the way.
    """
    works: list[Activity] = []
    for step in steps:
        works.append(_work(framework.activities, step, works))
    return works


def _work(known: Mapping[str, Activity], step: PlanStep, before: Sequence[Activity]) -> Activity:
    activity = known.get(step.activity_id or "")
    if activity:
        return replace(activity, minutes=step.minutes)
    after = () if is_kept(step) else tuple(_leading_to(step, before))
    effects = claims_of(step)
    return Activity(code_of(step), "", "practice", step.minutes, after=after, effects=effects)


def _leading_to(practice: PlanStep, before: Sequence[Activity]) -> Iterable[str]:
    for work in before:
        if any(effect.skill == practice.skill_id for effect in work.effects):
            yield work.code


def declined_towards(goal: Goal) -> frozenset[str]:
    """The activities that somebody does without on the way to ``goal``."""
    rows = DeclinedActivity.objects.filter(goal=goal)
    return frozenset(rows.values_list("activity_id", flat=True))


def learned_by(employee: Employee) -> frozenset[str]:
    """The activities that somebody’s evidence is of."""
    rows = Evidence.objects.of(employee).exclude(activity=None)
    codes = rows.order_by().values_list("activity_id", flat=True).distinct()
    return frozenset(filter(None, codes))
