"""The terms of a suggestion: their names, and what each value is made of."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import MappingProxyType

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext, ngettext, pgettext_lazy
from django.utils.translation import gettext_lazy as _
from django_stubs_ext import StrOrPromise

from planner.engine import Framework, Person, Readiness, Similar, Suggestion
from planner.engine.advice.drivers import driven, levels_asked, meant
from planner.engine.advice.race import LOST_PER_MONTH, WEIGHTS
from planner.engine.advice.suggest import SuggestionTerm
from planner.engine.standing.readiness import FULL
from planner.engine.values.dates import full_months
from planner.engine.values.framework import Role
from planner.queries.common.closeness import close_sum
from planner.queries.common.language import list_in_language
from planner.queries.people.drivers import DRIVERS, Driver

# Term -> what a page calls it, and how its value from 0 to 100 is found. Published as it stands.
TERMS: Mapping[str, tuple[StrOrPromise, StrOrPromise]] = MappingProxyType(
    {
        "readiness": (
            _("Readiness"),
            _("How much of what the role asks for you hold, in percent."),
        ),
        "closeness": (
            _("Closeness"),
            _(
                "How close the role is to yours: its skills, its words and its track, how many"
                " moves lead there, and where roles like yours lead. Without it, the least"
                " demanding roles would come first."
            ),
        ),
        "arrival": (
            _("Arrival"),
            _(
                "100 for today, {lost} less for each full month until the earliest route arrives,"
                " never below 0. 0 if there is no time for learning."
            ),
        ),
        "drivers": (
            pgettext_lazy("what drives somebody", "Drivers"),
            _("How well the role fits what drives you; 0 if you have not said."),
        ),
        "openings": (
            _("Free seat"),
            _("100 if there is an opening with a free seat today, else 0."),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class DriverPart:
    """What one driver adds: the role's ``value``, 0 to 100, counted ``times``.

    ``made_of`` says where the value comes from.
    """

    driver: Driver
    value: int
    times: int
    made_of: str


@dataclass(frozen=True, slots=True)
class TermLine:
    """One term of a suggestion: ``value`` times ``weight`` are its ``points``.

    ``made_of`` says where the value comes from, ``parts`` open that of the drivers.
    """

    code: str
    value: int
    weight: int
    made_of: str = ""
    parts: Sequence[DriverPart] = ()

    @property
    def name(self) -> StrOrPromise:
        return TERMS[self.code][0]

    @property
    def how(self) -> str:
        return str(TERMS[self.code][1]).format(lost=LOST_PER_MONTH)

    @property
    def points(self) -> int:
        return self.weight * self.value

    @property
    def spoken_points(self) -> str:
        return number_format(self.points, force_grouping=True)


@dataclass(frozen=True, slots=True)
class Judged:
    """A role that was suggested to somebody at ``at``, how ready they are, and how close it is."""

    framework: Framework
    person: Person
    at: date
    suggestion: Suggestion
    ready: Readiness
    close: Similar

    @property
    def here(self) -> Role:
        return self.framework.roles[self.person.role]

    @property
    def role(self) -> Role:
        return self.framework.roles[self.suggestion.role]


def weight_lines() -> list[TermLine]:
    """The published weights; value and points are those of the best role there could be."""
    return [TermLine(code, FULL, WEIGHTS[code]) for code in TERMS]


def term_lines(judged: Judged) -> list[TermLine]:
    """The terms of the suggestion in the engine's order, each opened."""
    return [_line(judged, term) for term in judged.suggestion.terms]


def _line(judged: Judged, term: SuggestionTerm) -> TermLine:
    parts = _parts(judged) if term.name == "drivers" else ()
    made_of = _mean(parts) if parts else MADE_OF[term.name](judged)
    return TermLine(term.name, term.value, term.weight, made_of, parts)


def _points_held(judged: Judged) -> str:
    text = gettext("You hold {held} of {out_of} points; they are listed below.")
    return text.format(held=judged.ready.held_points, out_of=judged.ready.out_of)


