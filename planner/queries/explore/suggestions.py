"""Suggested roles with their terms, with and without the person's answers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.formats import number_format

from planner.engine import Opening, Person, Suggestion, suggest_targets, suggested_roles
from planner.engine.advice.next_roles import as_next_role
from planner.engine.advice.suggest import LIMIT
from planner.engine.standing.fold import Standing, standing
from planner.engine.standing.readiness import measure
from planner.engine.values.framework import Role
from planner.queries.career_map.readiness import ExplainedReadiness, explain
from planner.queries.common.closeness import close_because
from planner.queries.common.language import list_in_language
from planner.queries.explore.suggestion_terms import DriverPart, Judged, TermLine, term_lines
from planner.queries.people.drivers import Driver, chosen_drivers, counting_tokens
from planner.queries.people.planning_context import PlanningContext

FAR = 15
"""How far down the list without answers a role is looked for."""
VOICES = 2
"""How many drivers are named as the reason for a suggestion."""


@dataclass(frozen=True, slots=True)
class Suggested:
    """A suggested role. ``place`` counts from 1; ``before`` is the place without the answers.

    ``before`` is None for somebody without answers, and 0 beyond the places looked at. ``arrive``
    is None without time to learn. ``is_measured`` is False if no skill is rated yet.
    ``close_because`` says what brings it close to the current role; it may be empty.
    """

    place: int
    before: int | None
    role: Role
    track: str
    colour: str
    points: int
    terms: Sequence[TermLine]
    readiness: ExplainedReadiness
    arrive: date | None
    is_measured: bool
    close_because: str

    @property
    def spoken_points(self) -> str:
        return number_format(self.points, force_grouping=True)

    @property
    def parts(self) -> list[DriverPart]:
        """What the term of the drivers is made of."""
        return [part for term in self.terms for part in term.parts]

    @property
    def because(self) -> str:
        """The names of the drivers in favour, the strongest first."""
        voices = sorted(self.parts, key=lambda part: -part.value * part.times)
        return list_in_language(str(part.driver.name) for part in voices[:VOICES] if part.value)

    @property
    def change(self) -> int:
        """Places gained through the answers; negative for places lost, 0 if it was out of sight."""
        return self.before - self.place if self.before else 0

    @property
    def is_lifted(self) -> bool:
        """Whether the answers moved it up, perhaps from beyond the list."""
        return self.before == 0 or self.change > 0


@dataclass(frozen=True, slots=True)
class DroppedSuggestion:
    """A role that was at place ``before``, and is not suggested with the answers."""

    role: Role
    before: int
    is_unwanted: bool


@dataclass(frozen=True, slots=True)
class SuggestionPage:
    """The suggestions, what they leave out, and how the answers change them.

    ``below`` names the roles under the person's level; ``leading`` those of the others that lead
    people, and are left out because the person said no.
    """

    role_name: str
    suggested: Sequence[Suggested]
    gone: Sequence[DroppedSuggestion]
    drivers: Sequence[Driver]
    wants_to_lead: bool | None
    has_answers: bool
    with_lower: bool
    below: Sequence[str]
    leading: Sequence[str]

    @property
    def changes_anything(self) -> bool:
        moved = any(role.before != role.place for role in self.suggested)
        return self.has_answers and (moved or bool(self.gone))

    @property
    def most_lifted(self) -> Suggested | None:
        """The role that the answers moved up the most; None if they moved none up."""
        lifted = [role for role in self.suggested if role.change > 0 and role.because]
        return max(lifted, key=lambda role: (role.change, -role.place), default=None)


def suggestion_page(
    planning: PlanningContext, seats: Sequence[Opening], *, lower: bool = False
) -> SuggestionPage:
    """The suggested roles, with and without the person's answers."""
    person = _with_known_drivers(planning)
    before = _before(planning, person, seats, lower=lower)
    suggested = _suggested(planning, person, seats, LIMIT, before, lower=lower)
    below = _below(planning)
    return SuggestionPage(
        role_name=planning.framework.roles[person.role].name,
        suggested=suggested,
        gone=_gone(planning, person, suggested, before),
        drivers=chosen_drivers(planning.employee.drivers),
        wants_to_lead=person.wants_to_lead,
        has_answers=before is not None,
        with_lower=lower,
        below=_names(below),
        leading=_names(_leading(planning, [] if lower else below)),
    )


