"""Rules of the framework check about skills and learning activities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from planner.engine.checks.findings import ERROR, WARNING, Finding
from planner.engine.values.framework import LEVEL_MIN, Activity, Effect, Framework, Skill
from planner.engine.values.graph import cycles, reachable
from planner.engine.values.sentences import gettext as _
from planner.engine.values.sentences import ngettext


def activity_cycle(framework: Framework) -> Iterator[Finding]:
    """Activities that wait for each other, so that none of them can begin."""
    activities = framework.activities
    for cycle in cycles({code: activity.after for code, activity in activities.items()}):
        names = tuple(_("“{name}”", name=activities[code].name) for code in cycle)
        yield Finding(
            "activity-cycle",
            ERROR,
            cycle,
            ngettext(
                "{number} activity waits for itself: {names}.",
                "{number} activities wait for each other: {names}.",
                len(cycle),
                names=names,
            ),
            _("Take away one of the prerequisites, so that one activity can be the first."),
        )


def unused_skill(framework: Framework) -> Iterator[Finding]:
    """A skill that no role requires."""
    required = {line.skill for role in framework.roles.values() for line in role.requires}
    for skill in framework.skills.values():
        if skill.code not in required:
            yield Finding(
                "unused-skill",
                WARNING,
                (skill.code,),
                _("No role requires “{skill}”.", skill=skill.name),
                _("Require it in a role, or take the skill out."),
            )


def untrained_level(framework: Framework) -> Iterator[Finding]:
    """A level that a role requires, and that no chain of activities reaches from level 0."""
    effects: dict[str, list[Effect]] = defaultdict(list)
    for activity in framework.activities.values():
        for effect in activity.effects:
            effects[effect.skill].append(effect)
    for code, needed in _highest_needs(framework).items():
        reached = _reach(effects[code])
        if reached < needed:
            yield _untrained(framework.skills[code], needed, reached)


def _untrained(skill: Skill, needed: int, reached: int) -> Finding:
    return Finding(
        "untrained-level",
        WARNING,
        (skill.code,),
        _(
            "“{skill}” is required up to level {needed}, "
            "but activities reach only level {reached}.",
            skill=skill.name,
            needed=needed,
            reached=reached,
        ),
        _("Add an activity that leads on from there, or accept that it is learned at work."),
    )


def _highest_needs(framework: Framework) -> dict[str, int]:
    highest: dict[str, int] = defaultdict(int)
    for role in framework.roles.values():
        for line in role.requires:
            highest[line.skill] = max(highest[line.skill], line.level)
    return highest


def _reach(effects: Iterable[Effect]) -> int:
    """The level that a chain of ``effects`` of one skill reaches from level 0."""
    level = LEVEL_MIN
    for effect in sorted(effects, key=lambda effect: effect.from_level):
        if effect.from_level <= level:
            level = max(level, effect.to_level)
    return level


def idle_activity(framework: Framework) -> Iterator[Finding]:
    """An activity that leads to nothing required, nor comes before one that does."""
    needs = _highest_needs(framework)
    gates = {code for role in framework.roles.values() for code in role.milestones}
    activities = framework.activities
    useful = [code for code in activities if _is_useful(activities[code], needs, gates)]
    after = {code: activity.after for code, activity in activities.items()}
    for code in activities.keys() - reachable(after, useful):
        yield Finding(
            "idle-activity",
            WARNING,
            (code,),
            _(
                "“{activity}” leads to nothing that any role requires.",
                activity=activities[code].name,
            ),
            _("Correct its effects, or take the activity out."),
        )


def _is_useful(activity: Activity, needs: Mapping[str, int], gates: set[str]) -> bool:
    """Whether it lifts a skill that some role wants higher, or earns a milestone of a role."""
    lifts = any(effect.from_level < needs.get(effect.skill, 0) for effect in activity.effects)
    return lifts or activity.milestone in gates


RULES = (activity_cycle, unused_skill, untrained_level, idle_activity)