def _close(judged: Judged) -> str:
    text = gettext("{sum}, in percent; together rounded down.")
    return text.format(sum=close_sum(judged.close)) if judged.close.percent else gettext("Nothing.")


def _in_common(judged: Judged) -> str:
    both, either = levels_asked(judged.here, judged.role)
    text = gettext("{both} of {either} levels are asked for by both roles.")
    return text.format(both=both, either=either)


def _months_away(judged: Judged) -> str:
    arrive = judged.suggestion.arrive
    if arrive is None:
        return gettext("There is no time for learning, so no route arrives.")
    months = full_months(judged.at, arrive)
    text = ngettext(
        "The earliest route arrives on {day}, in {number} full month: 100 − {lost}.",
        "The earliest route arrives on {day}, in {number} full months: 100 − {lost}.",
        months,
    )
    return text.format(day=date_format(arrive), number=months, lost=LOST_PER_MONTH * months)


def _no_drivers(_judged: Judged) -> str:
    return gettext("You have said nothing that could be counted here.")


def _seat(judged: Judged) -> str:
    if any(term.value for term in judged.suggestion.terms if term.name == "openings"):
        return gettext("There is an opening with a free seat today.")
    return gettext("There is no opening with a free seat today.")


MADE_OF: Mapping[str, Callable[[Judged], str]] = MappingProxyType(
    {
        "readiness": _points_held,
        "closeness": _close,
        "arrival": _months_away,
        "drivers": _no_drivers,
        "openings": _seat,
    }
)


def _mean(parts: Sequence[DriverPart]) -> str:
    """The sum behind the value of the drivers, in figures."""
    counted = " + ".join(f"{part.times} × {part.value}" for part in parts)
    text = gettext("({sum}) ÷ {times}, rounded down.")
    return text.format(sum=counted, times=sum(part.times for part in parts))


def _parts(judged: Judged) -> list[DriverPart]:
    drivers = {driver.token: driver for driver in DRIVERS.values()}
    return [
        _part(judged, drivers[token], len(list(same)))
        for token, same in groupby(judged.person.drivers)
    ]


def _part(judged: Judged, driver: Driver, times: int) -> DriverPart:
    value = driven(judged.framework, judged.here, judged.role, judged.ready, driver.token)
    return DriverPart(driver, value, times, FITS.get(driver.code, _by_skills)(judged, driver))


def _higher(judged: Judged, _driver: Driver) -> str:
    text = gettext("It is at level {level}; yours is at level {own}.")
    return text.format(level=judged.role.level, own=judged.here.level)


def _elsewhere(judged: Judged, _driver: Driver) -> str:
    tracks = judged.framework.tracks
    text = gettext("It is on the track “{track}”; yours is on “{own}”.")
    return text.format(track=tracks[judged.role.track].name, own=tracks[judged.here.track].name)


def _to_learn(judged: Judged, _driver: Driver) -> str:
    missing = judged.ready.out_of - judged.ready.held_points
    text = gettext("{missing} of {out_of} points are still to be learned.")
    return text.format(missing=missing, out_of=judged.ready.out_of)


def _familiar(judged: Judged, _driver: Driver) -> str:
    return _in_common(judged)


def _by_skills(judged: Judged, driver: Driver) -> str:
    terms = meant(judged.framework, judged.ready, driver.token)
    if not terms:
        return gettext("The role asks for none of the skills that tell of this.")
    names = list_in_language(judged.framework.skills[term.skill].name for term in terms)
    points = sum(term.out_of for term in terms)
    text = gettext("{points} of {out_of} points are for {skills}.")
    return text.format(points=points, out_of=judged.ready.out_of, skills=names)


FITS: Mapping[str, Callable[[Judged, Driver], str]] = MappingProxyType(
    {
        "advancement": _higher,
        "variety": _elsewhere,
        "growth": _to_learn,
        "stability": _familiar,
    }
)