def best_suggestions(
    planning: PlanningContext, seats: Sequence[Opening], limit: int = 3
) -> list[Suggested]:
    """The first few, with their terms."""
    return _suggested(planning, _with_known_drivers(planning), seats, limit, None, lower=False)


def _below(planning: PlanningContext) -> list[Role]:
    """The roles under the person's level."""
    here = planning.framework.roles[planning.person.role]
    return [role for role in planning.framework.roles.values() if role.level < here.level]


def _leading(planning: PlanningContext, out: Sequence[Role]) -> list[Role]:
    """The roles that a no to leading leaves out, apart from those that are ``out`` already."""
    if planning.person.wants_to_lead is not False:
        return []
    others = (
        role for role in planning.framework.roles.values() if role.code != planning.person.role
    )
    return [role for role in others if role.leads_people and role not in out]


def _names(roles: Sequence[Role]) -> list[str]:
    return sorted(role.name for role in roles)


def _with_known_drivers(planning: PlanningContext) -> Person:
    return replace(
        planning.person, drivers=counting_tokens(planning.framework, planning.person.drivers)
    )


def _before(
    planning: PlanningContext, person: Person, seats: Sequence[Opening], *, lower: bool
) -> Mapping[str, int] | None:
    """Role -> place for the same person without any answer; None if there is no answer."""
    if not planning.person.drivers and person.wants_to_lead is None:
        return None
    silent = replace(person, drivers=(), wants_to_lead=None)
    found = suggested_roles(
        planning.framework, silent, at=planning.at, openings=seats, limit=FAR, step_down=lower
    )
    return {code: place for place, code in enumerate(found, start=1)}


def _suggested(
    planning: PlanningContext,
    person: Person,
    seats: Sequence[Opening],
    limit: int,
    before: Mapping[str, int] | None,
    *,
    lower: bool,
) -> list[Suggested]:
    found = suggest_targets(
        planning.framework, person, at=planning.at, openings=seats, limit=limit, step_down=lower
    )
    held = standing(planning.framework, person, planning.at)
    return [
        _explained(planning, person, held, suggestion, (place, before))
        for place, suggestion in enumerate(found, start=1)
    ]


def _explained(
    planning: PlanningContext,
    person: Person,
    held: Mapping[str, Standing],
    suggestion: Suggestion,
    places: tuple[int, Mapping[str, int] | None],
) -> Suggested:
    role = planning.framework.roles[suggestion.role]
    track = planning.framework.tracks[role.track]
    ready = measure(role, held)
    close = as_next_role(planning.framework, person.role, role.code)
    place, before = places
    return Suggested(
        place=place,
        before=None if before is None else before.get(role.code, 0),
        role=role,
        track=track.name,
        colour=track.colour,
        points=suggestion.points,
        terms=term_lines(Judged(planning.framework, person, planning.at, suggestion, ready, close)),
        readiness=explain(planning.framework, ready, is_rated=bool(person.ratings)),
        arrive=suggestion.arrive,
        is_measured=bool(person.ratings),
        close_because=close_because(planning.framework, person.role, close),
    )


def _gone(
    planning: PlanningContext,
    person: Person,
    suggested: Sequence[Suggested],
    before: Mapping[str, int] | None,
) -> list[DroppedSuggestion]:
    """The roles that the answers removed from the first places."""
    now = {found.role.code for found in suggested}
    first = {code: place for code, place in (before or {}).items() if place <= LIMIT}
    lost = ((planning.framework.roles[code], first[code]) for code in first if code not in now)
    says_no = person.wants_to_lead is False
    return [DroppedSuggestion(role, place, role.leads_people and says_no) for role, place in lost]
