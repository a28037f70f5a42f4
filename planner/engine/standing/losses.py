"""What time takes away by itself: levels that fade and milestones that expire.

Nothing new is learned, confirmed or achieved until then. What is held on a later day needs no
code of its own: ask ``readiness``, ``lights`` or ``standing`` with that day as ``at``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.engine.standing.fold import Standing, fade, standing
from planner.engine.standing.milestones import has_milestone, milestone_expires_on
from planner.engine.values.framework import Framework, Skill
from planner.engine.values.person import Person


@dataclass(frozen=True, slots=True)
class Loss:
    """Something that counts no more from the day ``on``: a skill's level, or a milestone.

    One of ``skill`` and ``milestone`` is a code, the other is empty. The levels, 0 to 4, are
    those of the day before and of the day itself; for a milestone all are 0.
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
    more than once comes once for each.
    """
    found = [
        *_fading(framework, person, at, until),
        *_expiring(framework, person, at, until),
    ]
    return tuple(sorted(found, key=lambda loss: (loss.on, loss.milestone, loss.skill)))


def _fading(framework: Framework, person: Person, at: date, until: date) -> Iterator[Loss]:
    for code, held in standing(framework, person, at).items():
        skill = framework.skills[code]
        before = held
        for on in _fading_days(skill, held):
            if on > until:
                break
            after = fade(skill, held.fold, on)
            if (before.level, before.confirmed) != (after.level, after.confirmed):
                yield _loss(on, code, before, after)
            before = after


def _fading_days(skill: Skill, held: Standing) -> Iterator[date]:
    """The days on which the claim or what is confirmed loses a level, in order."""
    while days := [day for day in (held.claimed_fades_on, held.confirmed_fades_on) if day]:
        yield min(days)
        held = fade(skill, held.fold, min(days))


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
