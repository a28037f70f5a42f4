"""The three lights of a role: ready, eligible, seat. Never mixed, each with its reasons."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from planner.engine.standing.milestones import has_milestone, is_achieved, milestone_expires_on
from planner.engine.standing.readiness import Readiness, Term, readiness
from planner.engine.values.dates import add_months
from planner.engine.values.framework import Framework, Move, Role
from planner.engine.values.person import Person
from planner.engine.values.sentences import Sentence, ngettext
from planner.engine.values.sentences import gettext as _


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
    """A light, on or off, with sentences that say why.

    ``from_date`` is the first day on which a light that is off will turn on through waiting alone;
    None if it is on, or if waiting alone does not help.
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
    measured: Readiness | None = None,
) -> Lights:
    """The lights of ``person`` for a role at ``at``. Raises ``UnknownRole``.

    ``measured`` is the readiness for the role at ``at``, if already known.
    """
    found = measured or readiness(framework, person, role_code, at)
    return Lights(
        _ready(framework, person, role_code, at, found),
        eligible(framework, person, framework.roles[role_code], at),
        _seat([opening for opening in openings if opening.role == role_code], at),
    )


def least_move(framework: Framework, source: str, target: str) -> Move | None:
    """The direct move that asks for the least months; ties by kind. None if there is none."""
    moves = (move for move in framework.moves if (move.source, move.target) == (source, target))
    return min(moves, key=lambda move: (move.min_months, move.kind), default=None)


def is_ready(framework: Framework, found: Readiness) -> bool:
    """Whether every essential requirement is confirmed, and enough of all points are."""
    return found.confirmed_percent >= framework.ready_at and not _missing(found)


def _missing(found: Readiness) -> list[Term]:
    return [term for term in found.terms if term.essential and not term.is_confirmed]


def _ready(framework: Framework, person: Person, role: str, at: date, found: Readiness) -> Light:
    if not found.terms:
        return Light(on=True, reasons=(NOTHING_REQUIRED,))
    is_enough = found.confirmed_percent >= framework.ready_at
    share = _share(found.confirmed_percent, framework.ready_at, is_enough=is_enough)
    reasons = (*_essentials(framework, found, _missing(found)), share)
    if is_ready(framework, found):
        return Light(on=True, reasons=reasons)
    return Light(False, reasons, _ready_from(framework, person, role, at))


def _ready_from(framework: Framework, person: Person, role: str, at: date) -> date | None:
    """The first day after ``at`` on which a rating begins or ends and ``person`` becomes ready.

    Between those days, levels only fade.
    """
    needs = framework.roles[role].needs
    ratings = [rating for rating in person.ratings if rating.confirms and rating.skill in needs]
    days = {day for rating in ratings for day in (rating.on, rating.until) if day and day > at}
    ready = (
        day for day in sorted(days) if is_ready(framework, readiness(framework, person, role, day))
    )
    return next(ready, None)


NOTHING_REQUIRED = _("The role asks for no skills.")


def _share(confirmed: int, ready_at: int, *, is_enough: bool) -> Sentence:
    facts = {"confirmed": confirmed, "ready_at": ready_at}
    if is_enough:
        return _(
            # “%” is a word here, xgettext:no-python-format
            "{confirmed} % of what the role asks for is confirmed; {ready_at} % is enough.",
            **facts,
        )
    return _(
        # “%” is a word here, xgettext:no-python-format
        "{confirmed} % of what the role asks for is confirmed; {ready_at} % is needed.",
        **facts,
    )


def _essentials(
    framework: Framework, found: Readiness, missing: Sequence[Term]
) -> Iterator[Sentence]:
    essential = sum(term.essential for term in found.terms)
    if missing:
        yield ngettext(
            "{number} essential skill is not confirmed yet: {names}.",
            "{number} essential skills are not confirmed yet: {names}.",
            len(missing),
            names=tuple(_shortfall(framework, term) for term in missing),
        )
    elif essential:
        yield ngettext(
            "{number} essential skill is confirmed.",
            "{number} essential skills are confirmed.",
            essential,
        )


