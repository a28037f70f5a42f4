"""A new version of the framework beside a goal that counts by an older one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from planner.engine import Framework
from planner.engine.framework import Requirement, Role
from planner.engine.lights import least_move
from planner.models import Goal
from planner.queries.framework_readiness import ExplainedReadiness, explained_readiness
from planner.queries.me import Me
from planner.queries.plans import journey_of
from planner.queries.versions import Counting


@dataclass(frozen=True, slots=True)
class Side:
    """The goal under one version.

    ``readiness`` is None where the version does not have the role, ``arrive`` where there is no
    way; ``obstacle`` then says why.
    """

    number: int
    readiness: ExplainedReadiness | None
    arrive: date | None
    minutes: int
    moves: int
    obstacle: str


@dataclass(frozen=True, slots=True)
class RoleChanges:
    """What is different about a role on the way, in words."""

    name: str
    lines: Sequence[str]


@dataclass(frozen=True, slots=True)
class SwitchPage:
    """What a switch of the goal to the newest version would change."""

    goal_name: str
    counting: Counting
    before: Side
    after: Side
    changes: Sequence[RoleChanges]

    @property
    def days_later(self) -> int | None:
        """How much later the arrival would be; below 0 if earlier, None if unknown."""
        if self.before.arrive is None or self.after.arrive is None:
            return None
        return (self.after.arrive - self.before.arrive).days

    @property
    def days_earlier(self) -> int:
        return -(self.days_later or 0)


def switch_page(me: Me) -> SwitchPage | None:
    """The goal under its own version and under the newest. No SQL query once both are compiled.

    None without a goal, or if it counts by the newest version already.
    """
    if me.goal is None or not me.counting.is_older:
        return None
    newest = me.under_newest()
    return SwitchPage(
        goal_name=me.goal.role.name,
        counting=me.counting,
        before=_side(me, me.goal, me.counting.version.number),
        after=_side(newest, me.goal, me.counting.newest.number),
        changes=list(_changes(me, newest, me.goal)),
    )


def _side(me: Me, goal: Goal, number: int) -> Side:
    known = goal.role_id in me.framework.roles
    journey = journey_of(me.framework, me.person, goal, me.at)
    route = journey.route if journey else None
    measured = explained_readiness(me.framework, me.person, goal.role_id, me.at) if known else None
    return Side(
        number=number,
        readiness=measured,
        arrive=route.arrive if route else None,
        minutes=route.minutes if route else 0,
        moves=route.moves if route else 0,
        obstacle=journey.obstacle if journey else "This version does not have the role.",
    )


def _changes(me: Me, newest: Me, goal: Goal) -> Iterator[RoleChanges]:
    """Role by role along the way as it is now, the current role left out."""
    journey = journey_of(me.framework, me.person, goal, me.at)
    way = journey.route.roles if journey and journey.route else (me.person.role, goal.role_id)
    for source, code in pairwise(way):
        old, new = me.framework.roles[code], newest.framework.roles.get(code)
        lines = list(_lines(me.framework, newest.framework, source, old, new))
        if lines:
            yield RoleChanges(old.name, lines)


def _lines(
    old: Framework, new: Framework, source: str, role: Role, then: Role | None
) -> Iterator[str]:
    if then is None:
        yield "This role is not on the map any more."
        return
    yield from _requirements(old, new, role, then)
    names = {code: item.name for each in (old, new) for code, item in each.milestones.items()}
    for code in then.milestones:
        if code not in role.milestones:
            yield f"Milestone asked for: {names[code]}"
    for code in role.milestones:
        if code not in then.milestones:
            yield f"Milestone no longer asked for: {names[code]}"
    yield from _move(old, new, source, role.code)


def _requirements(old: Framework, new: Framework, role: Role, then: Role) -> Iterator[str]:
    before = {line.skill: line for line in role.requires}
    after = {line.skill: line for line in then.requires}
    for skill, line in after.items():
        name = new.skills[skill].name
        if skill not in before:
            yield f"{name}: new, at level {line.level}"
        elif words := _difference(before[skill], line):
            yield f"{name}: {words}"
    for skill in before:
        if skill not in after:
            yield f"{old.skills[skill].name}: no longer asked for"


def _difference(before: Requirement, after: Requirement) -> str:
    words = []
    if before.level != after.level:
        words.append(f"level {before.level} → {after.level}")
    if before.weight != after.weight:
        words.append(f"weight {before.weight} → {after.weight}")
    if before.essential != after.essential:
        words.append("essential now" if after.essential else "not essential any more")
    return ", ".join(words)


def _move(old: Framework, new: Framework, source: str, target: str) -> Iterator[str]:
    before, after = least_move(old, source, target), least_move(new, source, target)
    if before and after is None:
        yield "The direct move into it is gone."
    elif before and after and before.min_months != after.min_months:
        yield f"Months to serve before: {before.min_months} → {after.min_months}"
