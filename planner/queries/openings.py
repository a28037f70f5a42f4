"""Internal openings: those near one's route first, each with readiness and what is missing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.utils.translation import gettext_lazy as _

from planner.engine import Lights, Readiness, lights, readiness
from planner.engine import Opening as Seat
from planner.engine.values.framework import Role
from planner.models import Employee, Interest, Opening, User
from planner.queries.career_map.readiness import ExplainedReadiness, explain, verdict
from planner.queries.goals.goal import Journey, journey_of, one_move_away
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import ManagingContext, PlanningContext, plan_of

PER_PAGE = 20
NEAR = 3
ON_ROUTE, ONE_MOVE, OTHERS = "route", "move", "other"
HEADINGS = {
    ON_ROUTE: _("On your route"),
    ONE_MOVE: _("One move away"),
    OTHERS: _("All others"),
}


@dataclass(frozen=True, slots=True)
class Fit:
    """How somebody stands to the role of an opening, by the framework that counts for them.

    ``verdict`` says in a few words what the ready light says.
    """

    role: Role
    track: str
    colour: str
    readiness: Readiness
    lights: Lights
    verdict: str
    is_rated: bool

    @property
    def missing(self) -> int:
        """How many requirements are not held."""
        return len(self.readiness.gaps)

    @property
    def to_confirm(self) -> int:
        """How many are held and wait for a signature."""
        return len(self.readiness.to_confirm)


@dataclass(frozen=True, slots=True)
class OpeningLine:
    """One opening in the list. ``fit`` is None for a role that is not on one's map.

    ``near`` is route, move or other; ``interest`` is one's own open word on it.
    """

    opening: Opening
    near: str
    fit: Fit | None
    interest: Interest | None
    is_later: bool

    @property
    def heading(self) -> str:
        return str(HEADINGS[self.near])

    @property
    def is_nearly_ready(self) -> bool:
        """Ready, or everything is held or at most one skill is missing."""
        return self.fit is not None and (self.fit.lights.ready.on or self.fit.missing <= 1)


@dataclass(frozen=True, slots=True)
class OpeningListPage:
    """A page of openings. ``told`` counts who has told the viewer of interest."""

    page: Page[OpeningLine]
    only_ready: bool
    told: int


@dataclass(frozen=True, slots=True)
class OpeningPage:
    """One opening. ``told`` is who said to the viewer that they are interested.

    ``contact`` is who would hear of interest, see ``contact_of``; ``earlier_contact`` the one who
    heard of one's interest, if it would be another by now.
    """

    line: OpeningLine
    readiness: ExplainedReadiness | None
    is_open: bool
    contact: Employee | None
    is_contact: bool
    tells_manager: bool
    has_plan: bool
    told: Sequence[Interest]

    @property
    def earlier_contact(self) -> Employee | None:
        interest = self.line.interest
        moved = interest is not None and interest.contact != self.contact
        return interest.contact if interest and moved else None

    @property
    def can_say(self) -> bool:
        """Whether there is somebody to tell, and something to tell."""
        said = self.line.interest is not None and self.earlier_contact is None
        return self.is_open and self.contact is not None and not self.is_contact and not said


def opening_list_page(
    user: User | AnonymousUser,
    viewer: ManagingContext,
    number: str | int = 1,
    *,
    only_ready: bool = False,
) -> OpeningListPage:
    """The openings of today and later, those on one's route first.

    ``only_ready`` leaves those for which the person is ready or nearly so. Without a plan none is
    nearer than another.
    """
    said, near = _said(viewer), _nearness(viewer)
    ahead = _ordered(openings_ahead(viewer.at), near)
    found = [_line(viewer, opening, near, said) for opening in ahead]
    kept = [line for line in found if line.is_nearly_ready or not only_ready]
    page = Paginator(kept, PER_PAGE).get_page(number)
    return OpeningListPage(
        page=page,
        only_ready=only_ready,
        told=Interest.objects.told(user).count(),
    )


def openings_ahead(at: date) -> list[Opening]:
    """All openings that are open at ``at`` or will be, with the names of their roles."""
    own = (field.name for field in Opening._meta.concrete_fields)
    rows = Opening.objects.not_closed(at).select_related("role")
    return list(rows.only(*own, "role__name"))


def openings_near(
    planning: PlanningContext, ahead: Iterable[Opening], journey: Journey | None
) -> list[OpeningLine]:
    """A few of the openings ``ahead`` on one's route, or one move away, open today."""
    near = nearness(planning, journey)
    open_now = [row for row in ahead if row.role_id in near and row.opens_on <= planning.at]
    return [_line(planning, row, near, {}) for row in _ordered(open_now, near)[:NEAR]]


