"""Rules of the framework check about roles and the moves between them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping

from planner.engine.checks.findings import ERROR, WARNING, Finding
from planner.engine.values.framework import LEVEL_MIN, MINUTES_PER_HOUR, Framework, Role, Skill
from planner.engine.values.graph import reachable
from planner.engine.values.sentences import Fact, Sentence
from planner.engine.values.sentences import gettext as _

STEEP_LEVELS = 3
STEEP_HOURS = 300


def no_roles(framework: Framework) -> Iterator[Finding]:
    """A framework without a role."""
    if not framework.roles:
        yield Finding(
            "no-roles",
            ERROR,
            (),
            _("The framework has no roles, so nobody can have a place in it."),
            _("Add the roles that people have, and the moves between them."),
        )


def promotion_not_up(framework: Framework) -> Iterator[Finding]:
    """A promotion to the same or a lower level."""
    roles = framework.roles
    pairs = {(move.source, move.target) for move in framework.moves if move.kind == "promotion"}
    for source, target in pairs:
        if roles[target].level <= roles[source].level:
            yield Finding(
                "promotion-not-up",
                ERROR,
                (source, target),
                _(
                    "The promotion from “{source}” (level {source_level}) "
                    "to “{target}” (level {target_level}) does not lead up.",
                    source=roles[source].name,
                    source_level=roles[source].level,
                    target=roles[target].name,
                    target_level=roles[target].level,
                ),
                _("Make it a lateral or cross move, or correct the level of one of the roles."),
            )


def dead_end(framework: Framework) -> Iterator[Finding]:
    """No move leads away, and the role is not the highest of its track."""
    highest: dict[str, int] = defaultdict(int)
    for role in framework.roles.values():
        highest[role.track] = max(highest[role.track], role.level)
    sources = {move.source for move in framework.moves}
    for role in framework.roles.values():
        if role.code not in sources and role.level < highest[role.track]:
            yield Finding(
                "dead-end",
                WARNING,
                (role.code,),
                _(
                    "No move leads away from “{role}”, "
                    "although its track “{track}” goes on above it.",
                    role=role.name,
                    track=framework.tracks[role.track].name,
                ),
                _("Add a move to a next role, or accept the warning with a reason."),
            )


def unreachable_role(framework: Framework) -> Iterator[Finding]:
    """No chain of moves leads here from any role of the lowest level."""
    reached = _reachable(framework)
    for role in framework.roles.values():
        if role.code not in reached:
            yield Finding(
                "unreachable-role",
                WARNING,
                (role.code,),
                _(
                    "“{role}” cannot be reached from any role of the lowest level.",
                    role=role.name,
                ),
                _("Add a move into it from a role that people can reach."),
            )


def _reachable(framework: Framework) -> set[str]:
    targets = defaultdict(list)
    for move in framework.moves:
        targets[move.source].append(move.target)
    lowest = _lowest(framework)
    return reachable(targets, [r.code for r in framework.roles.values() if r.level == lowest])


def _lowest(framework: Framework) -> int:
    return min((role.level for role in framework.roles.values()), default=0)


def step_too_high(framework: Framework) -> Iterator[Finding]:
    """Three levels or more in one skill, or over 300 typical hours, from role to role."""
    for pair in {(move.source, move.target) for move in framework.moves}:
        source, target = (framework.roles[code] for code in pair)
        if reasons := tuple(_too_high(framework.skills, source, target)):
            yield Finding(
                "step-too-high",
                WARNING,
                pair,
                _(
                    "The step from “{source}” to “{target}” is high: {reasons}.",
                    source=source.name,
                    target=target.name,
                    reasons=reasons,
                ),
                _("Put a role in between, or bring the two roles’ requirements closer together."),
            )


def _too_high(skills: Mapping[str, Skill], source: Role, target: Role) -> Iterator[Sentence]:
    held, minutes = source.needs, 0
    for code, needed in target.needs.items():
        start = held.get(code, LEVEL_MIN)
        minutes += skills[code].effort(start, needed)
        if needed - start >= STEEP_LEVELS:
            yield _(
                "“{skill}” from level {start} to {needed}",
                skill=skills[code].name,
                start=start,
                needed=needed,
            )
    if minutes > STEEP_HOURS * MINUTES_PER_HOUR:
        yield _("{hours} typical hours of learning", hours=_hours(minutes))


def _hours(minutes: int) -> float:
    """Without a decimal point where the hours are whole."""
    whole, rest = divmod(minutes, MINUTES_PER_HOUR)
    return minutes / MINUTES_PER_HOUR if rest else whole


def empty_role(framework: Framework) -> Iterator[Finding]:
    """A role that requires nothing."""
    for role in framework.roles.values():
        if not role.requires:
            yield Finding(
                "empty-role",
                WARNING,
                (role.code,),
                _(
                    # “%” is a word here, xgettext:no-python-format
                    "“{role}” asks for no skills, so everybody is 100 % ready for it.",
                    role=role.name,
                ),
                _("Say which skills the role asks for, and at which levels."),
            )


def one_way_in(framework: Framework) -> Iterator[Finding]:
    """A role above the lowest level with a single move into it."""
    ways = Counter(move.target for move in framework.moves)
    origins = {move.target: move.source for move in framework.moves}
    for role in framework.roles.values():
        if role.level > _lowest(framework) and ways[role.code] == 1:
            origin = framework.roles[origins[role.code]]
            yield Finding(
                "one-way-in",
                WARNING,
                (role.code,),
                _(
                    "The only way to “{role}” is from “{origin}”.",
                    role=role.name,
                    origin=origin.name,
                ),
                _("Open a second way in, or accept the warning with a reason."),
            )


def growth_beyond_need(framework: Framework) -> Iterator[Finding]:
    """A role teaches more of a skill than any role that it leads to requires.

    A role that leads nowhere is left out, as there is nothing to compare it with.
    """
    sources = {move.source for move in framework.moves}
    asked: dict[tuple[str, str], int] = defaultdict(int)
    for move in framework.moves:
        for skill, level in framework.roles[move.target].needs.items():
            asked[move.source, skill] = max(asked[move.source, skill], level)
    for role in framework.roles.values():
        for skill, level in _taught(role).items():
            if role.code in sources and level > asked[role.code, skill]:
                yield _growth_finding(role, framework.skills[skill], level, asked[role.code, skill])


def _taught(role: Role) -> dict[str, int]:
    taught: dict[str, int] = defaultdict(int)
    for growth in role.grows:
        taught[growth.skill] = max(taught[growth.skill], growth.level)
    return taught


def _growth_finding(role: Role, skill: Skill, taught: int, asked: int) -> Finding:
    facts: Mapping[str, Fact] = {"role": role.name, "skill": skill.name, "taught": taught}
    message = (
        _(
            "“{role}” teaches “{skill}” up to level {taught}, "
            "but the roles that it leads to ask for level {asked} at most.",
            asked=asked,
            **facts,
        )
        if asked
        else _(
            "“{role}” teaches “{skill}” up to level {taught}, "
            "but it leads to no role that asks for it.",
            **facts,
        )
    )
    return Finding(
        "growth-beyond-need",
        WARNING,
        (role.code, skill.code),
        message,
        _("Lower the level that the role teaches, or ask for more in a role that it leads to."),
    )


RULES = (
    no_roles,
    promotion_not_up,
    dead_end,
    unreachable_role,
    step_too_high,
    empty_role,
    one_way_in,
    growth_beyond_need,
)
