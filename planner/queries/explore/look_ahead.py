"""Readiness on a day to come: what fades and what expires by then, and what to do about it.

Nothing new is learned, confirmed or achieved until that day; all numbers are the engine's own,
asked with that day as ``at``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse
from django.utils.translation import gettext as _

from planner.engine import (
    Framework,
    Lights,
    Loss,
    Standing,
    lights,
    losses,
    readiness,
    standing,
)
from planner.engine.standing.fold import standing_in
from planner.engine.values.dates import add_months, full_months
from planner.engine.values.framework import Role
from planner.queries.explore.readiness_change import ReadinessChange, change_of
from planner.queries.goals.goal import Journey, journey_of
from planner.queries.people.planning_context import PlanningContext

MONTHS = 24  # that the strip shows
YEARS = 5  # as far as one can look
AHEAD = 6  # months, unless somebody says otherwise
SOON = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Month:
    """Readiness on one day, in percent. ``number`` counts months from today."""

    number: int
    on: date
    held: int
    confirmed: int
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class LossLine:
    """A loss on one day, what it costs the role, and where to do something about it.

    ``held`` and ``confirmed`` are the role's levels that go, each worth ``weight`` points.
    ``is_asked``: it costs the role points, or is a milestone that the role requires. It has counted
    since the day ``since``, and is lost after each full period.
    """

    loss: Loss
    name: str
    held: int
    confirmed: int
    weight: int
    is_asked: bool
    since: date
    months: int
    url: str

    @property
    def held_points(self) -> int:
        return self.weight * self.held

    @property
    def confirmed_points(self) -> int:
        return self.weight * self.confirmed

    @property
    def is_milestone(self) -> bool:
        return bool(self.loss.milestone)

    @property
    def words(self) -> str:
        """What happens on the day, without a full stop."""
        if self.is_milestone:
            return _("“{name}” expires").format(name=self.name)
        if self.loss.held_after < self.loss.held_before:
            text = _("{name} falls to level {level}")
            return text.format(name=self.name, level=self.loss.held_after)
        text = _("{name}: the confirmed level falls to {level}")
        return text.format(name=self.name, level=self.loss.confirmed_after)


@dataclass(frozen=True, slots=True)
class LookAheadPage:
    """One role on the day ``on``, beside today; the coming months; and what is lost when."""

    on: date
    role: Role
    is_next: bool
    is_goal: bool
    readiness: ReadinessChange
    lights: Lights
    months: Sequence[Month]
    until_then: Sequence[LossLine]
    after_that: Sequence[LossLine]
    elsewhere: Sequence[LossLine]
    ready_at: int
    last_month: date

    @property
    def most(self) -> int:
        """As many months as the strip shows."""
        return len(self.months) - 1

    @property
    def chosen(self) -> int:
        """The month that contains the day; the last one if it lies beyond."""
        return next((month.number for month in self.months if month.is_chosen), self.most)


@dataclass(frozen=True, slots=True)
class Reach:
    """What can be asked: which roles, which range of days, and the default question."""

    roles: Sequence[tuple[str, str]]
    first: date
    last: date
    role: str
    on: date
    days: Sequence[date]


def reach_of(planning: PlanningContext) -> Reach:
    """The signed-in person's own roles first (next, goal, present), then all."""
    own = own_roles(planning)
    others = sorted(
        planning.framework.roles.keys() - own, key=lambda code: planning.framework.roles[code].name
    )
    return Reach(
        roles=[(code, planning.framework.roles[code].name) for code in (*own, *others)],
        first=planning.at,
        last=add_months(planning.at, 12 * YEARS),
        role=own[0],
        on=add_months(planning.at, AHEAD),
        days=[add_months(planning.at, number) for number in range(MONTHS + 1)],
    )


def own_roles(planning: PlanningContext) -> list[str]:
    """The codes of the next role, of the goal and of today's role, each once."""
    journey = journey_of(planning.framework, planning.person, planning.goal, planning.at)
    return roles_along(planning, journey)


def roles_along(planning: PlanningContext, journey: Journey | None) -> list[str]:
    """The same for a ``journey`` that is known already."""
    way = [journey.next_role, journey.goal.role_id] if journey else []
    return list(dict.fromkeys([*way, planning.person.role]))


