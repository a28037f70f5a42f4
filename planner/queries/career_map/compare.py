"""Up to four roles side by side, compared with what the signed-in person has."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from planner.engine import Lights, NoRoute, Opening, Route, lights, routes
from planner.engine.standing.fold import Standing, standing
from planner.engine.values.framework import Role, Track
from planner.queries.career_map.readiness import (
    ExplainedReadiness,
    ExplainedTerm,
    explained_readiness,
)
from planner.queries.career_map.role_milestones import RoleMilestone, role_milestones_of
from planner.queries.common.language import translate_sentence
from planner.queries.goals.goal import expected_journey
from planner.queries.people.planning_context import PlanningContext

MOST_ROLES = 4


@dataclass(frozen=True, slots=True)
class RoleColumn:
    """A role of the comparison. Without a ``route``, ``obstacle`` says why.

    ``minutes`` of learning are on the route; ``stops`` are the roles on it, by name, with the day
    of arrival.

    ``others`` are the codes of the other roles, for the link that takes this one out.
    """

    role: Role
    track: Track
    readiness: ExplainedReadiness
    lights: Lights
    gates: Sequence[RoleMilestone]
    route: Route | None
    minutes: int
    stops: Sequence[tuple[str, date]]
    obstacle: str
    is_here: bool
    is_goal: bool
    others: Sequence[str]


@dataclass(frozen=True, slots=True)
class FactRow:
    """One fact about each role. ``kind`` says how a cell is to be shown."""

    kind: str
    label: str
    columns: Sequence[RoleColumn]
    differs: bool


@dataclass(frozen=True, slots=True)
class SkillLine:
    """A skill that one of the roles asks for, what the person holds, and a term for each role.

    A term is None where the role does not ask for the skill.
    """

    code: str
    name: str
    held: int
    confirmed: int
    terms: Sequence[ExplainedTerm | None]

    @property
    def differs(self) -> bool:
        asked = {term and (term.needed, term.weight, term.essential) for term in self.terms}
        return len(asked) > 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """The rows shown, and the number of further rows that are the same for every role.

    ``unknown`` are the codes that the map does not have, ``too_many`` the roles beyond the four.
    """

    columns: Sequence[RoleColumn]
    facts: Sequence[FactRow]
    skills: Sequence[SkillLine]
    same: int
    only_different: bool
    unknown: Sequence[str]
    too_many: Sequence[Role]


def comparison(
    planning: PlanningContext,
    codes: Iterable[str],
    seats: Sequence[Opening],
    *,
    only_different: bool = False,
) -> Comparison:
    """The roles ``codes`` in that order, each once, at most four."""
    asked = list(dict.fromkeys(codes))
    known = [code for code in asked if code in planning.framework.roles]
    columns = [_column(planning, code, known[:MOST_ROLES], seats) for code in known[:MOST_ROLES]]
    facts = list(_facts(columns))
    skills = _skills(planning, columns)
    narrowed = only_different and len(columns) > 1
    return Comparison(
        columns=columns,
        facts=[row for row in facts if row.differs or not narrowed],
        skills=[row for row in skills if row.differs or not narrowed],
        same=_same(facts, skills) if len(columns) > 1 else 0,
        only_different=narrowed,
        unknown=[code for code in asked if code not in planning.framework.roles],
        too_many=[planning.framework.roles[code] for code in known[MOST_ROLES:]],
    )


def _same(facts: Sequence[FactRow], skills: Sequence[SkillLine]) -> int:
    return sum(not row.differs for row in facts) + sum(not row.differs for row in skills)


def _column(
    planning: PlanningContext, code: str, codes: Sequence[str], seats: Sequence[Opening]
) -> RoleColumn:
    role = planning.framework.roles[code]
    is_goal = planning.goal is not None and planning.goal.role_id == code
    route, obstacle, minutes = _expected(planning) if is_goal else _best_route(planning, code)
    legs = route.legs if route else ()
    return RoleColumn(
        role=role,
        track=planning.framework.tracks[role.track],
        readiness=explained_readiness(planning.framework, planning.person, code, planning.at),
        lights=lights(planning.framework, planning.person, code, planning.at, seats),
        gates=role_milestones_of(planning.framework, role, planning.person, planning.at),
        route=route,
        minutes=minutes,
        stops=[(planning.framework.roles[leg.target].name, leg.arrive) for leg in legs],
        obstacle=obstacle,
        is_here=code == planning.person.role,
        is_goal=is_goal,
        others=[other for other in codes if other != code],
    )


def _expected(planning: PlanningContext) -> tuple[Route | None, str, int]:
    """The way to the goal with the date that all pages show, and the minutes that it takes."""
    journey = expected_journey(planning)
    if journey is None:
        return None, _("You are in this role."), 0
    return journey.route, journey.obstacle, journey.minutes


def _best_route(planning: PlanningContext, code: str) -> tuple[Route | None, str, int]:
    if code == planning.person.role:
        return None, _("You are in this role."), 0
    try:
        route = routes(planning.framework, planning.person, code, at=planning.at, k=1)[0]
    except NoRoute as reason:
        return None, translate_sentence(reason.says), 0
    return route, "", route.minutes


def _facts(columns: Sequence[RoleColumn]) -> Iterator[FactRow]:
    """The facts that any of the roles has, in the order of the page."""
    for kind, (label, values) in _values(columns).items():
        if any(value not in {None, ()} for value in values):
            yield FactRow(kind, label, columns, differs=len(set(values)) > 1)


def _values(columns: Sequence[RoleColumn]) -> Mapping[str, tuple[str, list[Any]]]:
    """Kind of row -> its label, and for each role the value that decides whether roles differ."""
    roles = [column.role for column in columns]
    found = [column.route for column in columns]
    return {
        "readiness": (_("Your readiness"), [column.readiness for column in columns]),
        "arrival": (
            _("Arrival"),
            [column.route.arrive if column.route else column.obstacle for column in columns],
        ),
        "effort": (
            _("Learning on that route"),
            [column.route and column.minutes for column in columns],
        ),
        "moves": (_("Moves"), [route and route.moves for route in found]),
        "ready": (_("Ready"), [column.lights.ready for column in columns]),
        "eligible": (_("Eligible"), [column.lights.eligible for column in columns]),
        "seat": (_("Free seat"), [column.lights.seat for column in columns]),
        "milestones": (_("Milestones"), [role.milestones for role in roles]),
        "track": (_("Track"), [role.track for role in roles]),
        "level": (_("Level"), [role.level for role in roles]),
        "leads": (_("Leads people"), [role.leads_people for role in roles]),
        "pay": (_("Pay band"), [role.pay_band for role in roles]),
    }


def _skills(planning: PlanningContext, columns: Sequence[RoleColumn]) -> list[SkillLine]:
    """The skills that any of the roles requires, by their weight over all of them."""
    held = standing(planning.framework, planning.person, planning.at)
    terms = [{term.code: term for term in column.readiness.terms} for column in columns]
    codes = {code for role in terms for code in role}
    lines = [_line(planning, held, code, [role.get(code) for role in terms]) for code in codes]
    return sorted(lines, key=lambda line: (-_worth(line), line.name))


def _line(
    planning: PlanningContext,
    held: Mapping[str, Standing],
    code: str,
    terms: Sequence[ExplainedTerm | None],
) -> SkillLine:
    mine = held[code]
    return SkillLine(code, planning.framework.skills[code].name, mine.level, mine.confirmed, terms)


def _worth(line: SkillLine) -> int:
    return sum(term.out_of for term in line.terms if term)
