"""The skill pages: all my skills compared with a role, and one skill in depth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from planner.engine import Framework, standing
from planner.engine.values.framework import Activity, Effect, Skill
from planner.models.framework.activities import ActivityKind
from planner.queries.goals.goal import journey_of, one_move_away
from planner.queries.people.planning_context import PlanningContext
from planner.queries.progress.levels import (
    LogRow,
    SkillRow,
    by_category,
    evidence_log,
    level_in_words,
    skill_rows,
    statement,
)

LOG_ROWS = 20


@dataclass(frozen=True, slots=True)
class SkillListPage:
    """My skills by category, compared with ``role_name``.

    Unless ``everything``, only those that the role asks for or that I hold; ``hidden`` counts
    the others. ``highest`` is the highest level of a skill.
    """

    role_name: str
    is_next: bool
    groups: Mapping[str, Sequence[SkillRow]]
    met: int
    asked: int
    to_confirm: int
    everything: bool
    hidden: int
    highest: int


@dataclass(frozen=True, slots=True)
class LevelLine:
    """One level of a skill: its statement, and the typical effort from the level below.

    ``is_assumed``: the framework does not say what it takes.
    """

    level: int
    name: str
    statement: str
    minutes: int
    is_assumed: bool
    is_claimed: bool
    is_confirmed: bool
    is_needed: bool


@dataclass(frozen=True, slots=True)
class Training:
    """An activity that trains a skill: its kind in words, and its effect on this skill."""

    activity: Activity
    kind: str
    effects: Sequence[Effect]


@dataclass(frozen=True, slots=True)
class SkillPage:
    """One skill: my levels, their meanings, the log, activities, and the roles that require it.

    ``has_more``: the log goes further back. ``roles`` are level -> code and name of those that
    require it.
    """

    skill: Skill
    row: SkillRow
    role_name: str
    levels: Sequence[LevelLine]
    log: Sequence[LogRow]
    has_more: bool
    training: Sequence[Training]
    roles: Mapping[int, Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class WelcomeSkill:
    """A skill to rate on the first visit; ``claimed`` is None where nothing was said yet."""

    code: str
    name: str
    choices: Sequence[tuple[int, str]]
    claimed: int | None


def welcome_skills(planning: PlanningContext) -> list[WelcomeSkill]:
    """The skills that the person's role and the roles one move away require.

    In the framework's order.
    """
    roles = [
        planning.framework.roles[code] for code in (planning.person.role, *one_move_away(planning))
    ]
    asked = {skill for role in roles for skill in role.needs}
    held = standing(planning.framework, planning.person, planning.at)
    return [
        WelcomeSkill(
            code=code,
            name=skill.name,
            choices=welcome_choices(planning.framework, skill),
            claimed=held[code].claimed if held[code].claimed_on else None,
        )
        for code, skill in planning.framework.skills.items()
        if code in asked
    ]


def welcome_choices(framework: Framework, skill: Skill) -> list[tuple[int, str]]:
    """Each level with what it means; with its name where nothing is said about it."""
    words, statements = _("You can {statement}."), ("", *skill.statements)
    return [
        (level, words.format(statement=statement) if statement else name.capitalize())
        for level, (name, statement) in enumerate(
            zip(framework.level_names, statements, strict=True)
        )
    ]


def skill_list_page(planning: PlanningContext, *, everything: bool = False) -> SkillListPage:
    """All skills of the signed-in person."""
    role, is_next = compared_role(planning)
    rows = skill_rows(planning.framework, planning.profile, role, planning.at)
    shown = [row for row in rows if everything or row.needed or row.held or row.is_waiting]
    asked = [row for row in rows if row.needed]
    return SkillListPage(
        role_name=planning.framework.roles[role].name,
        is_next=is_next,
        groups=by_category(shown),
        met=sum(not row.missing for row in asked),
        asked=len(asked),
        to_confirm=sum(row.confirmed < min(row.held, row.needed) for row in asked),
        everything=everything,
        hidden=len(rows) - len(shown),
        highest=planning.framework.levels,
    )


def compared_role(planning: PlanningContext) -> tuple[str, bool]:
    """The role that skills are compared with: the next on my route, or else my own."""
    journey = journey_of(planning.framework, planning.person, planning.goal, planning.at)
    return (journey.next_role, True) if journey else (planning.person.role, False)


def skill_page(planning: PlanningContext, code: str) -> SkillPage:
    """One skill (its code is known to the framework)."""
    role = compared_role(planning)[0]
    rows = skill_rows(planning.framework, planning.profile, role, planning.at)
    row = next(row for row in rows if row.code == code)
    skill = planning.framework.skills[code]
    log = evidence_log(planning.employee, planning.framework, skill=code, limit=LOG_ROWS + 1)
    may_not_ask = row.is_waiting or row.claimed <= row.confirmed
    return SkillPage(
        skill=skill,
        row=row,
        role_name=planning.framework.roles[role].name,
        levels=level_lines(planning.framework, row),
        log=log[:LOG_ROWS] if may_not_ask else _askable(log[:LOG_ROWS]),
        has_more=len(log) > LOG_ROWS,
        training=_training(planning.framework, code),
        roles=_asking(planning.framework, code),
    )


def _askable(log: list[LogRow]) -> list[LogRow]:
    """The log, where the newest row of one's own evidence offers to ask for confirmation."""
    newest = next((row for row in log if row.is_own), None)
    return [replace(row, can_ask=True) if row is newest else row for row in log]


def level_lines(framework: Framework, row: SkillRow) -> list[LevelLine]:
    """The levels of a skill from 0 on, and which of them somebody holds."""
    skill = framework.skills[row.code]
    return [
        LevelLine(
            level=level,
            name=name,
            statement=statement(framework, row.code, level),
            minutes=skill.minutes[level - 1] if level else 0,
            is_assumed=level in skill.assumed,
            is_claimed=level == row.claimed,
            is_confirmed=level == row.confirmed,
            is_needed=level == row.needed,
        )
        for level, name in enumerate(framework.level_names)
    ]


def level_choices(framework: Framework, code: str) -> list[tuple[int, str]]:
    """Each level of a skill with what it means, for a form; only names for a retired skill."""
    is_known = code in framework.skills
    return [
        (level, level_in_words(level, name, statement(framework, code, level) if is_known else ""))
        for level, name in enumerate(framework.level_names)
    ]


def _training(framework: Framework, code: str) -> list[Training]:
    return [
        Training(activity, str(ActivityKind(activity.kind).label), effects)
        for activity in framework.activities.values()
        if (effects := [effect for effect in activity.effects if effect.skill == code])
    ]


def _asking(framework: Framework, code: str) -> dict[int, list[tuple[str, str]]]:
    """Level -> code and name of the roles that require it; both in rising order."""
    levels: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for role in sorted(framework.roles.values(), key=lambda role: role.name):
        if code in role.needs:
            levels[role.needs[code]].append((role.code, role.name))
    return dict(sorted(levels.items()))
