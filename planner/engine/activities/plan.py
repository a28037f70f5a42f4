"""The activity plan: the least effort that closes a gap between levels held and needed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass

from planner.engine.activities.model import Choice, CoverModel
from planner.engine.activities.reach import startable, worth_considering
from planner.engine.values.framework import MINUTES_PER_HOUR, Activity, Framework


@dataclass(frozen=True, slots=True)
class OnTheJob:
    """What no activity reaches: practice from ``from_level`` up to ``level``."""

    skill: str
    level: int
    from_level: int
    minutes: int

    @property
    def hours(self) -> float:
        """The typical effort; exact, since it is a whole number of quarter hours."""
        return self.minutes / MINUTES_PER_HOUR


@dataclass(frozen=True, slots=True)
class ActivityPlan:
    """Activities in an order in which they can be done, and what is left to practice.

    ``minutes`` is the effort of the activities alone; ``on_the_job`` is sorted by skill.
    """

    activities: tuple[str, ...]
    minutes: int
    on_the_job: tuple[OnTheJob, ...]


def activity_plan(
    framework: Framework, held: Mapping[str, int], needed: Mapping[str, int]
) -> ActivityPlan:
    """The activities of least total effort that lead from ``held`` to ``needed`` levels.

    A skill absent from ``held`` is at level 0. An effect works only for somebody who is at its
    ``from_level`` when the activity begins, and never lowers a level. All activities ``after``
    which one comes are done before it, and it may begin when any of its effects applies, or if
    it has none. An activity is done at most once.

    Of several plans with equally many minutes, the one with fewer activities of no minutes
    counts, then the one whose sorted codes compare smallest. What no order of activities can
    reach is left ``on_the_job``, from the highest level that activities reach together. (Where
    they can lift either of two skills but not both, the skill with the smaller code comes first.)

    Raises ``KeyError`` for a needed skill that the framework does not have.
    """
    gaps = {s: n for s, n in sorted(needed.items()) if held.get(s, 0) < n}
    reached, choice = _best(framework.activities, held, gaps)
    return ActivityPlan(
        activities=choice.order,
        minutes=sum(framework.activities[code].minutes for code in choice.order),
        on_the_job=tuple(
            OnTheJob(skill, level, reached[skill], minutes)
            for skill, level in gaps.items()
            if reached[skill] < level
            for minutes in [framework.skills[skill].effort(reached[skill], level)]
        ),
    )


def _best(
    activities: Mapping[str, Activity], held: Mapping[str, int], gaps: Mapping[str, int]
) -> tuple[dict[str, int], Choice]:
    """The levels that activities reach in the skills of ``gaps``, and the best way there."""
    bound = startable(activities, held)[1]
    reached = {skill: min(level, bound.get(skill, 0)) for skill, level in gaps.items()}
    while (choice := _model(activities, held, reached).best()) is None:
        reached[_first_too_high(activities, held, reached)] -= 1
    return reached, choice


def _first_too_high(
    activities: Mapping[str, Activity], held: Mapping[str, int], wanted: Mapping[str, int]
) -> str:
    """The first skill whose wanted level is not reached together with those before it."""
    skills = list(wanted)

    def is_too_much(last: int) -> bool:
        some = {skill: wanted[skill] for skill in skills[: last + 1]}
        return not _model(activities, held, some).is_possible()

    return skills[bisect_left(range(len(skills)), True, key=is_too_much)]


def _model(
    activities: Mapping[str, Activity], held: Mapping[str, int], wanted: Mapping[str, int]
) -> CoverModel:
    return CoverModel(worth_considering(activities, held, wanted), held, wanted)