def look_ahead_page(planning: PlanningContext, role: str, on: date) -> LookAheadPage:
    """The signed-in person and ``role`` (a code) on the day ``on``."""
    journey = journey_of(planning.framework, planning.person, planning.goal, planning.at)
    last = max(on, add_months(planning.at, MONTHS))
    lines = loss_lines(planning, role, last)
    asked = [line for line in lines if line.is_asked]
    today, then = (standing(planning.framework, planning.person, day) for day in (planning.at, on))
    return LookAheadPage(
        on=on,
        role=planning.framework.roles[role],
        is_next=bool(journey and journey.next_role == role),
        is_goal=bool(journey and journey.goal.role_id == role),
        readiness=change_of(planning.framework, role, today, then),
        lights=lights(planning.framework, planning.person, role, on),
        months=_months(planning, role, on),
        until_then=[line for line in asked if line.loss.on <= on],
        after_that=[line for line in asked if line.loss.on > on],
        elsewhere=[line for line in lines if not line.is_asked],
        ready_at=planning.framework.ready_at,
        last_month=last,
    )


def _months(planning: PlanningContext, role: str, on: date) -> list[Month]:
    chosen = full_months(planning.at, on)
    return [_month(planning, role, number, chosen) for number in range(MONTHS + 1)]


def _month(planning: PlanningContext, role: str, number: int, chosen: int) -> Month:
    day = add_months(planning.at, number)
    found = readiness(planning.framework, planning.person, role, day)
    return Month(number, day, found.held_percent, found.confirmed_percent, number == chosen)


def loss_lines(planning: PlanningContext, role: str, until: date) -> list[LossLine]:
    """The losses up to ``until``, by day, and what each costs ``role``."""
    return _lines(planning, role, _losses(planning, until))


def _losses(planning: PlanningContext, until: date) -> Sequence[Loss]:
    return losses(planning.framework, planning.person, at=planning.at, until=until)


def _lines(planning: PlanningContext, role: str, found: Sequence[Loss]) -> list[LossLine]:
    skills = [loss.skill for loss in found if loss.skill]
    held = standing_in(planning.framework, planning.person, skills, planning.at)
    wanted = planning.framework.roles[role]
    return [
        _skill_line(planning.framework, wanted, held[loss.skill], loss)
        if loss.skill
        else _milestone_line(planning, wanted, loss)
        for loss in found
    ]


def losses_soon(planning: PlanningContext, roles: Iterable[str]) -> list[LossLine]:
    """The losses within the next 60 days that concern one of ``roles``, by day."""
    return losses_asked(planning, roles, planning.at + SOON)


def losses_asked(planning: PlanningContext, roles: Iterable[str], until: date) -> list[LossLine]:
    """What one of ``roles`` asks for and is lost up to ``until``, by day."""
    found = _losses(planning, until)
    lines = [line for role in roles for line in _lines(planning, role, found)]
    asked = {line.loss: line for line in lines if line.is_asked}
    return sorted(asked.values(), key=lambda line: (line.loss.on, line.name))


def _milestone_line(planning: PlanningContext, role: Role, loss: Loss) -> LossLine:
    milestone = planning.framework.milestones[loss.milestone]
    return LossLine(
        loss=loss,
        name=milestone.name,
        held=0,
        confirmed=0,
        weight=0,
        is_asked=loss.milestone in role.milestone_codes,
        since=planning.person.milestones[loss.milestone],
        months=milestone.valid_months or 0,
        url=f"{reverse('milestone-add')}?milestone={loss.milestone}",
    )


def _skill_line(framework: Framework, role: Role, now: Standing, loss: Loss) -> LossLine:
    asked = next((line for line in role.requires if line.skill == loss.skill), None)
    needed, weight = (asked.level, asked.weight) if asked else (0, 0)
    held = min(loss.held_before, needed) - min(loss.held_after, needed)
    confirmed = min(loss.confirmed_before, needed) - min(loss.confirmed_after, needed)
    skill = framework.skills[loss.skill]
    months = skill.fades_after_months or 0
    return LossLine(
        loss=loss,
        name=skill.name,
        held=held,
        confirmed=confirmed,
        weight=weight,
        is_asked=held > 0 or confirmed > 0,
        since=_since(now, months, loss.on),
        months=months,
        url=reverse("evidence-add", args=[loss.skill]),
    )


def _since(now: Standing, months: int, lost_on: date) -> date:
    """The day of the rating that fades on ``lost_on``; the later one if both do."""
    words = [day for day in (now.claimed_on, now.confirmed_on) if day]
    return max(day for day in words if _fades_on(day, months, lost_on))


def _fades_on(since: date, months: int, day: date) -> bool:
    whole = full_months(since, day)
    return whole % months == 0 and add_months(since, whole) == day
