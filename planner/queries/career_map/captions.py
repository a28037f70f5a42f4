"""The words on the career map: stations, routes, and numbers of people."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from planner.engine import Framework, Route
from planner.queries.career_map.role_cards import RoleCard
from planner.queries.common.language import list_in_language


def spoken_station(facts: RoleCard) -> str:
    """A station in sentences, for screen readers: everything that the picture shows."""
    return " ".join(_sentences(facts))


def detail(facts: RoleCard) -> str:
    """The short line under a station’s name: I am here, how ready I am, or how many people."""
    if facts.is_here:
        return _("You are here")
    if facts.percent is not None:
        return _("{percent}\u00a0%").format(percent=facts.percent)
    if facts.seats:
        return ""
    if not facts.people:
        return pgettext("people in a role", "under five")
    return pgettext("people in a role", "{number} or more").format(number=facts.people)


def option(framework: Framework, route: Route, mine: Sequence[str]) -> str:
    """What sets a way apart from mine: the first other role on it, and when it arrives.

    The month is the typical one: these are ways to compare.
    """
    month = date_format(route.arrive, "YEAR_MONTH_FORMAT")
    other = next((code for code in route.roles if code not in mine), None)
    if other:
        return _("Via {role}, typically {month}").format(
            role=framework.roles[other].name, month=month
        )
    text = ngettext(
        "With {number} move, typically {month}",
        "With {number} moves, typically {month}",
        route.moves,
    )
    return text.format(number=route.moves, month=month)


def in_words(framework: Framework, route: Route, *, is_mine: bool) -> str:
    """A way with its roles, and when it arrives: mine as expected, others as is typical."""
    words = (
        _("Your route: {roles}. Expected arrival in {month}.")
        if is_mine
        else _("The route: {roles}. Typical arrival in {month}.")
    )
    return words.format(
        roles=list_in_language(framework.roles[code].name for code in route.roles),
        month=date_format(route.arrive, "YEAR_MONTH_FORMAT"),
    )


def _sentences(facts: RoleCard) -> Iterator[str]:
    yield _("{role}: {track}, level {level}.").format(
        role=facts.role.name, track=facts.track.name, level=facts.role.level
    )
    if facts.is_here:
        yield _("You are here.")
    elif facts.percent is not None:
        yield _(
            # “%” is a word here, xgettext:no-python-format
            "You hold {percent}\u00a0%."
        ).format(percent=facts.percent)
    else:
        yield _("{headcount}.").format(headcount=facts.headcount)
    if facts.is_goal:
        yield _("Your goal.")
    if facts.seats:
        text = ngettext("{number} free seat.", "{number} free seats.", facts.seats)
        yield text.format(number=facts.seats)
