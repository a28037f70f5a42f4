"""What can be assumed: activities that help on the route, and skills to be confirmed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from planner.engine import activity_plan, standing
from planner.engine.values.framework import Activity
from planner.queries.goals.goal import journey_of, one_move_away
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.levels import open_requests


@dataclass(frozen=True, slots=True)
class ActivityOption:
    """An activity to tick. ``effects`` are (skill, from, to); ``after`` names what comes before."""

    activity: Activity
    effects: Sequence[tuple[str, int, int]]
    after: Sequence[str]


@dataclass(frozen=True, slots=True)
class ConfirmOption:
    """A skill held above its confirmed level; ``asked`` says whether the route requires it."""

    code: str
    name: str
    held: int
    confirmed: int
    is_waiting: bool
    is_asked: bool


@dataclass(frozen=True, slots=True)
class Options:
    """Activities: the ``planned`` ones for ``next_role``, ``helpful`` others, ``ticked`` others."""

    next_role: str
    planned: Sequence[ActivityOption]
    helpful: Sequence[ActivityOption]
    ticked: Sequence[ActivityOption]
    confirm: Sequence[ConfirmOption]

    @property
    def confirmable(self) -> list[str]:
        """The codes of the skills that can be supposed to be confirmed."""
        return [option.code for option in self.confirm]


def options_of(planning: PlanningContext, ticked: Iterable[str] = ()) -> Options:
    """What the signed-in person may assume, with what is ticked already.

    Without a goal, every role one move away counts as the way ahead.
    """
    journey = journey_of(planning.framework, planning.person, planning.goal, planning.at)
    roles = (
        [journey.next_role, journey.goal.role_id] if journey else sorted(one_move_away(planning))
    )
    planned = _planned(planning, roles[:1] if journey else roles)
    helpful = [code for code in _helpful(planning, roles) if code not in planned]
    rest = [code for code in dict.fromkeys(ticked) if code not in {*planned, *helpful}]
    return Options(
        next_role=planning.framework.roles[journey.next_role].name if journey else "",
        planned=_options(planning, planned),
        helpful=_options(planning, helpful),
        ticked=_options(planning, [code for code in rest if code in planning.framework.activities]),
        confirm=_confirm(planning, roles),
    )


def _held(planning: PlanningContext) -> dict[str, int]:
    found = standing(planning.framework, planning.person, planning.at)
    return {code: held.level for code, held in found.items()}


def _needed(planning: PlanningContext, roles: Iterable[str]) -> dict[str, int]:
    """Skill -> the highest level that any of the roles asks for."""
    needed: dict[str, int] = {}
    for role in roles:
        for skill, level in planning.framework.roles[role].needs.items():
            needed[skill] = max(level, needed.get(skill, 0))
    return needed


def _planned(planning: PlanningContext, roles: Sequence[str]) -> list[str]:
    """The activities of the plan for the roles, in the order of doing them."""
    return list(
        activity_plan(planning.framework, _held(planning), _needed(planning, roles)).activities
    )


def _helpful(planning: PlanningContext, roles: Sequence[str]) -> list[str]:
    """Activities that raise a skill required by the roles above what is held, by name."""
    held, needed = _held(planning), _needed(planning, roles)
    found = (
        activity
        for activity in planning.framework.activities.values()
        if any(
            held[effect.skill] < min(effect.to_level, needed.get(effect.skill, 0))
            for effect in activity.effects
        )
    )
    return [activity.code for activity in sorted(found, key=lambda activity: activity.name)]


def _options(planning: PlanningContext, codes: Iterable[str]) -> list[ActivityOption]:
    activities, skills = planning.framework.activities, planning.framework.skills
    return [
        ActivityOption(
            activity,
            [(skills[e.skill].name, e.from_level, e.to_level) for e in activity.effects],
            [activities[before].name for before in activity.after],
        )
        for activity in map(activities.__getitem__, codes)
    ]


def _confirm(planning: PlanningContext, roles: Sequence[str]) -> list[ConfirmOption]:
    """The skills to confirm: first those that the way ahead requires, then by name."""
    needed, waiting = _needed(planning, roles), open_requests(planning.employee)
    options = [
        ConfirmOption(
            code=code,
            name=planning.framework.skills[code].name,
            held=held.level,
            confirmed=held.confirmed,
            is_waiting=code in waiting,
            is_asked=held.confirmed < needed.get(code, 0),
        )
        for code, held in standing(planning.framework, planning.person, planning.at).items()
        if held.confirmed < held.level
    ]
    return sorted(options, key=lambda option: (not option.is_asked, option.name))
