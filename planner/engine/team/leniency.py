"""How a confirmer's levels compare with those that others give for the same people and skills."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from planner.engine.standing.fold import CONFIRMATION_WINDOW, by_skill
from planner.engine.values.person import Person, Rating

FEWEST = 5
"""Pairs, and employees among them, below which no figure is shown."""


@dataclass(frozen=True, slots=True)
class Leniency:
    """The mean difference in levels to others: above 0 is more lenient, below 0 is stricter.

    ``pairs`` counts the pairs of employee and skill behind it, ``employees`` the people.
    """

    difference: Fraction
    pairs: int
    employees: int


def leniency(confirmer: str, people: Mapping[str, Person], at: date) -> Leniency | None:
    """How leniently ``confirmer`` rates ``people`` (by code) beside others; None if too few.

    A pair counts if the confirmer's latest rating that counts at ``at`` and somebody else's latest
    are at most 45 days apart. Its difference is the confirmer's level minus the mean of those
    others' levels; leniency is the mean over all pairs. It takes five pairs over five employees.
    """
    found = {code: tuple(_differences(confirmer, person, at)) for code, person in people.items()}
    differences = [difference for pairs in found.values() for difference in pairs]
    employees = sum(1 for pairs in found.values() if pairs)
    if len(differences) < FEWEST or employees < FEWEST:
        return None
    mean = sum(differences, Fraction()) / len(differences)
    return Leniency(mean, len(differences), employees)


def _differences(confirmer: str, person: Person, at: date) -> Iterator[Fraction]:
    """For each skill of ``person`` that the confirmer and others rated: own level minus theirs."""
    for ratings in by_skill(person.ratings).values():
        latest = _latest(ratings, at)
        own = latest.pop(confirmer, None)
        if own is None:
            continue
        near = [one.level for one in latest.values() if _is_near(one, own)]
        if near:
            yield own.level - Fraction(sum(near), len(near))


def _latest(ratings: list[Rating], at: date) -> dict[str, Rating]:
    """Confirmer -> their latest rating that counts at ``at``; of one day, the last given."""
    counting = (rating for rating in ratings if rating.confirms and rating.counts(at))
    return {rating.by: rating for rating in sorted(counting, key=lambda rating: rating.on)}


def _is_near(one: Rating, other: Rating) -> bool:
    return abs(one.on - other.on) <= CONFIRMATION_WINDOW
