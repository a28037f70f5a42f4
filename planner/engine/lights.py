"""The three lights of a role: ready, eligible, seat. Never mixed, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from planner.engine.dates import add_months
from planner.engine.errors import require_role
from planner.engine.framework import Framework, Move, Role
from planner.engine.person import Person
from planner.engine.readiness import Readiness, Term, readiness
from planner.engine.words import counted, listed, spoken_date


@dataclass(frozen=True, slots=True)
class Opening:
    """Free seats in a role from ``opens_on`` to ``closes_on``, both days included."""

    role: str
    opens_on: date
    closes_on: date | None = None
    free_seats: int = 1

    def has_seat(self, at: date) -> bool:
        is_over = self.closes_on is not None and self.closes_on < at
        return self.free_seats > 0 and self.opens_on <= at and not is_over


@dataclass(frozen=True, slots=True)
class Light:
    """On or off, with sentences that say why.

    ``from_date`` is the first day on which a light that is off will be on by waiting alone,
    None if it is on or if waiting alone does not help.
    """

    on: bool
    reasons: tuple[str, ...]
    from_date: date | None = None


@dataclass(frozen=True, slots=True)
class Lights:
    """Whether somebody can do the role, may move into it, and finds a seat there."""

    ready: Light
    eligible: Light
    seat: Light


def lights(
    framework: Framework,
    person: Person,
    role_code: str,
    at: date,
    openings: Iterable[Opening] = (),
) -> Lights:
    """The lights of ``person`` for a role at ``at``. Raises ``UnknownRole``."""
    require_role(framework, role_code)
    return Lights(
        _ready(framework, readiness(framework, person, role_code, at)),
        _eligible(framework, person, framework.roles[role_code], at),
        _seat([opening for opening in openings if opening.role == role_code], at),
    )


def least_move(framework: Framework, source: str, target: str) -> Move | None:
    """The direct move that asks for the least months; ties by kind. None if there is none."""
    moves = (move for move in framework.moves if (move.source, move.target) == (source, target))
    return min(moves, key=lambda move: (move.min_months, move.kind), default=None)


def milestone_expires_on(framework: Framework, person: Person, code: str) -> date | None:
    """The first day on which a milestone counts no more; None if it never expires."""
    months = framework.milestones[code].valid_months
    return None if months is None else add_months(person.milestones[code], months)


def has_milestone(framework: Framework, person: Person, code: str, at: date) -> bool:
    """Whether the milestone is achieved, and unexpired, at ``at``."""
    return _milestone_problem(framework, person, code, at) is None


def _ready(framework: Framework, found: Readiness) -> Light:
    missing = [term for term in found.terms if term.essential and not term.is_confirmed]
    is_enough = found.confirmed_percent >= framework.ready_at
    share = f"{found.confirmed_percent} % of what the role asks for is confirmed"
    threshold = f"{framework.ready_at} % " + ("is enough" if is_enough else "is needed")
    reasons = (*_essentials(framework, found, missing), f"{share}; {threshold}.")
    return Light(is_enough and not missing, reasons if found.terms else (NOTHING_REQUIRED,))


NOTHING_REQUIRED = "The role asks for no skills."


def _essentials(framework: Framework, found: Readiness, missing: list[Term]) -> Iterator[str]:
    essential = sum(term.essential for term in found.terms)
    if missing:
        names = listed(_shortfall(framework, term) for term in missing)
        verb = "is" if len(missing) == 1 else "are"
        yield f"{counted(len(missing), 'essential skill')} {verb} not confirmed yet: {names}."
    elif essential:
        verb = "is" if essential == 1 else "are"
        yield f"{counted(essential, 'essential skill')} {verb} confirmed."


def _shortfall(framework: Framework, term: Term) -> str:
    return f"{framework.skills[term.skill].name} (level {term.confirmed} of {term.needed})"


def _eligible(framework: Framework, person: Person, target: Role, at: date) -> Light:
    if person.role == target.code:
        return Light(on=False, reasons=("This is the current role.",))
    move = least_move(framework, person.role, target.code)
    if move is None:
        return Light(on=False, reasons=("No direct move leads here from the current role.",))
    served_on = add_months(person.role_since, move.min_months)
    gates = tuple(_unmet_milestones(framework, person, target, at))
    blocks = (*gates, *(["Moves are on hold at the moment."] if person.on_hold else ()))
    if not blocks and served_on <= at:
        return Light(on=True, reasons=tuple(_granted(target, move)))
    waiting = [_waiting(move, served_on)] if served_on > at else []
    by_waiting = not blocks and not any(_unmet_milestones(framework, person, target, served_on))
    return Light(False, (*waiting, *blocks), served_on if by_waiting else None)


def _waiting(move: Move, served_on: date) -> str:
    return f"{_service(move)}, served on {spoken_date(served_on)}."


def _service(move: Move) -> str:
    return f"The move asks for {counted(move.min_months, 'month')} in the current role"


def _granted(target: Role, move: Move) -> Iterator[str]:
    yield "A direct move leads here from the current role."
    if move.min_months:
        yield f"{_service(move)}, and that is served."
    if target.milestones:
        yield f"{counted(len(target.milestones), 'milestone')} of the role confirmed and valid."


def _unmet_milestones(
    framework: Framework, person: Person, target: Role, at: date
) -> Iterator[str]:
    for code in target.milestones:
        if problem := _milestone_problem(framework, person, code, at):
            yield f"The milestone “{framework.milestones[code].name}” {problem}."


def _milestone_problem(framework: Framework, person: Person, code: str, at: date) -> str | None:
    """What keeps a milestone from counting at ``at``; None if it counts."""
    if code not in person.milestones or person.milestones[code] > at:
        return "is not confirmed yet"
    expires_on = milestone_expires_on(framework, person, code)
    if expires_on is not None and expires_on <= at:
        return f"expired on {spoken_date(expires_on)}"
    return None


def _seat(openings: list[Opening], at: date) -> Light:
    open_now = [opening for opening in openings if opening.has_seat(at)]
    if open_now:
        seats = counted(sum(opening.free_seats for opening in open_now), "free seat")
        return Light(on=True, reasons=(f"{seats}{_until(open_now)}.",))
    later = [o.opens_on for o in openings if o.opens_on > at and o.has_seat(o.opens_on)]
    if later:
        opens_on = min(later)
        return Light(False, (f"The next opening begins on {spoken_date(opens_on)}.",), opens_on)
    return Light(on=False, reasons=("There is no opening with a free seat now.",))


def _until(open_now: list[Opening]) -> str:
    ends = [opening.closes_on for opening in open_now if opening.closes_on is not None]
    return f", open until {spoken_date(max(ends))}" if len(ends) == len(open_now) else ""
