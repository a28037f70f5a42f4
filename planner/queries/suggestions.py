"""Roles worth a look: the engine's suggestions, opened into their terms, before and after."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from types import MappingProxyType

from planner.engine import Opening, Person, Suggestion, suggest_targets
from planner.engine.drivers import driven
from planner.engine.framework import Role
from planner.engine.readiness import measure
from planner.engine.standing import Standing, standing
from planner.engine.suggest import LIMIT, LOST_PER_MONTH, WEIGHTS, SuggestionTerm
from planner.queries.drivers import DRIVERS, Driver, chosen_drivers, counting_tokens
from planner.queries.framework_readiness import ExplainedReadiness, explain
from planner.queries.me import Me

FAR = 15
"""How far down the list without answers a role is looked for."""

TIMES = {1: "once", 2: "twice", 3: "three times"}

# Term -> what a page calls it, and how its value from 0 to 100 is found. Published as it stands.
TERMS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "readiness": ("Readiness", "How much of what the role asks for you hold, in percent."),
        "closeness": (
            "Closeness",
            "The levels that both your role and this one ask for, in percent of the levels that"
            " either asks for. Without it, the least demanding roles would come first.",
        ),
        "arrival": (
            "Arrival",
            f"100 for today, {LOST_PER_MONTH} less for each full month until the earliest route"
            " arrives, never below 0. 0 if there is no time for learning.",
        ),
        "drivers": ("Drivers", "How well the role fits what drives you; 0 if you have not said."),
        "openings": ("Free seat", "100 if there is an opening with a free seat today, else 0."),
    }
)


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term of a suggestion: ``value`` times ``weight`` are its ``points``."""

    name: str
    how: str
    value: int
    weight: int
    points: int

    @property
    def spoken_points(self) -> str:
        return f"{self.points:,}"


@dataclass(frozen=True, slots=True)
class DriverPart:
    """What one driver adds: the role's ``value``, 0 to 100, counted ``times``."""

    driver: Driver
    value: int
    times: int

    @property
    def spoken_times(self) -> str:
        return TIMES[self.times]


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggested role. ``place`` counts from 1; ``before`` is the place without the answers.

    ``before`` is None for somebody without answers, and 0 beyond the places looked at.
    ``arrive`` is None without time to learn. Not ``is_measured``: no skill is rated yet. The
    ``parts`` open the term of the drivers.
    """

    place: int
    before: int | None
    role: Role
    track: str
    colour: str
    points: int
    terms: Sequence[TermLine]
    parts: Sequence[DriverPart]
    readiness: ExplainedReadiness
    arrive: date | None
    is_measured: bool

    @property
    def spoken_points(self) -> str:
        return f"{self.points:,}"

    @property
    def because(self) -> str:
        """The names of the drivers that speak for it, the strongest voice first."""
        voices = sorted(self.parts, key=lambda part: -part.value * part.times)
        return " and ".join(part.driver.name.lower() for part in voices[:2] if part.value)

    @property
    def change(self) -> int:
        """Places won by the answers; negative for places lost, 0 if it was out of sight."""
        return self.before - self.place if self.before else 0

    @property
    def is_lifted(self) -> bool:
        """Whether the answers moved it up, perhaps from out of sight."""
        return self.before == 0 or self.change > 0


@dataclass(frozen=True, slots=True)
class Gone:
    """A role that was suggested at ``before``, and is not after the answers."""

    role: Role
    before: int
    is_unwanted: bool


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """The suggestions, what they leave out, and what the answers change about them.

    ``below`` counts the roles under the person's level, ``leading`` those that lead people and
    are left out because the person said no.
    """

    role_name: str
    suggested: Sequence[Suggested]
    gone: Sequence[Gone]
    drivers: Sequence[Driver]
    wants_to_lead: bool | None
    has_answers: bool
    with_lower: bool
    below: int
    leading: int

    @property
    def changes_anything(self) -> bool:
        moved = any(role.before != role.place for role in self.suggested)
        return self.has_answers and (moved or bool(self.gone))

    @property
    def most_lifted(self) -> Suggested | None:
        """The role that the answers lifted the most; None if they lifted none."""
        lifted = [role for role in self.suggested if role.change > 0 and role.because]
        return max(lifted, key=lambda role: (role.change, -role.place), default=None)


def suggestion_page(me: Me, seats: Sequence[Opening], *, lower: bool = False) -> SuggestionPage:
    """The roles worth a look, before and after the person's answers. No SQL query."""
    person = _with_known_drivers(me)
    before = _before(me, person, seats, lower=lower)
    suggested = _suggested(me, person, seats, LIMIT, before, lower=lower)
    roles, here = me.framework.roles.values(), me.framework.roles[person.role]
    below = [role for role in roles if role.level < here.level]
    unwanted = person.wants_to_lead is False
    return SuggestionPage(
        role_name=here.name,
        suggested=suggested,
        gone=_gone(me, person, suggested, before),
        drivers=chosen_drivers(me.employee.drivers),
        wants_to_lead=person.wants_to_lead,
        has_answers=before is not None,
        with_lower=lower,
        below=len(below),
        leading=sum(role.leads_people and role is not here for role in roles) if unwanted else 0,
    )


