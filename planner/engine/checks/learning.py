"""Rules of the framework check about skills and learning activities."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from planner.engine.activities.plan import activity_plan
from planner.engine.checks.findings import ERROR, WARNING, Finding
from planner.engine.values.framework import LEVEL_MIN, Activity, Framework, Skill
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
    """A level that a role requires and that no feasible chain of activities reaches.

    The chain begins at level 0 in every skill, with nothing done.
    """
    for code, needed in _highest_needs(framework).items():
        for left in activity_plan(framework, {}, {code: needed}).on_the_job:
            yield _untrained(framework.skills[code], needed, left.from_level)


def missing_statement(framework: Framework) -> Iterator[Finding]:
    """A level that a role requires but that has no statement."""
    asked: dict[str, set[int]] = defaultdict(set)
    for role in framework.roles.values():
        for line in role.requires:
            asked[line.skill].add(line.level)
    for code, levels in asked.items():
        skill = framework.skills[code]
        silent = [n for n in sorted(levels) if n > LEVEL_MIN and not skill.statements[n - 1]]
        if silent:
            yield _silent(framework, skill, silent)


def _silent(framework: Framework, skill: Skill, levels: list[int]) -> Finding:
    names = tuple(f"{level} ({framework.level_names[level]})" for level in levels)
    return Finding(
        "missing-statement",
        WARNING,
        (skill.code,),
        ngettext(
            "“{skill}” has no statement for level {levels}, which a role asks for.",
            "“{skill}” has no statements for the levels {levels}, which roles ask for.",
            len(levels),
            skill=skill.name,
            levels=names,
        ),
        _("Say what somebody can do at that level, or accept that its name stands alone."),
    )


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


def idle_activity(framework: Framework) -> Iterator[Finding]:
    """An activity that leads to nothing required, directly or as a prerequisite."""
    needs = _highest_needs(framework)
    gates = {code for role in framework.roles.values() for code in role.milestone_codes}
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
    """Whether it raises a skill that some role wants higher, or earns a role's milestone."""
    lifts = any(effect.from_level < needs.get(effect.skill, 0) for effect in activity.effects)
    return lifts or activity.milestone in gates


RULES = (activity_cycle, unused_skill, missing_statement, untrained_level, idle_activity)
