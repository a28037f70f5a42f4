"""In which order a set of activities can be done, so that the wanted levels are reached."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from planner.engine.activities.reach import may_begin, perform, reachable_levels
from planner.engine.values.framework import Activity

State = tuple[frozenset[str], frozenset[tuple[str, int]]]


def doable_order(
    activities: Iterable[Activity], held: Mapping[str, int], wanted: Mapping[str, int]
) -> tuple[str, ...] | None:
    """An order of all ``activities`` that ends at or above ``wanted``; None if there is none.

    What an activity comes ``after`` must be among them. An effect is lost if one is not yet at
    its ``from_level``, so the order matters. At each point the activity with the smallest code is
    taken among those that lose nothing by being done now; if each would lose something, the
    smallest code that still leads to the end.
    """
    by_code = {activity.code: activity for activity in sorted(activities, key=lambda a: a.code)}
    return _Search(dict(wanted)).finish(by_code, dict(held))


@dataclass
class _Search:
    """A depth-first search that remembers from where the end cannot be reached."""

    wanted: dict[str, int]
    failed: set[State] = field(default_factory=set)

    def finish(
        self, left: dict[str, Activity], levels: Mapping[str, int]
    ) -> tuple[str, ...] | None:
        """An order of the activities ``left`` from these levels, or None."""
        state = (frozenset(left), frozenset(levels.items()))
        if state in self.failed:
            return None
        reach = reachable_levels(left.values(), levels)
        if self._falls_short(reach):
            return None
        if not left:
            return ()
        for activity in _choices(left, levels, reach):
            rest = {code: other for code, other in left.items() if code != activity.code}
            order = self.finish(rest, perform(activity, levels))
            if order is not None:
                return (activity.code, *order)
        self.failed.add(state)
        return None

    def _falls_short(self, reach: Mapping[str, int]) -> bool:
        return any(reach.get(skill, 0) < level for skill, level in self.wanted.items())


def _choices(
    left: Mapping[str, Activity], levels: Mapping[str, int], reach: Mapping[str, int]
) -> Iterator[Activity]:
    """The candidates to try next: a single one if some activity loses nothing by being done now."""
    ready = [
        activity
        for activity in left.values()
        if not any(before in left for before in activity.after) and may_begin(activity, levels)
    ]
    harmless = next((a for a in ready if not _loses(a, levels, reach)), None)
    return iter(ready if harmless is None else [harmless])


def _loses(activity: Activity, levels: Mapping[str, int], reach: Mapping[str, int]) -> bool:
    """Whether doing the activity now would waste an effect that could still work later."""
    return any(
        levels.get(effect.skill, 0) < effect.from_level <= reach.get(effect.skill, 0)
        for effect in activity.effects
    )
