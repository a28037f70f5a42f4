"""What is lost through time alone: levels that fade or end, and milestones that expire.

Assumes that nothing new is learned, confirmed or achieved in the meantime. What is held on a later
day needs no code of its own: call ``readiness``, ``lights`` or ``standing`` with that day as
``at``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.engine.standing.fold import Standing, by_skill, fade, fold_ratings, standing
from planner.engine.standing.milestones import has_milestone, milestone_expires_on
from planner.engine.values.framework import Framework, Skill
from planner.engine.values.person import Person, Rating


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that stops counting on the day ``on``: a skill's level, or a milestone.

    One of ``skill`` and ``milestone`` is a code, the other is empty. The levels, 0 to N, are those
    of the day before and of the day itself; for a milestone all are 0.
    """

    on: date
    skill: str = ""
    milestone: str = ""
    held_before: int = 0
    held_after: int = 0
    confirmed_before: int = 0
    confirmed_after: int = 0


def losses(framework: Framework, person: Person, *, at: date, until: date) -> tuple[Loss, ...]:
    """Everything lost after ``at``, up to and including ``until``.

    By day; on one day skills come before milestones, each by code. A skill that loses a level
    more than once comes once for each. The levels of ``person`` include none given after ``at``.
    """
    found = [
        *_fading(framework, person, at, until),
        *_expiring(framework, person, at, until),
    ]
    return tuple(sorted(found, key=lambda loss: (loss.on, loss.milestone, loss.skill)))


def standings_ahead(
    skill: Skill, ratings: Iterable[Rating], at: date, until: date
) -> Iterator[tuple[date, Standing]]:
    """The days after ``at``, up to and including ``until``, on which a standing changes by itself.

    Each with the standing of that day, in order. ``ratings`` are those of ``skill``; the ones
    given after ``at`` are left out.
    """
    given = [rating for rating in ratings if rating.on <= at]
    ends = {rating.until for rating in given}
    held, on = fade(skill, fold_ratings(given, at), at), at
    while True:
        days = {held.claimed_fades_on, held.confirmed_fades_on, *ends}
        ahead = [day for day in days if day is not None and on < day <= until]
        if not ahead:
            return
        on = min(ahead)
        held = fade(skill, fold_ratings(given, on), on)
        yield on, held


def _fading(framework: Framework, person: Person, at: date, until: date) -> Iterator[Loss]:
    ratings = by_skill(person.ratings)
    for code, before in standing(framework, person, at).items():
        held = before
        for on, after in standings_ahead(framework.skills[code], ratings[code], at, until):
            if after.level < held.level or after.confirmed < held.confirmed:
                yield _loss(on, code, held, after)
            held = after


def _loss(on: date, skill: str, before: Standing, after: Standing) -> Loss:
    return Loss(
        on,
        skill,
        held_before=before.level,
        held_after=after.level,
        confirmed_before=before.confirmed,
        confirmed_after=after.confirmed,
    )


def _expiring(framework: Framework, person: Person, at: date, until: date) -> Iterator[Loss]:
    for code in person.milestones:
        if code not in framework.milestones or not has_milestone(framework, person, code, at):
            continue
        expires_on = milestone_expires_on(framework, person, code)
        if expires_on is not None and expires_on <= until:
            yield Loss(expires_on, milestone=code)
