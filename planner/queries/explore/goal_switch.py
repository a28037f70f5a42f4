"""A new version of the framework beside a goal that counts by an older one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from django.utils.translation import gettext as _

from planner.engine import Framework
from planner.engine.standing.lights import least_move
from planner.engine.values.framework import Requirement, Role
from planner.models import FrameworkVersion, Goal
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from planner.queries.common.language import alternatives_in_language
from planner.queries.explore.what_if import JourneySide, side_of
from planner.queries.framework.goal_versions import EffectiveVersion
from planner.queries.framework.off_map import goal_name
from planner.queries.goals.goal import Journey, expected_journey
from planner.queries.people.planning_context import PlanningContext
from planner.queries.plan.foresight import journey_if


@dataclass(frozen=True, slots=True)
class GoalUnderVersion:
    """The goal under one version: the readiness for it, and the route there.

    ``readiness`` and ``way`` are None where the version does not have the role. A goal that is
    reached has no route either.
    """

    number: int
    readiness: ExplainedReadiness | None
    way: JourneySide | None

    @property
    def arrive(self) -> date | None:
        return self.way.arrive if self.way else None

    @property
    def obstacle(self) -> str:
        """Why there is no route; empty if there is one."""
        if self.way:
            return self.way.obstacle
        if self.readiness:
            return _("You are in this role already.")
        return _("This version does not have the role.")


@dataclass(frozen=True, slots=True)
class RoleChanges:
    """What changes about a role on the route, in words."""

    name: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class SwitchPage:
    """What would change if the goal switched to the newest version."""

    goal_name: str
    effective_version: EffectiveVersion
    before: GoalUnderVersion
    after: GoalUnderVersion
    changes: Sequence[RoleChanges]

    @property
    def sides(self) -> tuple[GoalUnderVersion, GoalUnderVersion]:
        return self.before, self.after

    @property
    def days_later(self) -> int | None:
        """The days by which the arrival moves back; negative if earlier, None if unknown."""
        if self.before.arrive is None or self.after.arrive is None:
            return None
        return (self.after.arrive - self.before.arrive).days

    @property
    def days_earlier(self) -> int:
        return -(self.days_later or 0)


def switch_page(planning: PlanningContext) -> SwitchPage | None:
    """The goal under its own version and under the newest.

    None without a goal, or if it counts by the newest version already.
    """
    if planning.goal is None or not planning.effective_version.is_older:
        return None
    newest = planning.under_newest()
    before = _promise(planning, expected_journey(planning), planning.effective_version.version)
    return SwitchPage(
        goal_name=goal_name(planning.goal, planning.versions),
        effective_version=planning.effective_version,
        before=before,
        after=_promise(newest, journey_if(newest), planning.effective_version.newest),
        changes=list(_changes(planning, newest, planning.goal, before.way)),
    )


def _promise(
    planning: PlanningContext, journey: Journey | None, version: FrameworkVersion
) -> GoalUnderVersion:
    role = planning.goal.role_id if planning.goal else ""
    if role not in planning.framework.roles:
        return GoalUnderVersion(version.number, None, None)
    measured = explained_readiness(planning.framework, planning.person, role, planning.at)
    return GoalUnderVersion(version.number, measured, side_of(planning, planning.person, journey))


def _changes(
    planning: PlanningContext, newest: PlanningContext, goal: Goal, way: JourneySide | None
) -> Iterator[RoleChanges]:
    """Role by role along the way as it is now, the current role left out."""
    if (
        goal.role_id not in planning.framework.roles
    ):  # the newest already, for want of the present role
        yield RoleChanges(goal_name(goal, planning.versions), [_gone()])
        return
    roles = way.route.roles if way and way.route else (planning.person.role, goal.role_id)
    for source, code in pairwise(roles):
        old, new = planning.framework.roles[code], newest.framework.roles.get(code)
        lines = list(_lines(planning.framework, newest.framework, source, old, new))
        if lines:
            yield RoleChanges(old.name, lines)


def _gone() -> str:
    return _("This role is not on the map any more.")


def _lines(
    old: Framework, new: Framework, source: str, role: Role, then: Role | None
) -> Iterator[str]:
    if then is None:
        yield _gone()
        return
    yield from _requirements(old, new, role, then)
    yield from _milestones(old, new, role, then)
    yield from _move(old, new, source, role.code)


def _requirements(old: Framework, new: Framework, role: Role, then: Role) -> Iterator[str]:
    before = {line.skill: line for line in role.requires}
    after = {line.skill: line for line in then.requires}
    for skill, line in after.items():
        name = new.skills[skill].name
        if skill in before:
            yield from _differences(name, before[skill], line)
        else:
            yield _("{name}: new, at level {level}").format(name=name, level=line.level)
    for skill in before:
        if skill not in after:
            yield _("{name}: no longer asked for").format(name=old.skills[skill].name)


def _differences(name: str, before: Requirement, after: Requirement) -> Iterator[str]:
    if before.level != after.level:
        text = _("{name}: level {before} → {after}")
        yield text.format(name=name, before=before.level, after=after.level)
    if before.weight != after.weight:
        text = _("{name}: weight {before} → {after}")
        yield text.format(name=name, before=before.weight, after=after.weight)
    if before.essential != after.essential:
        text = (
            _("{name}: essential now") if after.essential else _("{name}: not essential any more")
        )
        yield text.format(name=name)


def _milestones(old: Framework, new: Framework, role: Role, then: Role) -> Iterator[str]:
    for codes in then.milestone_choices:
        if codes not in role.milestone_choices:
            yield _("Milestone asked for: {name}").format(name=_any_of(new, codes))
    for codes in role.milestone_choices:
        if codes not in then.milestone_choices:
            yield _("Milestone no longer asked for: {name}").format(name=_any_of(old, codes))


def _any_of(framework: Framework, codes: tuple[str, ...]) -> str:
    return alternatives_in_language(framework.milestones[code].name for code in codes)


def _move(old: Framework, new: Framework, source: str, target: str) -> Iterator[str]:
    before, after = least_move(old, source, target), least_move(new, source, target)
    if before and after is None:
        yield _("The direct move into it is gone.")
    elif before and after and before.min_months != after.min_months:
        text = _("Months to serve before: {before} → {after}")
        yield text.format(before=before.min_months, after=after.min_months)
