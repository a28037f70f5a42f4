"""What a person holds: the fold of all ratings into one claimed and one confirmed level."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType

from planner.engine.values.dates import add_months, full_months
from planner.engine.values.framework import LEVEL_MIN, Framework, Skill
from planner.engine.values.person import Person, Rating

CONFIRMATION_WINDOW = timedelta(days=45)
DISAGREEMENT = 2


@dataclass(frozen=True, slots=True)
class Fold:
    """The levels that the ratings of one skill give before they fade.

    The dates are those of the deciding ratings, None where nobody has rated. ``counted`` are the
    confirmers' levels that went into ``confirmed``, in ascending order.
    """

    claimed: int = LEVEL_MIN
    claimed_on: date | None = None
    confirmed: int = LEVEL_MIN
    confirmed_on: date | None = None
    counted: tuple[int, ...] = ()

    @property
    def levels(self) -> tuple[int, ...]:
        """All ratings that count, the person's own included, in ascending order."""
        own = () if self.claimed_on is None else (self.claimed,)
        return tuple(sorted((*own, *self.counted)))


@dataclass(frozen=True, slots=True)
class Standing:
    """The levels held in one skill on one day, faded.

    The dates are those of the deciding ratings; ``..._fades_on`` is the day on which the next
    level is lost, None if there is none to lose. ``fold`` has the levels as they were given.
    """

    claimed: int
    confirmed: int
    claimed_fades_on: date | None
    confirmed_fades_on: date | None
    fold: Fold

    @property
    def level(self) -> int:
        """The level for planning: nobody has to learn again what only awaits confirmation."""
        return max(self.claimed, self.confirmed)

    @property
    def claimed_on(self) -> date | None:
        return self.fold.claimed_on

    @property
    def confirmed_on(self) -> date | None:
        return self.fold.confirmed_on

    @property
    def disagrees(self) -> bool:
        """Whether ratings that count, the person's own included, are two levels apart or more."""
        levels = self.fold.levels
        return bool(levels) and levels[-1] - levels[0] >= DISAGREEMENT


UNKNOWN = Standing(LEVEL_MIN, LEVEL_MIN, None, None, Fold())
"""Of a skill that nobody has rated, which are most."""


def standing(framework: Framework, person: Person, at: date) -> Mapping[str, Standing]:
    """Skill code -> what ``person`` holds at ``at``, for every skill of the framework.

    Nothing known is level 0 without a date. Ratings of skills that the framework does not
    have are ignored: the skill is retired.
    """
    return standing_in(framework, person, framework.skills, at)


def standing_in(
    framework: Framework, person: Person, skills: Iterable[str], at: date
) -> Mapping[str, Standing]:
    """The same for some ``skills`` of the framework only."""
    ratings = by_skill(person.ratings)
    return MappingProxyType(
        {
            code: fade(framework.skills[code], fold_ratings(ratings[code], at), at)
            if code in ratings
            else UNKNOWN
            for code in skills
        }
    )


def levels_held(framework: Framework, person: Person, at: date) -> dict[str, int]:
    """Skill code -> the level for planning at ``at``, for every skill of the framework."""
    return levels_of(standing(framework, person, at))


def levels_of(standings: Mapping[str, Standing]) -> dict[str, int]:
    """Skill code -> the level for planning."""
    return {code: held.level for code, held in standings.items()}


def by_skill(ratings: Iterable[Rating]) -> dict[str, list[Rating]]:
    """Skill code -> its ``ratings``, in the order in which they come."""
    groups: dict[str, list[Rating]] = defaultdict(list)
    for rating in ratings:
        groups[rating.skill].append(rating)
    return groups


def fold_ratings(ratings: Iterable[Rating], at: date) -> Fold:
    """Fold the ``ratings`` of one skill into the levels that they give at ``at``, before fading.

    The ratings are in the order in which they were given. Those dated after ``at`` are ignored, and
    so are those that have ended: whatever counted before them counts again.
    """
    claim: Rating | None = None
    confirmations: dict[str, Rating] = {}
    for rating in sorted([rating for rating in ratings if rating.counts(at)], key=_day):
        if rating.confirms:
            confirmations[rating.by] = rating
        else:
            claim = rating
    confirmed, confirmed_on, counted = _lower_median(confirmations.values())
    return Fold(
        claim.level if claim else LEVEL_MIN,
        claim.on if claim else None,
        confirmed,
        confirmed_on,
        counted,
    )


def _day(rating: Rating) -> date:
    return rating.on


def _lower_median(confirmations: Iterable[Rating]) -> tuple[int, date | None, tuple[int, ...]]:
    """The lower median of the recent levels, the newest day, and the levels."""
    latest = tuple(confirmations)
    if not latest:
        return LEVEL_MIN, None, ()
    if len(latest) == 1:
        return latest[0].level, latest[0].on, (latest[0].level,)
    newest = max(rating.on for rating in latest)
    counted = sorted(r.level for r in latest if newest - r.on <= CONFIRMATION_WINDOW)
    return counted[(len(counted) - 1) // 2], newest, tuple(counted)


def fade(skill: Skill, fold: Fold, at: date) -> Standing:
    """What remains of ``fold`` at ``at``, once the claim and the confirmation have faded.

    A level above the highest of the skill, given on a longer scale, counts as the highest.
    """
    claimed, claimed_fades_on = _faded(skill, fold.claimed, fold.claimed_on, at)
    confirmed, confirmed_fades_on = _faded(skill, fold.confirmed, fold.confirmed_on, at)
    return Standing(claimed, confirmed, claimed_fades_on, confirmed_fades_on, fold)


def _faded(skill: Skill, level: int, since: date | None, at: date) -> tuple[int, date | None]:
    """The level that remains at ``at``, and the day on which the next one is lost."""
    level = min(level, skill.levels)
    period = skill.fades_after_months
    if since is None or period is None or level == LEVEL_MIN:
        return level, None
    lost = full_months(since, at) // period
    left = max(LEVEL_MIN, level - lost)
    return left, add_months(since, period * (lost + 1)) if left > LEVEL_MIN else None
