"""Roles side by side."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from planner.access import personal
from planner.htmx import HtmxRequest
from planner.queries.framework_compare import MOST_ROLES, Comparison, comparison
from planner.queries.language import listed
from planner.queries.me import Me
from planner.queries.plans import seats_at
from planner.queries.routes import near_roles


@personal
def role_compare(request: HtmxRequest, me: Me) -> HttpResponse:
    """The roles named in the address. Whoever names none chooses them by a form."""
    asked = [code for code in request.GET.getlist("role") if code]
    found = comparison(me, asked, seats_at(me.at), only_different="differ" in request.GET)
    _say_what_is_missing(request, found)
    chosen = [column.role.code for column in found.columns]
    context = {
        "me": me,
        "page": found,
        "chosen": chosen,
        "slots": [*chosen, *[""] * (MOST_ROLES - len(chosen))],
        "tracks": _roles_by_track(me),
        "near": near_roles(me)[:3],
    }
    return render(request, "planner/framework/role_compare.html", context)


def _say_what_is_missing(request: HtmxRequest, found: Comparison) -> None:
    if found.unknown:
        messages.warning(request, _("A role that you asked for is not on the career map."))
    if found.too_many:
        names = listed(role.name for role in found.too_many)
        text = _("Four roles fit side by side. Left out: {names}.")
        messages.warning(request, text.format(names=names))


def _roles_by_track(me: Me) -> list[tuple[str, list[tuple[str, str]]]]:
    """For the form: track -> (code, name) of its roles, from the first level up."""
    order = list(me.framework.tracks)
    roles = sorted(
        me.framework.roles.values(), key=lambda role: (order.index(role.track), role.level)
    )
    return [
        (me.framework.tracks[track].name, [(role.code, role.name) for role in group])
        for track, group in groupby(roles, key=lambda role: role.track)
    ]
