"""The career map, its list, a role, and the search."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render

from planner.access import with_framework
from planner.htmx import HtmxRequest, render_part
from planner.queries.career_map.map import is_too_large, map_page
from planner.queries.career_map.role import role_page
from planner.queries.career_map.role_cards import Viewer, by_track, role_facts
from planner.queries.career_map.search import find, narrowed
from planner.queries.common.closeness import close_roles
from planner.queries.explore.cohorts import peers_of
from planner.queries.framework.goal_versions import published_versions
from planner.queries.framework.off_map import off_map_role


@with_framework
def map_detail(request: HtmxRequest, viewer: Viewer) -> HttpResponse:
    """The whole map; of a framework that is too large, what is around one role."""
    centre = request.GET.get("role", "")
    if is_too_large(viewer.framework) and not centre:
        return redirect("map-list")
    page = map_page(viewer, show=request.GET.get("show", ""), centre=centre)
    return render(request, "planner/career_map/map_detail.html", {"page": page, "viewer": viewer})


@with_framework
def map_list(request: HtmxRequest, viewer: Viewer) -> HttpResponse:
    """All roles by track; ``q`` narrows them."""
    text = request.GET.get("q", "").strip()
    rows = narrowed(role_facts(viewer), text)
    tracks = by_track(viewer.framework, [row.role for row in rows.values()])
    context = {
        "tracks": [(track, [rows[role.code] for role in roles]) for track, roles in tracks],
        "text": text,
        "viewer": viewer,
        "too_large": is_too_large(viewer.framework),
    }
    return render_part(request, "planner/career_map/map_list.html", "roles", context)


@with_framework
def role_detail(request: HtmxRequest, viewer: Viewer, code: str) -> HttpResponse:
    """One role: a page of its own, or the panel beside the map."""
    if code not in viewer.framework.roles:
        return _off_map(request, code)
    here = viewer.planning.person.role if viewer.planning else ""
    context = {
        "page": role_page(request.user, viewer, code),
        "viewer": viewer,
        "peers": peers_of(viewer.framework, code, viewer.at, here=here),
        "close_roles": close_roles(viewer.framework, code),
    }
    return render_part(request, "planner/career_map/role_detail.html", "panel", context)


def _off_map(request: HtmxRequest, code: str) -> HttpResponse:
    """A role of another version than the reader's: what it was, and why it is not on the map."""
    found = off_map_role(code, published_versions())
    if found is None:
        raise Http404
    role, skills = found.framework.roles[code], found.framework.skills
    asked = [(skills[line.skill].name, line.level) for line in role.requires]
    context = {"found": found, "name": role.name, "summary": role.summary, "asked": asked}
    return render(request, "planner/career_map/off_map.html", context)


@with_framework
def search(request: HtmxRequest, viewer: Viewer) -> HttpResponse:
    """Roles, skills and people by name."""
    text = request.GET.get("q", "").strip()
    found = find(request.user, viewer, text)
    context = {"found": found, "search_text": found.text, "viewer": viewer}
    return render(request, "planner/career_map/search.html", context)