def _nearness(viewer: ManagingContext) -> Mapping[str, str]:
    if not isinstance(viewer, PlanningContext):
        return {}
    journey = journey_of(viewer.framework, viewer.person, viewer.goal, viewer.at)
    return nearness(viewer, journey)


def nearness(planning: PlanningContext, journey: Journey | None) -> Mapping[str, str]:
    """Role code -> route or move: first the roles on one's route, then those one move away."""
    ahead = journey.route.roles[1:] if journey and journey.route else ()
    return {**dict.fromkeys(ahead, ON_ROUTE), **_first_moves(planning, ahead)}


def _first_moves(planning: PlanningContext, ahead: Sequence[str]) -> dict[str, str]:
    return {code: ONE_MOVE for code in sorted(one_move_away(planning)) if code not in ahead}


def opening_page(
    user: User | AnonymousUser, viewer: ManagingContext, opening: Opening
) -> OpeningPage:
    """One opening, which comes with its contact."""
    line = _line(viewer, opening, _nearness(viewer), _said(viewer))
    contact = contact_of(opening, viewer.at)
    is_contact = contact is not None and contact.pk == viewer.employee.pk
    told = Interest.objects.told(user).filter(opening=opening).select_related("employee")
    return OpeningPage(
        line=line,
        readiness=_explained(plan_of(viewer), line.fit) if line.fit else None,
        is_open=opening.is_open(viewer.at),
        contact=contact,
        is_contact=is_contact,
        tells_manager=contact is not None and contact.pk == viewer.employee.manager_id,
        has_plan=isinstance(viewer, PlanningContext),
        told=list(told),
    )


def _explained(planning: PlanningContext, fit: Fit) -> ExplainedReadiness:
    return explain(planning.framework, fit.readiness, is_rated=fit.is_rated)


def contact_of(opening: Opening, at: date) -> Employee | None:
    """Who hears of people that are interested: whom it names, or the first above them.

    The first who works here on that day; None if nobody does, or nobody is named.
    """
    named = opening.contact
    return nearest_manager(named, at) if named and named.has_left(at) else named


def interests_unheard(at: date) -> Iterator[Interest]:
    """Open interest in what is still to be had, of people who work here, told to somebody gone."""
    current = Employee.objects.current(at)
    openings = Opening.objects.not_closed(at)
    rows = Interest.objects.open().filter(employee__in=current, opening__in=openings)
    told = rows.exclude(contact__in=current).select_related("employee", "contact", "opening__role")
    return told.iterator()


def told_page(user: User | AnonymousUser, number: str | int = 1) -> Page[Interest]:
    """Who told ``user`` of interest in which opening, the newest first."""
    rows = Interest.objects.told(user).select_related("employee", "opening__role")
    return Paginator(rows.order_by("-said_at", "-pk"), PER_PAGE).get_page(number)


def _ordered(openings: Iterable[Opening], near: Mapping[str, str]) -> list[Opening]:
    """``openings``, which come with their roles, in the order of ``near``, the others last."""
    place = {code: number for number, code in enumerate(near)}
    return sorted(
        openings,
        key=lambda row: (place.get(row.role_id, len(place)), row.role.name, row.opens_on, row.pk),
    )


def _said(viewer: ManagingContext) -> Mapping[int, Interest]:
    """Opening key -> one's own open interest."""
    rows = Interest.objects.open().filter(employee=viewer.employee).select_related("contact")
    return {interest.opening_id: interest for interest in rows}


def _line(
    viewer: ManagingContext,
    opening: Opening,
    near: Mapping[str, str],
    said: Mapping[int, Interest],
) -> OpeningLine:
    return OpeningLine(
        opening=opening,
        near=near.get(opening.role_id, OTHERS),
        fit=_fit(viewer, opening) if isinstance(viewer, PlanningContext) else None,
        interest=said.get(opening.pk),
        is_later=opening.opens_on > viewer.at,
    )


def _fit(planning: PlanningContext, opening: Opening) -> Fit | None:
    """The lights count the seats of this opening, not those of others in the same role."""
    if opening.role_id not in planning.framework.roles:
        return None
    role = planning.framework.roles[opening.role_id]
    track = planning.framework.tracks[role.track]
    who = (planning.framework, planning.person, role.code, planning.at)
    found = readiness(*who)
    return Fit(
        role=role,
        track=track.name,
        colour=track.colour,
        readiness=found,
        lights=lights(*who, [_seat(opening)], found),
        verdict=verdict(planning.framework, found, is_rated=bool(planning.person.ratings)),
        is_rated=bool(planning.person.ratings),
    )


def _seat(row: Opening) -> Seat:
    return Seat(row.role_id, row.opens_on, row.closes_on, row.free_seats)