def _shortfall(framework: Framework, term: Term) -> Sentence:
    return _(
        "{skill} (level {confirmed} of {needed})",
        skill=framework.skills[term.skill].name,
        confirmed=term.confirmed,
        needed=term.needed,
    )


def eligible(framework: Framework, person: Person, target: Role, at: date) -> Light:
    """Whether ``person`` may move into ``target`` at ``at``, regardless of skills."""
    if person.role == target.code:
        return Light(on=False, reasons=(_("This is the current role."),))
    move = least_move(framework, person.role, target.code)
    if move is None:
        return Light(on=False, reasons=(_("No direct move leads here from the current role."),))
    served_on = add_months(person.role_since, move.min_months)
    gates = tuple(_unmet_milestones(framework, person, target, at))
    blocks = (*gates, *([_("Moves are on hold at the moment.")] if person.on_hold else ()))
    if not blocks and served_on <= at:
        return Light(on=True, reasons=tuple(_granted(target, move)))
    waiting = [_waiting(move, served_on)] if served_on > at else []
    by_waiting = not blocks and not any(_unmet_milestones(framework, person, target, served_on))
    return Light(False, (*waiting, *blocks), served_on if by_waiting else None)


def _waiting(move: Move, served_on: date) -> Sentence:
    return ngettext(
        "The move asks for {number} month in the current role, served on {day}.",
        "The move asks for {number} months in the current role, served on {day}.",
        move.min_months,
        day=served_on,
    )


def _granted(target: Role, move: Move) -> Iterator[Sentence]:
    yield _("A direct move leads here from the current role.")
    if move.min_months:
        yield ngettext(
            "The move asks for {number} month in the current role, and that is served.",
            "The move asks for {number} months in the current role, and that is served.",
            move.min_months,
        )
    if target.milestones:
        yield ngettext(
            "{number} milestone of the role confirmed and valid.",
            "{number} milestones of the role confirmed and valid.",
            len(target.milestones),
        )


def _unmet_milestones(
    framework: Framework, person: Person, target: Role, at: date
) -> Iterator[Sentence]:
    for codes in target.milestone_choices:
        if not any(has_milestone(framework, person, code, at) for code in codes):
            yield _unmet(framework, person, codes, at)


def _unmet(framework: Framework, person: Person, codes: tuple[str, ...], at: date) -> Sentence:
    names = tuple(framework.milestones[code].name for code in codes)
    if len(codes) > 1:
        return _(
            "None of the milestones {names} is confirmed and valid; any one is enough.",
            names=tuple(_("“{name}”", name=name) for name in names),
        )
    code, name = codes[0], names[0]
    expired_on = is_achieved(person, code, at) and milestone_expires_on(framework, person, code)
    if expired_on:
        return _("The milestone “{name}” expired on {day}.", name=name, day=expired_on)
    return _("The milestone “{name}” is not confirmed yet.", name=name)


def _seat(openings: list[Opening], at: date) -> Light:
    open_now = [opening for opening in openings if opening.has_seat(at)]
    if open_now:
        return Light(on=True, reasons=(_seats(open_now),))
    later = [o.opens_on for o in openings if o.opens_on > at and o.has_seat(o.opens_on)]
    if later:
        opens_on = min(later)
        return Light(False, (_("The next opening begins on {day}.", day=opens_on),), opens_on)
    return Light(on=False, reasons=(_("There is no opening with a free seat now."),))


def _seats(open_now: list[Opening]) -> Sentence:
    seats = sum(opening.free_seats for opening in open_now)
    ends = [opening.closes_on for opening in open_now if opening.closes_on is not None]
    if len(ends) < len(open_now):
        return ngettext("{number} free seat.", "{number} free seats.", seats)
    return ngettext(
        "{number} free seat, open until {day}.",
        "{number} free seats, open until {day}.",
        seats,
        day=max(ends),
    )
