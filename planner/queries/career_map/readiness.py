"""Readiness in words: every term of the sum, with the name of its skill and what it means.

Only what is confirmed makes ready: the line at ``ready_at`` belongs to the confirmed points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from planner.engine import Framework, Person, Readiness, Standing, Term, readiness
from planner.engine.standing.lights import is_ready
from planner.queries.common.language import list_in_language


@dataclass(frozen=True, slots=True)
class ExplainedTerm:
    """One requirement of the role. ``statement`` completes “You can …” for the needed level.

    ``highest`` is the highest level that the framework has.
    """

    code: str
    name: str
    statement: str
    needed: int
    highest: int
    held: int
    confirmed: int
    weight: int
    essential: bool
    held_points: int
    confirmed_points: int
    out_of: int

    @property
    def missing(self) -> int:
        """The number of levels still missing."""
        return max(0, self.needed - self.held)

    @property
    def is_confirmed(self) -> bool:
        return self.confirmed >= self.needed


@dataclass(frozen=True, slots=True)
class ExplainedReadiness:
    """A readiness with its terms, in the role's order; they add up to it exactly.

    ``verdict`` says in a few words what the ready light says. Not ``is_rated``: nobody has rated
    any skill of the person yet, so the percentages say nothing.
    """

    held_percent: int
    confirmed_percent: int
    held_points: int
    confirmed_points: int
    out_of: int
    terms: tuple[ExplainedTerm, ...]
    ready_at: int
    is_ready: bool
    verdict: str
    is_rated: bool

    @property
    def to_confirm(self) -> int:
        """How many requirements are held in full and wait for a signature."""
        return sum(not (term.missing or term.is_confirmed) for term in self.terms)

    @property
    def met(self) -> int:
        """The number of requirements held in full."""
        return sum(not term.missing for term in self.terms)


def explained_readiness(
    framework: Framework, person: Person, role: str, at: date
) -> ExplainedReadiness:
    """How ready ``person`` is for ``role`` (a code). Raises ``UnknownRole``."""
    measured = readiness(framework, person, role, at)
    return explain(framework, measured, is_rated=bool(person.ratings))


def explain(
    framework: Framework, measured: Readiness, *, is_rated: bool = True
) -> ExplainedReadiness:
    """A measured readiness with the names of its terms."""
    return ExplainedReadiness(
        held_percent=measured.held_percent,
        confirmed_percent=measured.confirmed_percent,
        held_points=measured.held_points,
        confirmed_points=measured.confirmed_points,
        out_of=measured.out_of,
        terms=tuple(_term(framework, term) for term in measured.terms),
        ready_at=framework.ready_at,
        is_ready=is_ready(framework, measured),
        verdict=verdict(framework, measured, is_rated=is_rated),
        is_rated=is_rated,
    )


def is_known(held: Mapping[str, Standing]) -> bool:
    """Whether somebody has said something about one of the skills that are ``held``."""
    return any(one.claimed_on or one.confirmed_on for one in held.values())


def verdict(framework: Framework, measured: Readiness, *, is_rated: bool = True) -> str:
    """What the ready light says, in a few words: “Not ready yet: 2 essential skills to confirm”.

    ``is_rated``: somebody has rated a skill of the person.
    """
    if is_ready(framework, measured):
        return _("Ready")
    if not is_rated:
        return _("Not rated yet")
    lacking = list(_essentials(measured)) or [_share(framework, measured)]
    return _("Not ready yet: {lacking}").format(lacking=list_in_language(lacking))


def _essentials(measured: Readiness) -> Iterator[str]:
    """The essential skills that are not confirmed: how many are held, and how many are not."""
    missing = [term for term in measured.terms if term.essential and not term.is_confirmed]
    held = sum(term.is_held for term in missing)
    if held:
        words = ngettext(
            "{number} essential skill to confirm", "{number} essential skills to confirm", held
        )
        yield words.format(number=held)
    if to_learn := len(missing) - held:
        words = ngettext(
            "{number} essential skill to learn", "{number} essential skills to learn", to_learn
        )
        yield words.format(number=to_learn)


def _share(framework: Framework, measured: Readiness) -> str:
    words = _(
        # “%” is a word here, xgettext:no-python-format
        "{confirmed}\u00a0% of {needed}\u00a0% confirmed"
    )
    return words.format(confirmed=measured.confirmed_percent, needed=framework.ready_at)


def _term(framework: Framework, term: Term) -> ExplainedTerm:
    skill = framework.skills[term.skill]
    return ExplainedTerm(
        code=term.skill,
        name=skill.name,
        statement=skill.statement(term.needed),
        needed=term.needed,
        highest=framework.levels,
        held=term.held,
        confirmed=term.confirmed,
        weight=term.weight,
        essential=term.essential,
        held_points=term.held_points,
        confirmed_points=term.confirmed_points,
        out_of=term.out_of,
    )
