"""What would change if: some activities done, some skills confirmed, another weekly budget."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from planner.engine.activities.reach import perform
from planner.engine.activities.schedule import in_order
from planner.engine.routes.legs import Route
from planner.engine.routes.no_route import NoRoute
from planner.engine.routes.routes import routes
from planner.engine.standing.fold import levels_held
from planner.engine.standing.readiness import Readiness, readiness
from planner.engine.values.framework import Framework
from planner.engine.values.person import Person, Rating

SUPPOSED = "supposed"  # who rates in a supposed rating


@dataclass(frozen=True, slots=True)
class Outcome:
    """The readiness for the target, and the route that arrives first or why there is none."""

    readiness: Readiness
    route: Route | None
    no_route: NoRoute | None


@dataclass(frozen=True, slots=True)
class WhatIf:
    """The same questions, answered as things are and as they would be."""

    before: Outcome
    after: Outcome


def what_if(  # noqa: PLR0913  # the normative signature
    framework: Framework,
    person: Person,
    target: str,
    *,
    at: date,
    activities: Iterable[str] = (),
    confirm: Iterable[str] = (),
    weekly_minutes: int | None = None,
) -> WhatIf:
    """Compare today with the day on which the ``activities`` are done and the skills confirmed.

    Activities are done in the order given, each behind those of them that it comes after, and
    add a self-rating at the level that they lead to. ``confirm`` names skills: all who confirmed
    them before, and one person more, are supposed to confirm the level then held.

    Raises ``UnknownRole``, ``AlreadyThere``, ``KeyError`` for an unknown activity or skill, and
    ``ValueError`` for activities that wait for each other or a negative budget.
    """
    supposed = suppose(
        framework,
        person,
        at=at,
        activities=activities,
        confirm=confirm,
        weekly_minutes=weekly_minutes,
    )
    return WhatIf(
        before=_outcome(framework, person, target, at),
        after=_outcome(framework, supposed, target, at),
    )


def suppose(
    framework: Framework,
    person: Person,
    *,
    at: date,
    activities: Iterable[str] = (),
    confirm: Iterable[str] = (),
    weekly_minutes: int | None = None,
) -> Person:
    """``person`` as they would be at ``at``; ask the engine about them whatever you like.

    What is supposed, and what it raises, is as in ``what_if``.
    """
    supposed = _with_activities(framework, person, at, activities)
    supposed = _with_confirmations(framework, supposed, at, confirm)
    if weekly_minutes is None:
        return supposed
    return replace(supposed, weekly_minutes=weekly_minutes)


def _outcome(framework: Framework, person: Person, target: str, at: date) -> Outcome:
    ready = readiness(framework, person, target, at)
    try:
        return Outcome(ready, routes(framework, person, target, at=at, k=1)[0], None)
    except NoRoute as refusal:
        return Outcome(ready, None, refusal)


def _with_activities(
    framework: Framework, person: Person, at: date, activities: Iterable[str]
) -> Person:
    held = levels_held(framework, person, at)
    then = held
    for activity in in_order([framework.activities[code] for code in activities]):
        then = perform(activity, then)
    claims = (
        Rating(skill, level, at, SUPPOSED, confirms=False)
        for skill, level in then.items()
        if level > held.get(skill, 0)
    )
    return replace(person, ratings=(*person.ratings, *claims))


def _with_confirmations(
    framework: Framework, person: Person, at: date, confirm: Iterable[str]
) -> Person:
    held = levels_held(framework, person, at)
    words = (word for skill in confirm for word in _agreed(person, skill, held[skill], at))
    return replace(person, ratings=(*person.ratings, *words))


def _agreed(person: Person, skill: str, level: int, at: date) -> Iterator[Rating]:
    """Everybody's confirmation of ``level``."""
    confirmers = {
        rating.by for rating in person.ratings if rating.confirms and rating.skill == skill
    }
    for by in sorted(confirmers | {SUPPOSED}):
        yield Rating(skill, level, at, by, confirms=True)