def best_suggestions(me: Me, seats: Sequence[Opening], limit: int = 3) -> list[Suggested]:
    """The first few, with their terms. No SQL query."""
    return _suggested(me, _with_known_drivers(me), seats, limit, None, lower=False)


def weight_lines() -> list[TermLine]:
    """The published weights; value and points are those of the best role there could be."""
    return [
        TermLine(name, how, 100, WEIGHTS[code], 100 * WEIGHTS[code])
        for code, (name, how) in TERMS.items()
    ]


def _with_known_drivers(me: Me) -> Person:
    return replace(me.person, drivers=counting_tokens(me.framework, me.person.drivers))


def _before(
    me: Me, person: Person, seats: Sequence[Opening], *, lower: bool
) -> Mapping[str, int] | None:
    """Role -> place for the same person without any answer; None if there is no answer."""
    if not me.person.drivers and person.wants_to_lead is None:
        return None
    silent = replace(person, drivers=(), wants_to_lead=None)
    found = suggest_targets(
        me.framework, silent, at=me.at, openings=seats, limit=FAR, step_down=lower
    )
    return {suggestion.role: place for place, suggestion in enumerate(found, start=1)}


def _suggested(
    me: Me,
    person: Person,
    seats: Sequence[Opening],
    limit: int,
    before: Mapping[str, int] | None,
    *,
    lower: bool,
) -> list[Suggested]:
    found = suggest_targets(
        me.framework, person, at=me.at, openings=seats, limit=limit, step_down=lower
    )
    held = standing(me.framework, person, me.at)
    return [
        _explained(me, person, held, suggestion, (place, before))
        for place, suggestion in enumerate(found, start=1)
    ]


def _explained(
    me: Me,
    person: Person,
    held: Mapping[str, Standing],
    suggestion: Suggestion,
    places: tuple[int, Mapping[str, int] | None],
) -> Suggested:
    role = me.framework.roles[suggestion.role]
    track = me.framework.tracks[role.track]
    place, before = places
    return Suggested(
        place=place,
        before=None if before is None else before.get(role.code, 0),
        role=role,
        track=track.name,
        colour=track.colour,
        points=suggestion.points,
        terms=[_term(term) for term in suggestion.terms],
        parts=_parts(me, person, held, role),
        readiness=explain(me.framework, measure(role, held)),
        arrive=suggestion.arrive,
        is_measured=bool(person.ratings),
    )


def _term(term: SuggestionTerm) -> TermLine:
    name, how = TERMS[term.name]
    return TermLine(name, how, term.value, term.weight, term.points)


def _parts(me: Me, person: Person, held: Mapping[str, Standing], role: Role) -> list[DriverPart]:
    """The term of the drivers, driver by driver."""
    here, ready = me.framework.roles[person.role], measure(role, held)
    drivers = {driver.token: driver for driver in DRIVERS.values()}
    return [
        DriverPart(drivers[token], driven(me.framework, here, role, ready, token), len(list(same)))
        for token, same in groupby(person.drivers)
    ]


def _gone(
    me: Me, person: Person, suggested: Sequence[Suggested], before: Mapping[str, int] | None
) -> list[Gone]:
    """Which of the first places the answers took from whom."""
    now = {found.role.code for found in suggested}
    lost = {code: place for code, place in (before or {}).items() if place <= LIMIT}
    return [
        Gone(
            me.framework.roles[code],
            place,
            me.framework.roles[code].leads_people and person.wants_to_lead is False,
        )
        for code, place in lost.items()
        if code not in now
    ]
