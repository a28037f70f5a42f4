"""Promotion cases: where one can go, the list of cases, and what is known before one begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.models import AnonymousUser
from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from planner.engine import Light, Lights, Readiness, lights, readiness
from planner.engine.values.framework import Role
from planner.models import Approver, CaseDecision, Employee, FrameworkVersion, PromotionCase, User
from planner.queries.career_map.readiness import ExplainedReadiness, explained_readiness
from planner.queries.framework.published import framework_of
from planner.queries.goals.goal import journey_of, one_move_away, seats_at
from planner.queries.people.managers import nearest_manager
from planner.queries.people.planning_context import ManagingContext, PlanningContext, plan_of

PER_PAGE = 20


@dataclass(frozen=True, slots=True)
class Destination:
    """A role one move away, and how ready the person is for it."""

    role: Role
    colour: str
    readiness: Readiness
    ready: Light
    is_next: bool


@dataclass(frozen=True, slots=True)
class CaseListPage:
    """One's own cases, those to decide now, and those of others that were decided before.

    ``destinations`` is empty while a case is open, one at a time, and without a plan.
    """

    mine: Sequence[PromotionCase]
    destinations: Sequence[Destination]
    waiting: Sequence[PromotionCase]
    earlier: Page[PromotionCase]


@dataclass(frozen=True, slots=True)
class StartPage:
    """How ready somebody is for a role, before they write a word; and who will decide."""

    role: Role
    readiness: ExplainedReadiness
    lights: Lights
    manager: Employee | None
    approvers: Sequence[Employee]
    open_case: PromotionCase | None


def case_list_page(
    user: User | AnonymousUser, viewer: ManagingContext, number: str | int = 1
) -> CaseListPage:
    """The list; ``number`` is the page of those decided before."""
    cases = PromotionCase.objects.select_related("role", "employee")
    mine = list(cases.filter(employee=viewer.employee))
    waiting = list(cases.waiting_for(user).order_by("sealed_at", "pk"))
    others = cases.visible_to(user).exclude(employee=viewer.employee)
    earlier = others.exclude(pk__in=[case.pk for case in waiting]).order_by("-sealed_at", "-pk")
    is_free = all(case.state not in PromotionCase.OPEN for case in mine)
    can_begin = is_free and isinstance(viewer, PlanningContext)
    return CaseListPage(
        mine=mine,
        destinations=destinations(plan_of(viewer)) if can_begin else [],
        waiting=waiting,
        earlier=Paginator(earlier, PER_PAGE).get_page(number),
    )


def start_page(planning: PlanningContext, code: str) -> StartPage:
    """Before a case for the role ``code``, one move away, is begun."""
    role = planning.framework.roles[code]
    return StartPage(
        role=role,
        readiness=explained_readiness(planning.framework, planning.person, code, planning.at),
        lights=lights(
            planning.framework, planning.person, code, planning.at, seats_at(planning.at)
        ),
        manager=nearest_manager(planning.employee, planning.at),
        approvers=approvers_of(planning.employee, role.track, planning.at),
        open_case=PromotionCase.objects.open().filter(employee=planning.employee).first(),
    )


def case_in_short(user: User | AnonymousUser, employee: Employee) -> PromotionCase | None:
    """The newest case of ``employee`` that ``user`` may see, if there is one."""
    rows = PromotionCase.objects.visible_to(user).filter(employee=employee)
    return rows.select_related("role", "employee").first()


def destinations(planning: PlanningContext) -> list[Destination]:
    """The roles one move away, the next on one's way first, then the readiest."""
    journey = journey_of(planning.framework, planning.person, planning.goal, planning.at)
    following = journey.next_role if journey else ""
    found = [
        _destination(planning, code, is_next=code == following) for code in one_move_away(planning)
    ]
    return sorted(
        found,
        key=lambda one: (not one.is_next, -one.readiness.confirmed_percent, one.role.code),
    )


def version_of(planning: PlanningContext) -> FrameworkVersion:
    """The version that counts for a case begun now: the person's, if it knows their role."""
    counts = planning.effective_version
    is_known = planning.person.role in framework_of(counts.version).roles
    return counts.version if is_known else counts.newest


def approvers_of(employee: Employee, track: str, at: date) -> list[Employee]:
    """Who decides after the manager, by name; nobody decides about themselves."""
    named = Approver.objects.deciding(track).values("employee")
    people = Employee.objects.current(at).filter(pk__in=named)
    return list(people.exclude(pk=employee.pk))


def cases_stuck(at: date) -> QuerySet[PromotionCase]:
    """Those that were passed on, and that no approver who works here is still to decide."""
    current = Employee.objects.current(at)
    asked = CaseDecision.objects.open().filter(approver__in=current)
    rows = PromotionCase.objects.filter(state=PromotionCase.State.FORWARDED, employee__in=current)
    return rows.exclude(pk__in=asked.values("case"))


def _destination(planning: PlanningContext, code: str, *, is_next: bool) -> Destination:
    role = planning.framework.roles[code]
    return Destination(
        role=role,
        colour=planning.framework.tracks[role.track].colour,
        readiness=readiness(planning.framework, planning.person, code, planning.at),
        ready=lights(planning.framework, planning.person, code, planning.at).ready,
        is_next=is_next,
    )
