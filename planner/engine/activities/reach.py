"""What activities can do for somebody at all: reachable levels, and the activities worth a look."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from planner.engine.values.framework import Activity, Effect


def perform(activity: Activity, levels: Mapping[str, int]) -> dict[str, int]:
    """The levels after ``activity``: an effect lifts those who begin at its ``from_level``."""
    after = dict(levels)
    for effect in activity.effects:
        held = levels.get(effect.skill, 0)
        if effect.from_level <= held:
            after[effect.skill] = max(after.get(effect.skill, 0), effect.to_level)
    return after


def reachable_levels(activities: Iterable[Activity], levels: Mapping[str, int]) -> dict[str, int]:
    """An upper bound: the levels if all ``activities`` could be repeated at will."""
    reached = dict(levels)
    waiting = {effect for activity in activities for effect in activity.effects}
    while works := {e for e in waiting if e.from_level <= reached.get(e.skill, 0)}:
        for effect in works:
            reached[effect.skill] = max(reached.get(effect.skill, 0), effect.to_level)
        waiting -= works
    return reached


def may_begin(activity: Activity, levels: Mapping[str, int]) -> bool:
    """Whether any of its effects applies at these levels; always, if it has none."""
    starts = (effect.from_level <= levels.get(effect.skill, 0) for effect in activity.effects)
    return not activity.effects or any(starts)


def startable(
    activities: Mapping[str, Activity], held: Mapping[str, int]
) -> tuple[dict[str, Activity], dict[str, int]]:
    """The activities that somebody who holds ``held`` could ever begin, and the levels reached.

    An upper bound: as if each of them could be repeated at will.
    """
    done: dict[str, Activity] = {}
    levels = dict(held)
    while ready := {
        code: activity
        for code, activity in activities.items()
        if code not in done
        and all(before in done for before in activity.after)
        and may_begin(activity, levels)
    }:
        done.update(ready)
        levels = reachable_levels(done.values(), levels)
    return done, levels


def worth_considering(
    activities: Mapping[str, Activity], held: Mapping[str, int], wanted: Mapping[str, int]
) -> dict[str, Activity]:
    """The activities that may help to get from ``held`` to ``wanted``, sorted by code.

    Each keeps only the effects that can work and that raise a skill past a wanted level, or past
    the starting level of an effect that is kept. What others come after also keeps the effects
    that let it begin. The rest cannot change any plan.
    """
    candidates, reach = startable(activities, held)
    thresholds = {skill: {level} for skill, level in wanted.items()}
    kept: dict[str, tuple[Effect, ...]] = {}
    while (grown := _useful(candidates, kept, thresholds, held, reach)) != kept:
        kept = grown
        for effects in kept.values():
            for effect in effects:
                thresholds.setdefault(effect.skill, set()).add(effect.from_level)
    return {code: replace(candidates[code], effects=kept[code]) for code in sorted(kept)}


def _useful(
    candidates: Mapping[str, Activity],
    kept: Mapping[str, tuple[Effect, ...]],
    thresholds: Mapping[str, set[int]],
    held: Mapping[str, int],
    reach: Mapping[str, int],
) -> dict[str, tuple[Effect, ...]]:
    """The effects of the candidates that cross a threshold.

    Candidates without any are left out, unless one of those ``kept`` comes after them.
    """
    prerequisites = {before for code in kept for before in candidates[code].after}

    def crosses(effect: Effect) -> bool:
        levels = thresholds.get(effect.skill, ())
        if not levels or effect.from_level > reach.get(effect.skill, 0):
            return False
        start = max(effect.from_level, held.get(effect.skill, 0))
        return any(start < level <= effect.to_level for level in levels)

    trimmed = {code: tuple(filter(crosses, one.effects)) for code, one in candidates.items()}
    return {
        code: _with_beginning(candidates[code], effects, held) if code in prerequisites else effects
        for code, effects in trimmed.items()
        if effects or code in prerequisites
    }


def _with_beginning(
    activity: Activity, effects: tuple[Effect, ...], held: Mapping[str, int]
) -> tuple[Effect, ...]:
    """``effects`` and what is needed to tell, as with all of them, when the activity may begin."""
    at_once = [e for e in activity.effects if e.from_level <= held.get(e.skill, 0)]
    if not at_once:
        return activity.effects
    return effects if set(at_once) & set(effects) else (*effects, at_once[0])
