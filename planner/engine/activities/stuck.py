"""Activities of a solution that wait for each other, and what a solution must do about them.

Take a set of activities of which each waits for another one of the set: for a prerequisite, or
for an effect that brings the level from which its own effect is used. If one of them is done
all the same, then something outside the set feeds the set, or one of them does without the
effect for which it waited. Otherwise none could be the first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from planner.engine.values.framework import Activity, Effect


class Use(NamedTuple):
    """One effect of one activity."""

    activity: str
    effect: Effect

    def feeds(self, other: Use) -> bool:
        """Whether it raises somebody from below the starting level of ``other`` to that level."""
        start = other.effect.from_level
        return (
            self.effect.skill == other.effect.skill
            and self.effect.from_level < start <= self.effect.to_level
        )


Reason = str | Use  # what an activity waits with: a prerequisite, or an effect that starts higher


class Cut(NamedTuple):
    """If ``waiting`` is part of a plan, then one of ``feeders`` is, or one of ``spared`` is not."""

    waiting: str | Use
    feeders: frozenset[Use]
    spared: frozenset[Use]


def stuck_reasons(
    activities: Mapping[str, Activity], used: Iterable[Use], held: Mapping[str, int]
) -> dict[str, Reason]:
    """Replay the activities with the effects ``used``; map each that cannot begin to a reason."""
    levels = dict(held)
    uses: dict[str, list[Use]] = {code: [] for code in activities}
    for use in used:
        uses[use.activity].append(use)
    left = dict(activities)
    while ready := [code for code in left if _reason(left, code, uses, levels) is None]:
        for code in ready:
            del left[code]
            for _, effect in uses[code]:
                levels[effect.skill] = max(levels.get(effect.skill, 0), effect.to_level)
    reasons = {code: _reason(left, code, uses, levels) for code in left}
    return {code: reason for code, reason in reasons.items() if reason is not None}


def _reason(
    left: Mapping[str, Activity],
    code: str,
    uses: Mapping[str, list[Use]],
    levels: Mapping[str, int],
) -> Reason | None:
    """Why an activity cannot be done yet: a prerequisite first, else an effect in use."""
    prerequisites: Iterator[Reason] = (before for before in left[code].after if before in left)
    waiting: Iterator[Reason] = (
        use for use in uses[code] if levels.get(use.effect.skill, 0) < use.effect.from_level
    )
    return next(prerequisites, None) or next(waiting, None)


def cuts(reasons: Mapping[str, Reason], used: Iterable[Use], uses: Iterable[Use]) -> Iterator[Cut]:
    """The cuts that the next solution must respect: one for each stuck activity.

    ``used`` are the effects that this solution uses, ``uses`` all that there are.
    """
    stuck_uses = [use for use in used if use.activity in reasons]
    all_uses = tuple(uses)
    for code in reasons:
        members = _waiting_together(code, reasons, stuck_uses)
        yield _cut(code, {member: reasons[member] for member in members}, all_uses)


def _waiting_together(
    code: str, reasons: Mapping[str, Reason], used: Iterable[Use]
) -> frozenset[str]:
    """``code`` and everything for which it waits, directly or through others."""
    members, found = frozenset[str](), frozenset({code})
    while found != members:
        members = found
        for member in members:
            found |= _awaited(reasons[member], used)
    return members


def _awaited(reason: Reason, used: Iterable[Use]) -> set[str]:
    if isinstance(reason, str):
        return {reason}
    return {use.activity for use in used if use.feeds(reason)}


def _cut(code: str, members: Mapping[str, Reason], uses: Iterable[Use]) -> Cut:
    """The cut for ``code`` in a set of activities that wait for each other."""
    starts = [reason for reason in members.values() if isinstance(reason, Use)]
    feeders = {use for use in uses if any(use.feeds(start) for start in starts)}
    helpers = {use.activity for use in feeders if use != members.get(use.activity)}
    helpers |= {reason for reason in members.values() if isinstance(reason, str)}
    reason = members[code]
    return Cut(
        waiting=reason if isinstance(reason, Use) else code,
        feeders=frozenset(use for use in feeders if use.activity not in members),
        spared=frozenset(s for s in starts if s.activity in helpers and s.activity != code),
    )
