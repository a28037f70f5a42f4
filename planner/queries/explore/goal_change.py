"""Another goal: what it would change, and the goals that one had and can take up again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from planner.engine import Framework
from planner.models import Goal, PlanStep
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from planner.queries.common.planned import spent_on
from planner.queries.framework.goal_versions import effective_version
from planner.queries.framework.off_map import goal_name
from planner.queries.framework.published import framework_of
from planner.queries.goals.goal import Journey, expected_journey
from planner.queries.goals.step_back import StepBack, step_back_to
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.foresight import journey_again, journey_to
from planner.queries.plan.rows import is_kept


@dataclass(frozen=True, slots=True)
class GoalSide:
    """A goal as it is, or as it would be: the version, the way, and how ready one is for it.

    ``journey`` is None for a goal that is reached or not on the map of its version.
    """

    name: str
    number: int
    journey: Journey | None
    readiness: ExplainedReadiness | None

    @property
    def obstacle(self) -> str:
        """Why there is no date; empty if there is one."""
        if self.journey:
            return self.journey.obstacle
        if self.readiness:
            return _("You are in this role already.")
        return _("This version does not have the role.")


@dataclass(frozen=True, slots=True)
class FormerGoal:
    """A goal that one had. ``steps`` are open ones of its plan, ``minutes`` logged on them.

    It counts by version ``number``, ``until`` is the last day on which it does, None without an
    end. If it ``is_over``, the newest version would count. ``obstacle`` says why it cannot be
    taken up again; empty if it can.
    """

    goal: Goal
    name: str
    number: int
    until: date | None
    is_over: bool
    started_on: date
    ended_on: date
    steps: int
    minutes: int
    obstacle: str


@dataclass(frozen=True, slots=True)
class GoalChangePage:
    """What another goal would change. ``before`` is None without a goal of today.

    ``along`` counts the steps begun or chosen that would come along, with ``minutes`` logged.
    ``former`` is the same goal as one had it before, if one had. ``step_back`` says what it means
    that the goal is at a lower level, None if it is not.
    """

    before: GoalSide | None
    after: GoalSide
    leaves: Goal | None
    along: int
    minutes: int
    former: FormerGoal | None
    step_back: StepBack | None

    @property
    def sides(self) -> list[GoalSide]:
        return [side for side in (self.before, self.after) if side]


def change_page(planning: PlanningContext, role: str, route: Sequence[str]) -> GoalChangePage:
    """What choosing ``role`` (a code of the newest version) by ``route`` would change."""
    newest = planning.under_newest()
    goal = Goal(
        employee=planning.employee, role_id=role, version=planning.versions[0], route=list(route)
    )
    along = [step for step in _steps(planning) if is_kept(step)]
    former = former_goals(planning)
    return GoalChangePage(
        before=_present(planning),
        after=_side(newest, goal, newest.framework, journey_to(planning, goal)),
        leaves=planning.goal,
        along=len(along),
        minutes=sum(map(spent_on, along)),
        former=next((one for one in former if one.goal.role_id == role and _can(one)), None),
        step_back=step_back_to(newest.framework, planning.person.role, role),
    )


def resume_page(planning: PlanningContext, goal: Goal) -> GoalChangePage:
    """What taking the former ``goal`` up again would change."""
    (former,) = _described(planning, [goal])
    framework = planning.framework_for(goal)
    return GoalChangePage(
        before=_present(planning),
        after=_side(planning, goal, framework, journey_again(planning, goal)),
        leaves=planning.goal,
        along=former.steps,
        minutes=former.minutes,
        former=former,
        step_back=step_back_to(framework, planning.person.role, goal.role_id),
    )


def former_goals(planning: PlanningContext) -> list[FormerGoal]:
    """The goals that one had, one for each role, the one left last first."""
    present = planning.goal.role_id if planning.goal else None
    rows = Goal.objects.former().of(planning.employee).select_related("role", "version")
    latest: dict[str, Goal] = {}
    for goal in rows.defer("version__document").exclude(role=present):
        latest.setdefault(goal.role_id, goal)
    return _described(planning, list(latest.values()))


def _can(former: FormerGoal) -> bool:
    return not former.obstacle and not former.is_over


def _described(planning: PlanningContext, goals: Sequence[Goal]) -> list[FormerGoal]:
    steps = defaultdict(list)
    for step in _steps(planning) if goals else ():
        steps[step.taken_from_id or step.goal_id].append(step)
    return [_former(planning, goal, steps[goal.pk]) for goal in goals]


def _former(planning: PlanningContext, goal: Goal, steps: Sequence[PlanStep]) -> FormerGoal:
    found = effective_version(goal, planning.versions, planning.at)
    assert goal.ended_at  # noqa: S101  # what is asked for are former goals
    return FormerGoal(
        goal=goal,
        name=goal_name(goal, planning.versions),
        number=goal.version.number,
        until=found.until,
        is_over=found.version.pk != goal.version_id,
        started_on=timezone.localdate(goal.started_at),
        ended_on=timezone.localdate(goal.ended_at),
        steps=len(steps),
        minutes=sum(map(spent_on, steps)),
        obstacle=_obstacle(planning, goal, framework_of(found.version)),
    )


def _obstacle(planning: PlanningContext, goal: Goal, framework: Framework) -> str:
    if goal.role_id == planning.person.role:
        return _("You are in this role now.")
    if goal.role_id not in framework.roles:
        return _("The career map does not have this role any more.")
    return ""


def _steps(planning: PlanningContext) -> list[PlanStep]:
    return list(PlanStep.objects.of(planning.employee).open().with_spent())


def _present(planning: PlanningContext) -> GoalSide | None:
    if planning.goal is None:
        return None
    journey = expected_journey(planning)
    return _side(planning, planning.goal, planning.framework, journey)


def _side(
    planning: PlanningContext, goal: Goal, framework: Framework, journey: Journey | None
) -> GoalSide:
    known = framework.roles.get(goal.role_id)
    measured = (
        explained_readiness(framework, planning.person, goal.role_id, planning.at)
        if known
        else None
    )
    number = effective_version(goal, planning.versions, planning.at).version.number
    return GoalSide(
        known.name if known else goal_name(goal, planning.versions), number, journey, measured
    )
